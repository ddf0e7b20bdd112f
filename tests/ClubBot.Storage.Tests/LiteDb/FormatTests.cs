using System.Text;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.Migrations;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.LiteDb;

/// <summary>Stores of another age: migrations, newer files, changed indexes.</summary>
public sealed class FormatTests : IDisposable
{
    private static readonly Shout Second = new(2, "Shout the titles", "\"Title\":\"title", "\"Title\":\"TITLE");
    private static readonly Shout Third = new(3, "Add a mark", "\"Title\":\"TITLE", "\"Title\":\"TITLE!");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Open_OlderFormat_IsMigratedStepByStepWithSnapshots()
    {
        await TestStore.FillAsync(folder.Path, 20);
        var original = await File.ReadAllBytesAsync(folder.DataFile);

        await using (var store = await TestStore.OpenAsync(folder.Path, migrations: [Third, Second]))
        {
            var found = await store.QueryAsync(new IndexQuery(Note.TypeName, Note.ByTitle, "TITLE! 7", null, 1), CancellationToken.None);
            Assert.Equal(("note-7", 1L), (Assert.Single(found).Key.Id, found[0].Version));
            Assert.Empty((await store.CheckAsync(CancellationToken.None)).Problems);
        }

        Assert.Equal(original, await File.ReadAllBytesAsync(Path.Combine(folder.Path, "clubbot.before-0002.db")));
        Assert.True(File.Exists(Path.Combine(folder.Path, "clubbot.before-0003.db")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "clubbot-migrating.db")));
    }

    [Fact]
    public async Task Open_MigratedBefore_IsNotMigratedAgain()
    {
        await TestStore.FillAsync(folder.Path, 3);
        await (await TestStore.OpenAsync(folder.Path, migrations: [Second])).DisposeAsync();
        File.Delete(Path.Combine(folder.Path, "clubbot.before-0002.db"));

        await using var store = await TestStore.OpenAsync(folder.Path, migrations: [Second]);
        Assert.False(File.Exists(Path.Combine(folder.Path, "clubbot.before-0002.db")));
    }

    [Fact]
    public async Task Open_NewerFormat_IsRefused()
    {
        await (await TestStore.OpenAsync(folder.Path, migrations: [Second])).DisposeAsync();
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => TestStore.OpenAsync(folder.Path));
        Assert.Equal(StoreProblem.NewerFormat, refusal.Problem);
        Assert.Contains("format 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_MigrationFails_LeavesTheStoreAsItWas()
    {
        await TestStore.FillAsync(folder.Path, 5);
        var failing = new Shout(2, "Fail half-way", "\"Title\":\"title", "x") { FailAfter = 3 };
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => TestStore.OpenAsync(folder.Path, migrations: [failing]));
        Assert.Equal(StoreProblem.MigrationFailed, refusal.Problem);

        await using var store = await TestStore.OpenAsync(folder.Path);
        Assert.Equal(5, (await store.CheckAsync(CancellationToken.None)).Documents);
    }

    [Theory, InlineData(1), InlineData(3)]
    public void Migrations_WrongNumbers_AreRefused(int number) =>
        Assert.Throws<ArgumentException>(() => TestStore.Create(folder.Path, migrations: [new Shout(number, "x", "a", "b")]));

    [Fact]
    public async Task Open_IndexAdded_ListsOldDocuments()
    {
        await TestStore.FillAsync(folder.Path, 10);
        var type = new DocumentType<Note>(Note.TypeName, () => NoteJson.Default.Note).Index("by-number", note => $"{note.Number:D3}");
        await using (var store = await TestStore.OpenAsync(folder.Path, catalog: new DocumentCatalog([type, Note.MemoType])))
        {
            var found = await store.QueryAsync(new IndexQuery(Note.TypeName, "by-number", "004", "006", 9), CancellationToken.None);
            Assert.Equal(["note-4", "note-5"], found.Select(stored => stored.Key.Id));
            Assert.Empty((await store.CheckAsync(CancellationToken.None)).Problems);
            await store.CommitAsync([TestStore.NewWrite(10)], CancellationToken.None);
        }

        // Back again: the first program lists also what the other one wrote.
        await using var back = await TestStore.OpenAsync(folder.Path);
        Assert.Equal(11, (await back.QueryAsync(new IndexQuery(Note.TypeName, Note.ByTitle, "", null, 99), CancellationToken.None)).Count);
        Assert.Empty((await back.CheckAsync(CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task Open_SchemaRaised_UpgradesDocumentsAndRefusesTheOlderProgram()
    {
        await TestStore.FillAsync(folder.Path, 4);
        var type = new DocumentType<Note>(Note.TypeName, () => NoteJson.Default.Note, schemaVersion: 2)
            .Index(Note.ByTitle, note => note.Title)
            .Index(Note.ByTag, note => note.Tags)
            .Upgrade(1, content =>
            {
                content["Title"] = "upgraded";
                return content;
            });
        await using (var store = await TestStore.OpenAsync(folder.Path, catalog: new DocumentCatalog([type, Note.MemoType])))
        {
            Assert.Equal(4, (await store.QueryAsync(new IndexQuery(Note.TypeName, Note.ByTitle, "upgraded", null, 9), CancellationToken.None)).Count);
            Assert.Empty((await store.CheckAsync(CancellationToken.None)).Problems);
        }

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => TestStore.OpenAsync(folder.Path));
        Assert.Equal(StoreProblem.NewerFormat, refusal.Problem);
    }

    [Fact]
    public async Task Check_KeysComputedOtherwise_NamesTheDocument()
    {
        await TestStore.FillAsync(folder.Path, 3);
        var type = new DocumentType<Note>(Note.TypeName, () => NoteJson.Default.Note)
            .Index(Note.ByTitle, note => note.Number == 1 ? "other" : note.Title)
            .Index(Note.ByTag, note => note.Tags);
        await using var store = await TestStore.OpenAsync(folder.Path, catalog: new DocumentCatalog([type, Note.MemoType]));
        var report = await store.CheckAsync(CancellationToken.None);
        Assert.Contains(report.Problems, problem => problem.Contains("note-1", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Problems, problem => problem.Contains("note-2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_TypeNobodyDeclares_IsAProblem()
    {
        await TestStore.FillAsync(folder.Path, 3);
        await using var store = await TestStore.OpenAsync(folder.Path, catalog: new DocumentCatalog([Note.MemoType]));
        var report = await store.CheckAsync(CancellationToken.None);
        Assert.Contains(Note.TypeName, Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    /// <summary>Replaces a piece of every note's body.</summary>
    private sealed class Shout(int number, string name, string from, string to) : IStoreMigration
    {
        public int Number => number;

        public string Name => name;

        public int FailAfter { get; init; } = int.MaxValue;

        public void Apply(IMigrationContext context)
        {
            Assert.Contains(Note.TypeName, context.Types.DefaultIfEmpty(Note.TypeName));
            var left = FailAfter;
            foreach (var note in context.Types.Contains(Note.TypeName) ? context.Documents(Note.TypeName) : [])
            {
                if (left-- == 0)
                {
                    throw new InvalidOperationException("half-way");
                }

                var body = Encoding.UTF8.GetString(note.Body.Span).Replace(from, to, StringComparison.Ordinal);
                context.Put(Note.TypeName, note with { Body = Encoding.UTF8.GetBytes(body) });
            }
        }
    }
}
