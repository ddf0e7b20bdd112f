using LiteDB.Engine;
using Microsoft.Extensions.Logging;

namespace ClubBot.Storage.LiteDb;

/// <summary>Creates or opens the store's file, brings its format and its indexes up to date, and refuses what it cannot trust.</summary>
internal sealed partial class StoreOpener(
    StoreFolder folder,
    IReadOnlyCollection<DocumentTable> tables,
    StoreMigrator migrator,
    Func<EngineSettings, ILiteEngine> createEngine,
    ILogger logger)
{
    /// <exception cref="StoreUnavailableException">The store cannot be trusted or reached.</exception>
    public StoreFile Open()
    {
        try
        {
            if (!folder.HasStore())
            {
                Create();
            }

            return OpenExisting();
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw StoreFolder.NotWritable(folder.Path, error);
        }
        catch (Exception error) when (error is not StoreUnavailableException)
        {
            throw StoreFolder.Damaged(folder.DataFile, $"cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Complete under another name first: a process killed here leaves nothing that looks like a store.</summary>
    private void Create()
    {
        var draft = Path.Combine(folder.Path, "clubbot-new.db");
        File.Delete(draft);
        File.Delete(StoreFolder.LogFileOf(draft));
        using (var store = StoreEngine.Open(draft, createEngine))
        {
            StoreFormat.Write(store.Engine, migrator.Known);
            store.Engine.Checkpoint();
        }

        File.Delete(StoreFolder.LogFileOf(draft));
        File.Move(draft, folder.DataFile);
        Log.Created(logger, folder.DataFile, migrator.Known);
    }

    private StoreFile OpenExisting()
    {
        var store = OpenRecovered();
        try
        {
            var format = StoreFormat.Read(store.Engine)
                ?? throw StoreFolder.Damaged(folder.DataFile, "is a LiteDB file, but no store of ClubBot");
            migrator.RefuseNewer(folder.DataFile, format);
            folder.CheckPages();
            if (format < migrator.Known)
            {
                store.Dispose();
                migrator.Migrate(folder.DataFile, format, file => StoreEngine.Open(file, createEngine));
                store = OpenRecovered();
            }

            foreach (var table in tables)
            {
                new IndexBuilder(store.Engine, table, folder.DataFile, logger).Build();
            }

            store.Engine.Checkpoint();
            folder.MarkOpen();
            return new StoreFile(store, folder);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens the engine with an empty log: committed transactions go into the data file, an unfinished one is dropped.</summary>
    private StoreEngine OpenRecovered()
    {
        var store = StoreEngine.Open(folder.DataFile, createEngine);
        store.Engine.Checkpoint();
        if (store.LogBytes == 0)
        {
            return store;
        }

        // The engine would keep what was never confirmed, and number new transactions after it.
        store.DisposeDroppingLog();
        return StoreEngine.Open(folder.DataFile, createEngine);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Created the store {File} in format {Format}")]
        public static partial void Created(ILogger logger, string file, int format);
    }
}
