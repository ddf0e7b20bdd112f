using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Tests.Channels.WebChat.Host;

/// <summary>The store in memory, whose disk a test can fill up.</summary>
internal sealed class BreakableStore(DocumentCatalog catalog) : IDocumentStore
{
    private readonly MemoryDocumentStore store = new(catalog);

    /// <summary>When set, every commit fails.</summary>
    public bool Fails { get; set; }

    public ValueTask<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) => store.ReadAsync(key, cancellationToken);

    public ValueTask<IReadOnlyList<StoredDocument>> QueryAsync(IndexQuery query, CancellationToken cancellationToken) =>
        store.QueryAsync(query, cancellationToken);

    public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken) =>
        Fails ? throw new StoreFailedException("The disk is full.") : store.CommitAsync(writes, cancellationToken);
}
