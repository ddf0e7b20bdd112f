namespace ClubBot.Kernel.Documents;

/// <summary>A unit of work over documents: reads see its own staged writes; one commit makes all of them durable, or none.</summary>
/// <remarks>Not safe for concurrent use: one turn, one session.</remarks>
public interface IDocumentSession
{
    /// <summary>The document, or null when there is none.</summary>
    /// <exception cref="AccessDeniedException">The policy does not let this reader see it.</exception>
    ValueTask<T?> LoadAsync<T>(string id, CancellationToken cancellationToken)
        where T : Document;

    /// <summary>Documents whose key equals <paramref name="key"/>, by id.</summary>
    /// <exception cref="AccessDeniedException">The policy does not let this reader see one of them.</exception>
    ValueTask<IReadOnlyList<T>> QueryAsync<T>(string index, string key, int limit, CancellationToken cancellationToken)
        where T : Document;

    /// <summary>Documents whose key lies in [<paramref name="from"/>, <paramref name="before"/>), by key, then id.</summary>
    /// <exception cref="AccessDeniedException">The policy does not let this reader see one of them.</exception>
    ValueTask<IReadOnlyList<T>> QueryRangeAsync<T>(string index, string from, string? before, int limit, CancellationToken cancellationToken)
        where T : Document;

    /// <summary>Stages the document to be written as a whole.</summary>
    /// <remarks>A document that was loaded must still have the loaded version at commit; one that was not must not exist.</remarks>
    /// <exception cref="AccessDeniedException">The policy does not let this reader change it, or what it was before.</exception>
    void Put<T>(T document)
        where T : Document;

    /// <summary>Stages the deletion of a document that was loaded in this session.</summary>
    /// <exception cref="AccessDeniedException">The policy does not let this reader change it.</exception>
    /// <exception cref="InvalidOperationException">It was neither loaded nor staged here.</exception>
    void Delete<T>(T document)
        where T : Document;

    /// <summary>The same unit of work seen under another policy.</summary>
    IDocumentSession Under(IAccessPolicy policy);

    /// <summary>Makes all staged writes durable, or none.</summary>
    ValueTask<CommitOutcome> CommitAsync(CancellationToken cancellationToken);
}

/// <summary>Decides in one place who may see and change what.</summary>
public interface IAccessPolicy
{
    bool MayRead(Document document);

    bool MayWrite(Document document);
}

/// <summary>Everything is allowed: for the kernel, imports and workers, never for what a person asked.</summary>
public sealed class SystemAccess : IAccessPolicy
{
    public static SystemAccess Instance { get; } = new();

    private SystemAccess()
    {
    }

    public bool MayRead(Document document) => true;

    public bool MayWrite(Document document) => true;
}

/// <summary>Somebody asked for a document that is not theirs to see or change: a mistake of the program or an attack.</summary>
public sealed class AccessDeniedException(DocumentKey key)
    : Exception($"Access to {key} was refused by the session's policy.");
