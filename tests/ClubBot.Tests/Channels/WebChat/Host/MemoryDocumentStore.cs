using ClubBot.Kernel.Documents;

namespace ClubBot.Tests.Channels.WebChat.Host;

/// <summary>A document store without a disk, for tests of what stands above it.</summary>
internal sealed class MemoryDocumentStore : IDocumentStore
{
    private readonly Dictionary<DocumentKey, StoredDocument> documents = [];
    private readonly Lock gate = new();

    /// <summary>When set, every commit fails: the disk is full.</summary>
    public bool Fails { get; set; }

    public ValueTask<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return ValueTask.FromResult(documents.GetValueOrDefault(key));
        }
    }

    public ValueTask<IReadOnlyList<StoredDocument>> QueryAsync(IndexQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The web chat queries no index.");

    public ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (Fails)
            {
                throw new StoreFailedException("The disk is full.");
            }

            foreach (var write in writes)
            {
                if ((documents.GetValueOrDefault(write.Key)?.Version ?? 0) != write.ExpectedVersion)
                {
                    return ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Conflict(write.Key));
                }
            }

            foreach (var write in writes)
            {
                if (write.Document is null)
                {
                    documents.Remove(write.Key);
                }
                else
                {
                    documents[write.Key] = new StoredDocument(write.Key, write.ExpectedVersion + 1, write.Document);
                }
            }

            return ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Committed());
        }
    }
}
