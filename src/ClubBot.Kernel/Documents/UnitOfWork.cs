namespace ClubBot.Kernel.Documents;

/// <summary>What one session has read and staged, whatever policy it is looked at through.</summary>
internal sealed class UnitOfWork(IDocumentStore store, DocumentCatalog catalog)
{
    private readonly Dictionary<DocumentKey, StoredDocument?> read = [];
    private readonly Dictionary<DocumentKey, Document?> staged = [];

    public DocumentType TypeOf(Type clrType) => catalog.Of(clrType);

    public DocumentKey KeyOf(Type clrType, string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, Document.IdLengthMax, nameof(id));
        return new DocumentKey(TypeOf(clrType).Name, id);
    }

    public async ValueTask<Document?> ReadAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        if (staged.TryGetValue(key, out var mine))
        {
            return mine;
        }

        if (!read.TryGetValue(key, out var stored))
        {
            stored = await store.ReadAsync(key, cancellationToken);
            read.Add(key, stored);
        }

        return stored?.Document;
    }

    public async ValueTask<IReadOnlyList<Document>> QueryAsync(DocumentType type, IndexQuery query, CancellationToken cancellationToken)
    {
        // A staged write can take a document out of the range, so ask for as many more as were staged.
        var limit = (int)Math.Min((long)query.Limit + staged.Count, int.MaxValue);
        var found = await store.QueryAsync(query with { Limit = limit }, cancellationToken);
        if (staged.Count == 0)
        {
            return [.. found.Select(Remember)];
        }

        var rows = new List<(string Key, Document Document)>();
        foreach (var stored in found)
        {
            var document = Remember(stored);
            if (!staged.ContainsKey(stored.Key))
            {
                AddInRange(document);
            }
        }

        foreach (var (key, document) in staged)
        {
            if (key.Type == type.Name && document is not null)
            {
                AddInRange(document);
            }
        }

        return [.. rows
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .ThenBy(row => row.Document.Id, StringComparer.Ordinal)
            .Take(query.Limit)
            .Select(row => row.Document)];

        // The first read of a document in a session counts: a later one must not move the version it is checked against.
        Document Remember(StoredDocument stored)
        {
            read.TryAdd(stored.Key, stored);
            return stored.Document;
        }

        void AddInRange(Document document)
        {
            var keys = type.IndexKeys(query.Index, document).Where(key => InRange(query, key)).Order(StringComparer.Ordinal);
            if (keys.FirstOrDefault() is { } first)
            {
                rows.Add((first, document));
            }
        }
    }

    /// <summary>What this session knows the document to be now: what it staged, else what it read, else null.</summary>
    public Document? Known(DocumentKey key) =>
        staged.TryGetValue(key, out var mine) ? mine : read.GetValueOrDefault(key)?.Document;

    /// <summary>True when this session has read the document or staged a change of it.</summary>
    public bool Holds(DocumentKey key) => staged.ContainsKey(key) || read.GetValueOrDefault(key) is not null;

    public void Stage(DocumentKey key, Document? document) => staged[key] = document;

    public async ValueTask<CommitOutcome> CommitAsync(CancellationToken cancellationToken)
    {
        var writes = staged
            .Select(change => new DocumentWrite(change.Key, read.GetValueOrDefault(change.Key)?.Version ?? 0, change.Value))
            .Where(write => write.Document is not null || write.ExpectedVersion > 0)
            .ToList();
        return writes.Count == 0 ? new CommitOutcome.Committed() : await store.CommitAsync(writes, cancellationToken);
    }

    private static bool InRange(IndexQuery query, string key) =>
        string.CompareOrdinal(key, query.From) >= 0
        && (query.Before is null || string.CompareOrdinal(key, query.Before) < 0);
}
