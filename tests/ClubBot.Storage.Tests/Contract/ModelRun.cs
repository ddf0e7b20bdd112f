using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Storage.Tests.Contract;

/// <summary>Random operations on a store and on a plain dictionary, compared at each step. The seed decides everything.</summary>
internal sealed class ModelRun(int seed)
{
    private static readonly string[] Words = ["a", "A", "ă", "ba", "Bà", "", "a\0", "đ", "Nguyễn"];
    private readonly Random random = new(seed);
    private readonly Dictionary<string, (long Version, Note Note)> model = [];

    public int Conflicts { get; private set; }

    public int Deletions { get; private set; }

    public async Task StepAsync(IDocumentStore store, CancellationToken cancellationToken)
    {
        switch (random.Next(10))
        {
            case < 5:
                await CommitAsync(store, cancellationToken);
                break;
            case < 8:
                await CompareOneAsync(store, Id(), cancellationToken);
                break;
            default:
                await QueryAsync(store, cancellationToken);
                break;
        }
    }

    public async Task CompareAllAsync(IDocumentStore store, CancellationToken cancellationToken)
    {
        for (var number = 0; number < 120; number++)
        {
            await CompareOneAsync(store, $"id-{number}", cancellationToken);
        }

        await CompareQueryAsync(store, new IndexQuery(Note.TypeName, Note.ByTitle, "", null, 1000), note => [note.Title], cancellationToken);
        await CompareQueryAsync(store, new IndexQuery(Note.TypeName, Note.ByTag, "", null, 1000), note => note.Tags, cancellationToken);
    }

    private async Task CommitAsync(IDocumentStore store, CancellationToken cancellationToken)
    {
        var writes = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Id()).Distinct().Select(NewWrite).ToList();
        var conflict = writes.Find(write => VersionOf(write.Key.Id) != write.ExpectedVersion);
        var outcome = await store.CommitAsync(writes, cancellationToken);
        if (conflict is not null)
        {
            Assert.Equal(new CommitOutcome.Conflict(conflict.Key), outcome);
            Conflicts++;
            return;
        }

        Assert.IsType<CommitOutcome.Committed>(outcome);
        foreach (var write in writes)
        {
            if (write.Document is Note note)
            {
                model[note.Id] = (write.ExpectedVersion + 1, note);
            }
            else if (model.Remove(write.Key.Id))
            {
                Deletions++;
            }
        }
    }

    private DocumentWrite NewWrite(string id)
    {
        var version = VersionOf(id) + (random.Next(20) == 0 ? 1 : 0);
        var note = new Note
        {
            Id = id,
            Title = Word(),
            Text = new string('v', random.Next(30) == 0 ? 30_000 : random.Next(300)),
            Number = random.NextInt64(),
            Tags = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Word())],
        };
        return new DocumentWrite(Note.Key(id), version, random.Next(5) == 0 ? null : note);
    }

    private async Task CompareOneAsync(IDocumentStore store, string id, CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(Note.Key(id), cancellationToken);
        Assert.Equal(VersionOf(id), stored?.Version ?? 0);
        if (stored is not null)
        {
            AssertSame(model[id].Note, (Note)stored.Document);
        }
    }

    private Task QueryAsync(IDocumentStore store, CancellationToken cancellationToken)
    {
        var byTag = random.Next(2) == 0;
        var query = new IndexQuery(
            Note.TypeName, byTag ? Note.ByTag : Note.ByTitle, Word(), random.Next(2) == 0 ? null : Word(), random.Next(1, 40));
        return CompareQueryAsync(store, query, note => byTag ? note.Tags : [note.Title], cancellationToken);
    }

    private async Task CompareQueryAsync(
        IDocumentStore store, IndexQuery query, Func<Note, IEnumerable<string>> keys, CancellationToken cancellationToken)
    {
        var expected = model.Values
            .Select(row => (row.Note, First: keys(row.Note)
                .Where(key => string.CompareOrdinal(key, query.From) >= 0 && (query.Before is null || string.CompareOrdinal(key, query.Before) < 0))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault()))
            .Where(row => row.First is not null)
            .OrderBy(row => row.First, StringComparer.Ordinal)
            .ThenBy(row => row.Note.Id, StringComparer.Ordinal)
            .Take(query.Limit)
            .ToList();
        var found = await store.QueryAsync(query, cancellationToken);
        Assert.Equal(expected.Select(row => row.Note.Id), found.Select(stored => stored.Key.Id));
        foreach (var (row, stored) in expected.Zip(found))
        {
            AssertSame(row.Note, (Note)stored.Document);
        }
    }

    private static void AssertSame(Note expected, Note actual)
    {
        Assert.Equal((expected.Id, expected.Title, expected.Text, expected.Number), (actual.Id, actual.Title, actual.Text, actual.Number));
        Assert.Equal(expected.Tags.AsEnumerable(), actual.Tags);
    }

    private string Id() => $"id-{random.Next(120)}";

    private string Word() => Words[random.Next(Words.Length)];

    private long VersionOf(string id) => model.TryGetValue(id, out var row) ? row.Version : 0;
}
