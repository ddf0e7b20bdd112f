using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using ClubBot.Testing.Documents;
using LiteDB.Engine;

namespace ClubBot.Storage.Tests.LiteDb;

/// <summary>How seldom the engine is asked.</summary>
public sealed class ReadAheadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FaultyEngine.Switch fault = new();
    private int reads;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_AfterAQuery_IsAnsweredFromTheCacheWithTheSameDocument()
    {
        await using var store = await OpenAsync(documents: 100);
        var found = await QueryAsync(store, 100);
        reads = 0;

        foreach (var stored in found)
        {
            Assert.Same(stored, await store.ReadAsync(stored.Key, CancellationToken.None));
        }

        Assert.Equal((100, 0), (found.Count, reads));
        Assert.All((await QueryAsync(store, 100)).Zip(found), pair => Assert.Same(pair.Second, pair.First));
    }

    [Fact]
    public async Task Query_AfterACommit_ShowsTheNewVersion()
    {
        await using var store = await OpenAsync(documents: 3);
        var before = await QueryAsync(store, 3);
        var changed = (Note)before[1].Document with { Text = "changed" };
        await store.CommitAsync([new DocumentWrite(before[1].Key, before[1].Version, changed)], CancellationToken.None);

        var after = await QueryAsync(store, 3);

        Assert.Equal((2, "changed"), (after[1].Version, ((Note)after[1].Document).Text));
        Assert.Equal(after[1], await store.ReadAsync(before[1].Key, CancellationToken.None));
    }

    [Fact]
    public async Task Query_MoreThanAQuarterOfTheCache_PushesNothingOut()
    {
        await using var store = await OpenAsync(documents: 100, options => options.CacheDocumentsMax = 40);
        await store.ReadAsync(Note.Key("note-7"), CancellationToken.None);
        await QueryAsync(store, 100);
        reads = 0;

        await store.ReadAsync(Note.Key("note-7"), CancellationToken.None);
        Assert.Equal(0, reads);
        await store.ReadAsync(Note.Key("note-8"), CancellationToken.None);
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task Read_ManyAtOnce_AreLookedUpTogetherAndEachGetsItsOwn()
    {
        await using var store = await OpenAsync(documents: 50);
        using var asked = new ManualResetEventSlim();
        fault.OnRead = () =>
        {
            reads++;
            asked.Wait();
        };
        var first = store.ReadAsync(Note.Key("note-0"), CancellationToken.None).AsTask();
        // The owner thread is held at that one; these wait behind it. Two are asked for twice, and ten do not exist.
        var others = Enumerable.Range(0, 60).Append(5).Append(55).Select(number => store.ReadAsync(Note.Key($"note-{number}"), CancellationToken.None).AsTask()).ToList();
        asked.Set();

        var found = await Task.WhenAll(others);

        Assert.Equal("note-0", (await first)!.Document.Id);
        Assert.Equal(Enumerable.Range(0, 50).Select(number => $"note-{number}").Append("note-5"), found.OfType<StoredDocument>().Select(stored => stored.Document.Id));
        Assert.Equal(11, found.Count(stored => stored is null));
        Assert.InRange(reads, 1, 3);
    }

    private static ValueTask<IReadOnlyList<StoredDocument>> QueryAsync(LiteDbDocumentStore store, int limit) =>
        store.QueryAsync(new IndexQuery(Note.TypeName, Note.ByTag, "all", "all\0", limit), CancellationToken.None);

    /// <summary>A store whose cache is empty.</summary>
    private async Task<LiteDbDocumentStore> OpenAsync(int documents, Action<StorageOptions>? configure = null)
    {
        await TestStore.FillAsync(folder.Path, documents);
        var store = TestStore.Create(folder.Path, configure, createEngine: settings => new FaultyEngine(new LiteEngine(settings), fault));
        await store.OpenAsync(CancellationToken.None);
        fault.OnRead = () => reads++;
        return store;
    }
}
