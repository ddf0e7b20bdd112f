using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.Contract;

public abstract partial class DocumentStoreContract
{
    /// <summary>Keys that a culture would sort or merge otherwise: case, tone marks, composed and decomposed, signs, NUL, beyond the BMP.</summary>
    private static readonly string[] TrickyKeys =
    [
        "", "\0", "\0\0", "\0\u0001", "\u0001", "a", "A", "b", "B", "aa", "a\0", "a\0b", "a\u0001", "a b", "a-b", "ab", "à", "a\u0300", "ă", "â", "đ", "Đ", "d",
        "e", "ê", "ế", "ệ", "E", "z", "Z", "ư", "ừ", "0", "00", "10", "9", "\u00ad", "ß", "ss", "\uffff", "😀", "\ue000", "Nguyễn", "nguyễn", "NGUYỄN", "Nguyen",
    ];

    [Fact]
    public async Task Query_TrickyKeys_AreSortedOrdinallyThenById()
    {
        var number = 0;
        var notes = TrickyKeys.SelectMany(key => new[] { (Key: key, Id: $"z{number++}"), (Key: key, Id: $"B{number++}"), (Key: key, Id: $"ă{number++}") }).ToList();
        await CommitAsync([.. notes.Select(note => Put(note.Id, 0, title: note.Key))]);
        var expected = notes.OrderBy(note => note.Key, StringComparer.Ordinal).ThenBy(note => note.Id, StringComparer.Ordinal).Select(note => note.Id);

        await ReopenAsync();
        Assert.Equal(expected, await IdsAsync(Note.ByTitle, "", null));
    }

    [Fact]
    public async Task Query_EveryPairOfBounds_FindsWhatLiesBetween()
    {
        await CommitAsync([.. TrickyKeys.Select((key, number) => Put($"n{number}", 0, title: key))]);
        foreach (var from in TrickyKeys)
        {
            foreach (var before in TrickyKeys)
            {
                var expected = TrickyKeys
                    .Select((key, number) => (Key: key, Id: $"n{number}"))
                    .Where(note => string.CompareOrdinal(note.Key, from) >= 0 && string.CompareOrdinal(note.Key, before) < 0)
                    .OrderBy(note => note.Key, StringComparer.Ordinal)
                    .Select(note => note.Id);
                Assert.Equal(expected, await IdsAsync(Note.ByTitle, from, before));
            }
        }
    }

    [Fact]
    public async Task Read_IdsThatDifferInCaseOrMarks_AreDifferentDocuments()
    {
        string[] ids = ["hoa", "Hoa", "HOA", "hòa", "hoà", "ho\u0300a", "hoa ", "h"];
        await CommitAsync([.. ids.Select((id, number) => Put(id, 0, number: number))]);

        await ReopenAsync();
        foreach (var (id, number) in ids.Select((id, number) => (id, number)))
        {
            Assert.Equal((1L, number), await VersionAndNumberAsync(id));
        }
    }

    [Theory, InlineData(1), InlineData(3), InlineData(10), InlineData(11)]
    public async Task Query_Limit_GivesTheFirst(int limit)
    {
        await CommitAsync([.. Enumerable.Range(0, 10).Reverse().Select(number => Put($"n{number}", 0, title: "same"))]);
        Assert.Equal(Enumerable.Range(0, Math.Min(limit, 10)).Select(number => $"n{number}"), await IdsAsync(Note.ByTitle, "same", null, limit));
    }

    [Fact]
    public async Task Query_LimitBelowOne_Throws() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => IdsAsync(Note.ByTitle, "", null, limit: 0));

    [Fact]
    public async Task Query_UndeclaredIndex_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => IdsAsync("by-nothing", "", null));

    [Fact]
    public async Task Query_ManyKeys_ListsDocumentOnceAtItsLowestKeyInRange()
    {
        await CommitAsync(
            Put("a", 0, tags: ["m", "c", "c"]),
            Put("b", 0, tags: ["d"]),
            Put("c", 0),
            Put("d", 0, tags: ["z", "b", "n"]));

        Assert.Equal(["d", "a", "b"], await IdsAsync(Note.ByTag, "", null));
        Assert.Equal(["b", "a", "d"], await IdsAsync(Note.ByTag, "d", null));
        Assert.Equal(["a", "d"], await IdsAsync(Note.ByTag, "m", "z"));
        Assert.Equal(["d"], await IdsAsync(Note.ByTag, "z", "z\0"));
        Assert.Empty(await IdsAsync(Note.ByTag, "e", "m"));
    }

    [Fact]
    public async Task Query_ChangedKeys_FollowsTheDocument()
    {
        await CommitAsync(Put("a", 0, title: "old", tags: ["x", "y"]));
        await CommitAsync(Put("a", 1, title: "new", tags: ["y", "z"]));

        Assert.Empty(await IdsAsync(Note.ByTitle, "old", "old\0"));
        Assert.Equal(["a"], await IdsAsync(Note.ByTitle, "new", "new\0"));
        Assert.Empty(await IdsAsync(Note.ByTag, "x", "y"));
        Assert.Equal(["a"], await IdsAsync(Note.ByTag, "z", null));
        var found = await Store.QueryAsync(new IndexQuery(Note.TypeName, Note.ByTitle, "new", null, 1), None);
        Assert.Equal(2, Assert.Single(found).Version);
    }
}
