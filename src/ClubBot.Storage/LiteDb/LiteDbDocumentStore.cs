using System.Text.Json;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.Migrations;
using LiteDB;
using LiteDB.Engine;
using Microsoft.Extensions.Logging;

namespace ClubBot.Storage.LiteDb;

/// <summary>The embedded document store: one LiteDB file, durable group commit, a bounded cache.</summary>
/// <remarks>Documents are kept in the cache as they were handed in, so they must be as immutable as the contract says.</remarks>
public sealed class LiteDbDocumentStore : IDocumentStore, IAsyncDisposable
{
    private readonly Dictionary<string, DocumentTable> tables;
    private readonly StorageOptions options;
    private readonly DocumentCache cache;
    private readonly StoreOwner owner;
    private readonly StoreMigrator migrator;
    private readonly Func<EngineSettings, ILiteEngine> createEngine;
    private readonly ILogger logger;
    private StoreFolder? folder;
    private volatile string? damage;

    /// <exception cref="ArgumentException">A document type, an index or a migration is declared in a way the store does not accept.</exception>
    public LiteDbDocumentStore(
        StorageOptions options,
        DocumentCatalog catalog,
        IEnumerable<IStoreMigration> migrations,
        TimeProvider time,
        ILogger<LiteDbDocumentStore> logger)
        : this(options, catalog, migrations, time, logger, settings => new LiteEngine(settings))
    {
    }

    internal LiteDbDocumentStore(
        StorageOptions options,
        DocumentCatalog catalog,
        IEnumerable<IStoreMigration> migrations,
        TimeProvider time,
        ILogger logger,
        Func<EngineSettings, ILiteEngine> createEngine)
    {
        this.options = options;
        this.logger = logger;
        this.createEngine = createEngine;
        tables = catalog.All.ToDictionary(type => type.Name, type => new DocumentTable(type), StringComparer.Ordinal);
        cache = new DocumentCache(options.CacheDocumentsMax, options.CacheBytesMax);
        migrator = new StoreMigrator(migrations, logger);
        owner = new StoreOwner(OpenFile, cache, options.QueueCapacity, time, logger);
    }

    /// <summary>For the readiness probe.</summary>
    public StoreHealth Health => damage is { } reason && owner.Health.IsReady ? new StoreHealth(StoreState.Failed, reason) : owner.Health;

    /// <summary>Takes the folder for this process and opens or creates the file. To be called once, before anything else.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be used; the message is for the operator.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (folder is not null)
        {
            throw new InvalidOperationException("The store was opened before.");
        }

        folder = StoreFolder.Acquire(options.Path);
        try
        {
            await owner.StartAsync();
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var table = TableOf(key.Type);
        if (cache.TryGet(key, out var known))
        {
            return known;
        }

        var place = cache.Reserve(key);
        return Keep(table, await DoAsync(new FindWork(table, key.Id), cancellationToken), place);
    }

    public async ValueTask<IReadOnlyList<StoredDocument>> QueryAsync(IndexQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        var table = TableOf(query.Type);
        if (!table.IndexFields.ContainsKey(query.Index))
        {
            throw new InvalidOperationException($"Document type '{query.Type}' declares no index '{query.Index}'.");
        }

        var found = await DoAsync(new QueryWork(table, query, cache), cancellationToken);
        return [.. found.Select(each => each.Known ?? Keep(table, each.Row, each.Place)!)];
    }

    /// <inheritdoc />
    /// <remarks>The token counts until the commit has a place in the queue: from then on it may become durable at any moment.</remarks>
    /// <exception cref="ArgumentException">A document is too large, an id or index key is too long, or one document is written twice.</exception>
    public async ValueTask<CommitOutcome> CommitAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        if (writes.DistinctBy(write => write.Key).Count() != writes.Count)
        {
            throw new ArgumentException("A commit may write each document only once.", nameof(writes));
        }

        return await DoAsync(new CommitWork([.. writes.Select(Prepare)]), cancellationToken);
    }

    /// <summary>Reads every document and compares it with its indexes. The store does nothing else meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The check was called off.</exception>
    public async ValueTask<CheckReport> CheckAsync(CancellationToken cancellationToken)
    {
        var report = await DoAsync(new CheckWork(new StoreChecker(tables.Values), cancellationToken), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return report;
    }

    /// <summary>Finishes what waits, closes the file and lets the folder go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            await owner.StopAsync();
            folder.Dispose();
        }
    }

    private StoreFile OpenFile() => new StoreOpener(folder!, tables.Values, migrator, createEngine, logger).Open();

    private ValueTask<T> DoAsync<T>(StoreWork<T> work, CancellationToken cancellationToken) => folder is null
        ? throw new InvalidOperationException("The store was not opened. Call OpenAsync first.")
        : owner.DoAsync(work, cancellationToken);

    private DocumentTable TableOf(string type) => tables.TryGetValue(type, out var table)
        ? table
        : throw new InvalidOperationException($"No document type is named '{type}'.");

    private PreparedWrite Prepare(DocumentWrite write)
    {
        var table = TableOf(write.Key.Type);
        ArgumentException.ThrowIfNullOrWhiteSpace(write.Key.Id);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(write.Key.Id.Length, Document.IdLengthMax, nameof(write));
        IndexEntry.BytesOf(write.Key.Id);
        if (write.Document is { } document && document.Id != write.Key.Id)
        {
            throw new ArgumentException($"{write.Key} is written with a document whose id is '{document.Id}'.", nameof(write));
        }

        return new PreparedWrite(table, write, write.Document is null ? null : table.RowOf(write.Document, write.ExpectedVersion + 1));
    }

    /// <summary>Reads what the engine found, null for nothing, and keeps it in its place.</summary>
    private StoredDocument? Keep(DocumentTable table, BsonDocument? row, DocumentCache.Place? place)
    {
        var document = row is null ? null : Read(table, row);
        if (place is not null)
        {
            cache.Fill(place, document, row?[DocumentRow.Body].AsBinary.Length ?? 0);
        }

        return document;
    }

    private StoredDocument Read(DocumentTable table, BsonDocument row)
    {
        try
        {
            var raw = DocumentRow.Read(row);
            var key = new DocumentKey(table.Type.Name, raw.Id);
            return new StoredDocument(key, raw.Version, table.Type.Deserialize(raw.Id, raw.SchemaVersion, raw.Body.Span));
        }
        catch (Exception error) when (error is InvalidDataException or JsonException)
        {
            damage = $"A document of type '{table.Type.Name}' is damaged on disk: {error.Message} Run the check, and put back a backup.";
            throw new StoreFailedException(damage, error);
        }
    }
}
