using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using ClubBot.Storage.Migrations;
using ClubBot.Testing.Documents;
using LiteDB.Engine;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClubBot.Storage.Tests.LiteDb;

/// <summary>Makes stores for tests.</summary>
internal static class TestStore
{
    public static LiteDbDocumentStore Create(
        string folder,
        Action<StorageOptions>? configure = null,
        DocumentCatalog? catalog = null,
        IEnumerable<IStoreMigration>? migrations = null,
        TimeProvider? time = null,
        Func<EngineSettings, ILiteEngine>? createEngine = null)
    {
        var options = new StorageOptions { Path = folder };
        configure?.Invoke(options);
        return new LiteDbDocumentStore(
            options,
            catalog ?? Note.Catalog,
            migrations ?? [],
            time ?? TimeProvider.System,
            NullLogger<LiteDbDocumentStore>.Instance,
            createEngine ?? (settings => new LiteEngine(settings)));
    }

    public static async Task<LiteDbDocumentStore> OpenAsync(
        string folder,
        Action<StorageOptions>? configure = null,
        DocumentCatalog? catalog = null,
        IEnumerable<IStoreMigration>? migrations = null)
    {
        var store = Create(folder, configure, catalog, migrations);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    /// <summary>A closed store with notes "note-0" and so on, each with two tags.</summary>
    public static async Task FillAsync(string folder, int count)
    {
        await using var store = await OpenAsync(folder);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await store.CommitAsync([.. chunk.Select(NewWrite)], CancellationToken.None);
        }
    }

    public static DocumentWrite NewWrite(int number) => new(Note.Key($"note-{number}"), 0, NewNote(number));

    public static Note NewNote(int number) => new()
    {
        Id = $"note-{number}",
        Title = $"title {number}",
        Text = new string((char)('a' + (number % 26)), 400),
        Number = number,
        Tags = [$"tag {number % 7}", "all"],
    };
}
