using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.Contract;

/// <summary>What every engine must do. A second engine derives from this class and adds nothing.</summary>
public abstract partial class DocumentStoreContract : IAsyncLifetime
{
    protected static CancellationToken None => CancellationToken.None;

    protected IDocumentStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync();

    public abstract Task DisposeAsync();

    /// <summary>Opens the engine over the test's own data, closing it first when it is open.</summary>
    protected abstract Task<IDocumentStore> OpenAsync();

    [Fact]
    public async Task Read_UnknownId_IsNull() => Assert.Null(await Store.ReadAsync(Note.Key("nobody"), None));

    [Fact]
    public async Task Read_UndeclaredType_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.ReadAsync(new DocumentKey("nothing", "a"), None));

    [Fact]
    public async Task Commit_NewDocument_IsReadBackWithVersionOne()
    {
        var note = new Note { Id = "a", Title = "Họp câu lạc bộ", Text = "Chủ nhật 🌿", Number = long.MaxValue, Tags = ["x", "y"] };
        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(new DocumentWrite(Note.Key("a"), 0, note)));

        await ReopenAsync();
        var stored = await Store.ReadAsync(Note.Key("a"), None);
        Assert.NotNull(stored);
        Assert.Equal((Note.Key("a"), 1L), (stored.Key, stored.Version));
        var read = Assert.IsType<Note>(stored.Document);
        Assert.Equal(("a", note.Title, note.Text, note.Number), (read.Id, read.Title, read.Text, read.Number));
        Assert.Equal(note.Tags.AsEnumerable(), read.Tags);
    }

    [Fact]
    public async Task Commit_EachWrite_RaisesVersionByOne()
    {
        for (var version = 0; version < 5; version++)
        {
            Assert.IsType<CommitOutcome.Committed>(await CommitAsync(Put("a", version, number: version)));
            Assert.Equal(version + 1, (await Store.ReadAsync(Note.Key("a"), None))?.Version);
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(3), InlineData(-1)]
    public async Task Commit_OtherVersionExpected_IsConflictAndChangesNothing(long expected)
    {
        await CommitAsync(Put("a", 0, number: 1));
        await CommitAsync(Put("a", 1, number: 2));

        Assert.Equal(new CommitOutcome.Conflict(Note.Key("a")), await CommitAsync(Put("a", expected, number: 9)));
        Assert.Equal((2L, 2L), await VersionAndNumberAsync("a"));
    }

    [Fact]
    public async Task Commit_MissingDocumentExpected_IsConflict()
    {
        Assert.Equal(new CommitOutcome.Conflict(Note.Key("a")), await CommitAsync(Put("a", 1, number: 1)));
        Assert.Null(await Store.ReadAsync(Note.Key("a"), None));
    }

    [Fact]
    public async Task Commit_OneConflictAmongMany_WritesNothing()
    {
        await CommitAsync(Put("a", 0, number: 1));
        var outcome = await CommitAsync(
            Put("b", 0, number: 5),
            new DocumentWrite(Memo.Key("m"), 0, new Memo { Id = "m" }),
            Put("a", 0, number: 5),
            Put("c", 0, number: 5));

        Assert.Equal(new CommitOutcome.Conflict(Note.Key("a")), outcome);
        await ReopenAsync();
        Assert.Null(await Store.ReadAsync(Note.Key("b"), None));
        Assert.Null(await Store.ReadAsync(Note.Key("c"), None));
        Assert.Null(await Store.ReadAsync(Memo.Key("m"), None));
        Assert.Equal((1L, 1L), await VersionAndNumberAsync("a"));
    }

    [Fact]
    public async Task Commit_SameIdInTwoTypes_AreTwoDocuments()
    {
        await CommitAsync(Put("a", 0, number: 1), new DocumentWrite(Memo.Key("a"), 0, new Memo { Id = "a", Number = 2 }));
        await CommitAsync(new DocumentWrite(Memo.Key("a"), 1, null));

        Assert.Null(await Store.ReadAsync(Memo.Key("a"), None));
        Assert.Equal((1L, 1L), await VersionAndNumberAsync("a"));
    }

    [Fact]
    public async Task Commit_Deletion_RemovesDocumentAndItsIndexEntries()
    {
        await CommitAsync(Put("a", 0, title: "t"), Put("b", 0, title: "t"));
        Assert.IsType<CommitOutcome.Conflict>(await CommitAsync(new DocumentWrite(Note.Key("a"), 2, null)));
        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(new DocumentWrite(Note.Key("a"), 1, null)));

        Assert.Null(await Store.ReadAsync(Note.Key("a"), None));
        Assert.Equal(["b"], await IdsAsync(Note.ByTitle, "t", "u"));
        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(Put("a", 0, title: "t")));
        Assert.Equal(1, (await Store.ReadAsync(Note.Key("a"), None))?.Version);
    }

    [Fact]
    public async Task Commit_NothingToWrite_IsCommitted() => Assert.IsType<CommitOutcome.Committed>(await CommitAsync());

    [Fact]
    public async Task Commit_OneDocumentTwice_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await CommitAsync(Put("a", 0), Put("a", 1)));

    [Fact]
    public async Task Commit_DocumentUnderAnotherId_Throws() => await Assert.ThrowsAsync<ArgumentException>(
        async () => await CommitAsync(new DocumentWrite(Note.Key("a"), 0, new Note { Id = "b" })));

    [Theory, InlineData(""), InlineData("  ")]
    public async Task Commit_EmptyId_Throws(string id) => await Assert.ThrowsAsync<ArgumentException>(async () => await CommitAsync(Put(id, 0)));

    [Fact]
    public async Task Commit_LongestId_IsFoundAgain()
    {
        var id = new string('ễ', Document.IdLengthMax);
        Assert.IsType<CommitOutcome.Committed>(await CommitAsync(Put(id, 0, title: "t")));
        await ReopenAsync();
        Assert.Equal([id], await IdsAsync(Note.ByTitle, "t", null));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await CommitAsync(Put(id + "a", 0)));
    }

    [Fact]
    public async Task Commit_BodyOfOneMegabyte_IsReadBackWhole()
    {
        var text = string.Concat(Enumerable.Range(0, 1_000_000 / 8).Select(number => $"{number:D8}"));
        await CommitAsync(new DocumentWrite(Note.Key("big"), 0, new Note { Id = "big", Text = text }), Put("small", 0, number: 3));
        await CommitAsync(new DocumentWrite(Note.Key("big"), 1, new Note { Id = "big", Text = text + "!" }));

        await ReopenAsync();
        Assert.Equal(text + "!", ((Note)(await Store.ReadAsync(Note.Key("big"), None))!.Document).Text);
        Assert.Equal((1L, 3L), await VersionAndNumberAsync("small"));
    }

    [Fact]
    public async Task Read_CancelledToken_IsCancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        async () => await Store.ReadAsync(Note.Key("never-read"), new CancellationToken(canceled: true)));

    [Fact]
    public async Task Commit_CancelledToken_WritesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.CommitAsync([Put("a", 0)], new CancellationToken(canceled: true)));
        Assert.Null(await Store.ReadAsync(Note.Key("a"), None));
    }

    protected static DocumentWrite Put(string id, long expected, string title = "", long number = 0, params string[] tags) =>
        new(Note.Key(id), expected, new Note { Id = id, Title = title, Number = number, Tags = [.. tags] });

    protected ValueTask<CommitOutcome> CommitAsync(params DocumentWrite[] writes) => Store.CommitAsync(writes, None);

    protected async Task ReopenAsync() => Store = await OpenAsync();

    private async Task<(long Version, long Number)> VersionAndNumberAsync(string id)
    {
        var stored = await Store.ReadAsync(Note.Key(id), None);
        return (stored!.Version, ((Note)stored.Document).Number);
    }

    private async Task<string[]> IdsAsync(string index, string from, string? before, int limit = 1000)
    {
        var found = await Store.QueryAsync(new IndexQuery(Note.TypeName, index, from, before, limit), None);
        return [.. found.Select(stored => stored.Key.Id)];
    }
}
