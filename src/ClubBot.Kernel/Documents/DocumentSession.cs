namespace ClubBot.Kernel.Documents;

/// <inheritdoc cref="IDocumentSession" />
public sealed class DocumentSession : IDocumentSession
{
    private readonly UnitOfWork work;
    private readonly IAccessPolicy policy;

    public DocumentSession(IDocumentStore store, DocumentCatalog catalog, IAccessPolicy policy)
        : this(new UnitOfWork(store, catalog), policy)
    {
    }

    private DocumentSession(UnitOfWork work, IAccessPolicy policy)
    {
        this.work = work;
        this.policy = policy;
    }

    public async ValueTask<T?> LoadAsync<T>(string id, CancellationToken cancellationToken)
        where T : Document
    {
        var key = work.KeyOf(typeof(T), id);
        var document = await work.ReadAsync(key, cancellationToken);
        return document is null ? null : (T)Readable(key, document);
    }

    public ValueTask<IReadOnlyList<T>> QueryAsync<T>(string index, string key, int limit, CancellationToken cancellationToken)
        where T : Document => QueryRangeAsync<T>(index, key, key + '\0', limit, cancellationToken);

    public async ValueTask<IReadOnlyList<T>> QueryRangeAsync<T>(
        string index, string from, string? before, int limit, CancellationToken cancellationToken)
        where T : Document
    {
        var type = work.TypeOf(typeof(T));
        var found = await work.QueryAsync(type, new IndexQuery(type.Name, index, from, before, limit), cancellationToken);
        return [.. found.Select(document => (T)Readable(new DocumentKey(type.Name, document.Id), document))];
    }

    public void Put<T>(T document)
        where T : Document
    {
        var key = work.KeyOf(typeof(T), document.Id);
        work.Stage(Writable(key, document), document);
    }

    public void Delete<T>(T document)
        where T : Document
    {
        var key = work.KeyOf(typeof(T), document.Id);
        if (!work.Holds(key))
        {
            throw new InvalidOperationException($"{key} is to be deleted and was not loaded. Load it first, so that its version is known.");
        }

        work.Stage(Writable(key, document), null);
    }

    public IDocumentSession Under(IAccessPolicy policy) => new DocumentSession(work, policy);

    public ValueTask<CommitOutcome> CommitAsync(CancellationToken cancellationToken) => work.CommitAsync(cancellationToken);

    private Document Readable(DocumentKey key, Document document) =>
        policy.MayRead(document) ? document : throw new AccessDeniedException(key);

    /// <summary>Both what is written and what it replaces must be open to this writer: else a foreign document could be taken over.</summary>
    private DocumentKey Writable(DocumentKey key, Document document) =>
        policy.MayWrite(document) && (work.Known(key) is not { } before || policy.MayWrite(before))
            ? key
            : throw new AccessDeniedException(key);
}
