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

/// <summary>Work that only looks at the committed state: whoever waits for it may give up.</summary>
internal interface IReadWork
{
}

/// <summary>A look of its own.</summary>
internal interface ILookWork : IReadWork
{
    void Look(StoreFile file);
}

/// <summary>One document by its id. All that wait for documents of one table are looked up together.</summary>
internal sealed class FindWork(DocumentTable table, string id) : StoreWork<BsonDocument?>, IReadWork
{
    public DocumentTable Table => table;

    public static void LookTogether(StoreFile file, DocumentTable table, IReadOnlyList<FindWork> works)
    {
        var found = table.FindAll(file.Engine, [.. works.Select(work => work.Id)]);
        foreach (var work in works)
        {
            work.Answer = found.GetValueOrDefault(work.Id);
        }
    }

    private string Id => id;
}

/// <summary>The documents of a range of an index. What the cache does not have gets its place there before any later commit is published.</summary>
internal sealed class QueryWork(DocumentTable table, IndexQuery query, DocumentCache cache) : StoreWork<IReadOnlyList<FoundRow>>, ILookWork
{
    public void Look(StoreFile file)
    {
        var rows = table.Query(file.Engine, query);
        var isKept = rows.Count <= cache.QueryMax;
        Answer = [.. rows.Select(row => FoundOf(row, new DocumentKey(table.Type.Name, row[DocumentRow.Id].AsString), isKept))];
    }

    private FoundRow FoundOf(BsonDocument row, DocumentKey key, bool isKept) =>
        cache.TryGet(key, out var known) && known is not null && row[DocumentRow.Version] == known.Version
            ? new FoundRow(row, known, null)
            : new FoundRow(row, null, isKept ? cache.Reserve(key) : null);
}

/// <summary>A row of a query.</summary>
/// <param name="Row">What the engine holds.</param>
/// <param name="Known">The same version from the cache, or null.</param>
/// <param name="Place">Where to keep it once it is read; null when it is not to be kept.</param>
internal sealed record FoundRow(BsonDocument Row, StoredDocument? Known, DocumentCache.Place? Place);

internal sealed class CheckWork(StoreChecker checker, CancellationToken cancellationToken) : StoreWork<CheckReport>, ILookWork
{
    public void Look(StoreFile file)
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
