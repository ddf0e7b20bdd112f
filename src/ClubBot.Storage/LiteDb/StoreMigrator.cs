using ClubBot.Storage.Migrations;
using LiteDB;
using LiteDB.Engine;
using Microsoft.Extensions.Logging;

namespace ClubBot.Storage.LiteDb;

/// <summary>Takes a store's file forward to the newest known format, one numbered step at a time.</summary>
internal sealed partial class StoreMigrator
{
    private readonly List<IStoreMigration> migrations;
    private readonly ILogger logger;

    /// <exception cref="ArgumentException">The numbers are not 2, 3, 4 and so on.</exception>
    public StoreMigrator(IEnumerable<IStoreMigration> migrations, ILogger logger)
    {
        this.migrations = [.. migrations.OrderBy(migration => migration.Number)];
        this.logger = logger;
        Known = StoreFormat.First + this.migrations.Count;
        if (!this.migrations.Select(migration => migration.Number).SequenceEqual(Enumerable.Range(StoreFormat.First + 1, this.migrations.Count)))
        {
            throw new ArgumentException("Store migrations must be numbered 2, 3, 4 and so on, without gaps.", nameof(migrations));
        }
    }

    /// <summary>The newest format this program reads and writes.</summary>
    public int Known { get; }

    /// <exception cref="StoreUnavailableException">The file is newer than this program.</exception>
    public void RefuseNewer(string dataFile, int format)
    {
        if (format > Known)
        {
            throw new StoreUnavailableException(
                StoreProblem.NewerFormat,
                $"The store file '{dataFile}' has format {format}, and this program knows formats up to {Known}. "
                + "Start the newer ClubBot that wrote it, or put back a backup from before the update.");
        }
    }

    /// <summary>Applies what the closed file lacks. Before each step a snapshot is kept beside it, named with the step's number.</summary>
    public void Migrate(string dataFile, int format, Func<string, StoreEngine> open)
    {
        foreach (var migration in migrations.Where(migration => migration.Number > format))
        {
            var folder = Path.GetDirectoryName(dataFile)!;
            var snapshot = Path.Combine(folder, $"clubbot.before-{migration.Number:0000}.db");
            var draft = Path.Combine(folder, "clubbot-migrating.db");
            Copy(dataFile, snapshot + ".part");
            File.Move(snapshot + ".part", snapshot, overwrite: true);
            Copy(dataFile, draft);
            File.Delete(StoreFolder.LogFileOf(draft));
            Apply(migration, draft, open);
            File.Delete(StoreFolder.LogFileOf(draft));
            File.Move(draft, dataFile, overwrite: true);
            Log.Migrated(logger, migration.Number, migration.Name, snapshot);
        }
    }

    private static void Apply(IStoreMigration migration, string draft, Func<string, StoreEngine> open)
    {
        using var store = open(draft);
        var engine = store.Engine;
        try
        {
            migration.Apply(new MigrationContext(engine));
        }
        catch (Exception error)
        {
            throw new StoreUnavailableException(
                StoreProblem.MigrationFailed,
                $"Migration {migration.Number} ({migration.Name}) of the store failed: {error.Message} The store is as it was before; start the older ClubBot until this is mended.",
                error);
        }

        StoreFormat.ForgetLayouts(engine);
        StoreFormat.Write(engine, migration.Number);
        engine.Checkpoint();
    }

    private static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Applied store migration {Number} ({Name}); the file as it was before is {Snapshot}")]
        public static partial void Migrated(ILogger logger, int number, string name, string snapshot);
    }

    private sealed class MigrationContext(ILiteEngine engine) : IMigrationContext
    {
        public IReadOnlyCollection<string> Types => [.. EngineCatalog
            .Collections(engine)
            .Where(name => name != StoreFormat.Collection)
            .Select(DocumentTable.TypeOf)];

        public IEnumerable<RawDocument> Documents(string type)
        {
            var collection = DocumentTable.CollectionOf(type);
            foreach (var id in EngineCatalog.Ids(engine, collection))
            {
                if (DocumentTable.Find(engine, collection, id) is { } row)
                {
                    yield return DocumentRow.Read(row);
                }
            }
        }

        public void Put(string type, RawDocument document) => engine.Upsert(
            DocumentTable.CollectionOf(type), [DocumentRow.Write(document, document.Body.ToArray())], BsonAutoId.ObjectId);

        public void Delete(string type, string id) => engine.Delete(DocumentTable.CollectionOf(type), [new BsonValue(id)]);
    }
}
