using ClubBot.Kernel.Documents;
using LiteDB;

namespace ClubBot.Storage.LiteDb;

/// <summary>A unit of work that waits for the owner thread.</summary>
internal abstract class StoreWork
{
    /// <summary>Hands out what was decided. The owner calls it when everything in the batch is on disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception error);
}

/// <inheritdoc />
/// <remarks>Who waits is resumed on the pool, never on the owner thread.</remarks>
internal abstract class StoreWork<T> : StoreWork
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Completion => completion.Task;

    /// <summary>Set by the owner before it completes the work.</summary>
    protected T Answer { get; set; } = default!;

    public override void Complete() => completion.TrySetResult(Answer);

    public override void Fail(Exception error) => completion.TrySetException(error);
}

/// <summary>Work that only looks at the committed state.</summary>
internal interface IReadWork
{
    void Read(StoreFile file);
}

internal sealed class FindWork(DocumentTable table, string id) : StoreWork<BsonDocument?>, IReadWork
{
    public void Read(StoreFile file) => Answer = DocumentTable.Find(file.Engine, table.Collection, id);
}

internal sealed class QueryWork(DocumentTable table, IndexQuery query) : StoreWork<IReadOnlyList<BsonDocument>>, IReadWork
{
    public void Read(StoreFile file) => Answer = table.Query(file.Engine, query);
}

internal sealed class CheckWork(StoreChecker checker, CancellationToken cancellationToken) : StoreWork<CheckReport>, IReadWork
{
    public void Read(StoreFile file)
    {
        try
        {
            Answer = checker.Check(file.Engine, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // A check that was called off is no failure of the engine; its caller looks at the token.
        }
    }
}

internal sealed class CommitWork(IReadOnlyList<PreparedWrite> writes) : StoreWork<CommitOutcome>
{
    private static readonly CommitOutcome Committed = new CommitOutcome.Committed();

    public IReadOnlyList<PreparedWrite> Writes => writes;

    public bool IsAccepted => ReferenceEquals(Answer, Committed);

    /// <summary>Bytes of all bodies.</summary>
    public long Bytes { get; } = writes.Sum(write => (long)write.BodyBytes);

    public void Accept() => Answer = Committed;

    public void Refuse(DocumentKey key) => Answer = new CommitOutcome.Conflict(key);
}

/// <summary>Asks the owner to try again to open the file after a failure.</summary>
internal sealed class RecoverWork : StoreWork<bool>
{
}

/// <summary>A write made ready on its caller's thread.</summary>
/// <param name="Table">The collection of the document's type.</param>
/// <param name="Write">What the caller asked for.</param>
/// <param name="Row">What the engine will hold; null to delete.</param>
internal sealed record PreparedWrite(DocumentTable Table, DocumentWrite Write, BsonDocument? Row)
{
    public int BodyBytes => Row?[DocumentRow.Body].AsBinary.Length ?? 0;

    public StoredDocument? Stored => Write.Document is { } document
        ? new StoredDocument(Write.Key, Write.ExpectedVersion + 1, document)
        : null;
}
