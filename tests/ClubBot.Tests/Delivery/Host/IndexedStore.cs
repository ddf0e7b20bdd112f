using ClubBot.Kernel.Documents;

namespace ClubBot.Tests.Delivery.Host;

/// <summary>Documents in memory with indexes that stay fast with tens of thousands; every call is answered at once.</summary>
/// <remarks>Whether documents survive JSON is the kernel tests' matter: here they are kept as they are.</remarks>
internal sealed class IndexedStore(DocumentCatalog catalog) : IDocumentStore
{
    private readonly Dictionary<DocumentKey, StoredDocument> documents = [];
    private readonly Dictionary<(string Type, string Index), SortedSet<(string Key, string Id)>> indexes = [];

    /// <summary>When set, every commit fails as if the disk were full.</summary>
    public bool IsBroken { get; set; }

    public int Commits { get; private set; }

    public IEnumerable<T> All<T>()
        where T : Document => documents.Values.Select(stored => stored.Document).OfType<T>();

    public ValueTask<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(documents.GetValueOrDefault(key));

    public ValueTask<IReadOnlyList<StoredDocument>> QueryAsync(IndexQuery query, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<StoredDocument>>([.. EntriesOf(query.Type, query.Index)
            .GetViewBetween((query.From, ""), (query.Before ?? "\uffff", ""))
            .Take(query.Limit)
            .Select(entry => documents[new DocumentKey(query.Type, entry.Id)])]);

    public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        if (IsBroken)
        {
            throw new StoreFailedException("The disk is full.");
        }

        if (writes.FirstOrDefault(write => (documents.GetValueOrDefault(write.Key)?.Version ?? 0) != write.ExpectedVersion) is { } stale)
        {
            return ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Conflict(stale.Key));
        }

        foreach (var write in writes)
        {
            Write(write);
        }

        Commits++;
        return ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Committed());
    }

    private void Write(DocumentWrite write)
    {
        var type = catalog.Of(write.Key.Type);
        var before = documents.GetValueOrDefault(write.Key)?.Document;
        foreach (var index in type.IndexNames)
        {
            var entries = EntriesOf(type.Name, index);
            foreach (var key in before is null ? [] : type.IndexKeys(index, before))
            {
                entries.Remove((key, write.Key.Id));
            }

            foreach (var key in write.Document is null ? [] : type.IndexKeys(index, write.Document))
            {
                entries.Add((key, write.Key.Id));
            }
        }

        if (write.Document is { } document)
        {
            documents[write.Key] = new StoredDocument(write.Key, write.ExpectedVersion + 1, document);
        }
        else
        {
            documents.Remove(write.Key);
        }
    }

    private SortedSet<(string Key, string Id)> EntriesOf(string type, string index)
    {
        if (!indexes.TryGetValue((type, index), out var entries))
        {
            indexes[(type, index)] = entries = new SortedSet<(string Key, string Id)>(Comparer<(string Key, string Id)>.Create((one, other) =>
                string.CompareOrdinal(one.Key, other.Key) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id)));
        }

        return entries;
    }
}
