namespace ClubBot.Kernel.Documents;

/// <summary>The engine contract: durable, versioned documents that are committed all or none.</summary>
/// <remarks>
/// Nothing above the storage project knows which engine is behind it. One suite of contract tests holds for every engine.
/// All members may be called from any thread.
/// </remarks>
public interface IDocumentStore
{
    /// <summary>The newest committed state of a document, or null.</summary>
    ValueTask<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken);

    /// <summary>Documents whose index key lies in the query's range, ordered by key, then by id, both ordinal.</summary>
    ValueTask<IReadOnlyList<StoredDocument>> QueryAsync(IndexQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Applies every write or none. When the task ends with <see cref="CommitOutcome.Committed"/> the writes are on disk and
    /// survive the loss of the process.
    /// </summary>
    /// <exception cref="StoreFailedException">The engine failed; nothing of the commit can be relied upon until it is read again.</exception>
    ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken);
}

/// <summary>Names one document.</summary>
/// <param name="Type">Name of the <see cref="DocumentType"/>.</param>
/// <param name="Id">Id within the type.</param>
public readonly record struct DocumentKey(string Type, string Id)
{
    public override string ToString() => $"{Type} '{Id}'";
}

/// <summary>A document as committed.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Version">1 when first written, one more with each write.</param>
/// <param name="Document">The immutable content.</param>
public sealed record StoredDocument(DocumentKey Key, long Version, Document Document);

/// <summary>One staged change.</summary>
/// <param name="Key">Which document.</param>
/// <param name="ExpectedVersion">The version it must have now; 0 = it must not exist.</param>
/// <param name="Document">The new content, or null to delete.</param>
public sealed record DocumentWrite(DocumentKey Key, long ExpectedVersion, Document? Document);

/// <summary>Asks an index for the documents in a range of keys.</summary>
/// <param name="Type">Name of the document type.</param>
/// <param name="Index">Name of one of its declared indexes.</param>
/// <param name="From">Lowest key, inclusive.</param>
/// <param name="Before">Key that ends the range, exclusive; null = no end.</param>
/// <param name="Limit">Most documents to return, 1 or more.</param>
public sealed record IndexQuery(string Type, string Index, string From, string? Before, int Limit);

/// <summary>How a commit ended.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>Everything is on disk.</summary>
    public sealed record Committed : CommitOutcome;

    /// <summary>Nothing was written: somebody changed <paramref name="Key"/> since it was read.</summary>
    public sealed record Conflict(DocumentKey Key) : CommitOutcome;
}

/// <summary>The engine could not do its work (disk full, file damaged). The store reports itself not ready until it recovers.</summary>
public sealed class StoreFailedException(string message, Exception? innerException = null) : Exception(message, innerException);
