using System.Collections.Concurrent;
using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Kernel.Tests;

/// <summary>The store in memory, with places for a test to look and to interfere.</summary>
internal sealed class StoreProbe(DocumentCatalog catalog) : IDocumentStore
{
    private readonly MemoryDocumentStore store = new(catalog);

    /// <summary>Runs before each commit; what it throws is the engine's failure.</summary>
    public Func<IReadOnlyList<DocumentWrite>, Task>? BeforeCommit { get; set; }

    /// <summary>Runs after each commit that is on disk.</summary>
    public Action<CancellationToken>? AfterCommit { get; set; }

    /// <summary>Gives way between reads and commits, so that concurrent turns really meet.</summary>
    public bool GivesWay { get; set; }

    /// <summary>Every commit that was tried.</summary>
    public ConcurrentQueue<IReadOnlyList<DocumentWrite>> Tried { get; } = [];

    /// <summary>Every commit that is on disk.</summary>
    public ConcurrentQueue<IReadOnlyList<DocumentWrite>> Made { get; } = [];

    /// <summary>Every body that was ever written, as its bytes.</summary>
    public IEnumerable<(DocumentKey Key, byte[] Body)> Bodies =>
        from write in Made.SelectMany(writes => writes)
        where write.Document is not null
        select (write.Key, catalog.Of(write.Key.Type).Serialize(write.Document!));

    public async ValueTask<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        await GiveWayAsync();
        return await store.ReadAsync(key, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<StoredDocument>> QueryAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        await GiveWayAsync();
        return await store.QueryAsync(query, cancellationToken);
    }

    public async ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        await GiveWayAsync();
        Tried.Enqueue(writes);
        if (BeforeCommit is { } before)
        {
            await before(writes);
        }

        var outcome = await store.CommitAsync(writes, cancellationToken);
        if (outcome is CommitOutcome.Committed)
        {
            Made.Enqueue(writes);
            AfterCommit?.Invoke(cancellationToken);
        }

        return outcome;
    }

    private async ValueTask GiveWayAsync()
    {
        if (GivesWay)
        {
            await Task.Yield();
        }
    }
}
