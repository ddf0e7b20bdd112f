using ClubBot.Kernel.Documents;

namespace ClubBot.Testing.Documents;

/// <summary>The engine contract in memory: every write goes through JSON and back, so that a test proves the round trip.</summary>
public sealed class MemoryDocumentStore(DocumentCatalog catalog) : IDocumentStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<DocumentKey, Row> rows = [];

    public ValueTask<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = catalog.Of(key.Type);
        lock (gate)
        {
            return ValueTask.FromResult(rows.TryGetValue(key, out var row) ? Read(key, row) : null);
        }
    }

    public ValueTask<IReadOnlyList<StoredDocument>> QueryAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        if (!catalog.Of(query.Type).IndexNames.Contains(query.Index))
        {
            throw new InvalidOperationException($"Document type '{query.Type}' declares no index '{query.Index}'.");
        }

        lock (gate)
        {
            return ValueTask.FromResult<IReadOnlyList<StoredDocument>>([.. rows
                .Where(row => row.Key.Type == query.Type)
                .Select(row => (row.Key, row.Value, First: row.Value.Keys[query.Index].FirstOrDefault(key => InRange(query, key))))
                .Where(row => row.First is not null)
                .OrderBy(row => row.First, StringComparer.Ordinal)
                .ThenBy(row => row.Key.Id, StringComparer.Ordinal)
                .Take(query.Limit)
                .Select(row => Read(row.Key, row.Value))]);
        }
    }

    public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (writes.DistinctBy(write => write.Key).Count() != writes.Count)
        {
            throw new ArgumentException("A commit may write each document only once.", nameof(writes));
        }

        var prepared = writes.Select(write => (write.Key, write.ExpectedVersion, Row: Prepare(write))).ToList();
        lock (gate)
        {
            foreach (var (key, expectedVersion, _) in prepared)
            {
                if ((rows.GetValueOrDefault(key)?.Version ?? 0) != expectedVersion)
                {
                    return ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Conflict(key));
                }
            }

            foreach (var (key, _, row) in prepared)
            {
                if (row is null)
                {
                    rows.Remove(key);
                }
                else
                {
                    rows[key] = row;
                }
            }
        }

        return ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Committed());
    }

    private static bool InRange(IndexQuery query, string key) =>
        string.CompareOrdinal(key, query.From) >= 0
        && (query.Before is null || string.CompareOrdinal(key, query.Before) < 0);

    private Row? Prepare(DocumentWrite write)
    {
        var type = catalog.Of(write.Key.Type);
        ArgumentException.ThrowIfNullOrWhiteSpace(write.Key.Id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(write.Key.Id.Length, Document.IdLengthMax, nameof(write));
        if (write.Document is not { } document)
        {
            return null;
        }

        if (document.Id != write.Key.Id)
        {
            throw new ArgumentException($"{write.Key} is written with a document whose id is '{document.Id}'.", nameof(write));
        }

        var keys = type.IndexNames.ToDictionary(
            index => index,
            index => type.IndexKeys(index, document).Order(StringComparer.Ordinal).ToList(),
            StringComparer.Ordinal);
        return new Row(write.ExpectedVersion + 1, type.SchemaVersion, type.Serialize(document), keys);
    }

    private StoredDocument Read(DocumentKey key, Row row) =>
        new(key, row.Version, catalog.Of(key.Type).Deserialize(key.Id, row.Schema, row.Body));

    private sealed record Row(long Version, int Schema, byte[] Body, Dictionary<string, List<string>> Keys);
}
