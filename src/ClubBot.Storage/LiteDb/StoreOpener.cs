using LiteDB;
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
        using (var engine = createEngine(SettingsOf(draft)))
        {
            StoreFormat.Write(engine, migrator.Known);
            engine.Checkpoint();
        }

        File.Move(draft, folder.DataFile);
        Log.Created(logger, folder.DataFile, migrator.Known);
    }

    private StoreFile OpenExisting()
    {
        var engine = OpenRecovered();
        try
        {
            var format = StoreFormat.Read(engine)
                ?? throw StoreFolder.Damaged(folder.DataFile, "is a LiteDB file, but no store of ClubBot");
            migrator.RefuseNewer(folder.DataFile, format);
            folder.CheckPages();
            if (format < migrator.Known)
            {
                engine.Dispose();
                migrator.Migrate(folder.DataFile, format, file => createEngine(SettingsOf(file)));
                engine = OpenRecovered();
            }

            foreach (var table in tables)
            {
                new IndexBuilder(engine, table, folder.DataFile, logger).Build();
            }

            engine.Checkpoint();
            folder.MarkOpen();
            return new StoreFile(engine, folder);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>Opens the engine with an empty log: committed transactions go into the data file, an unfinished one is dropped.</summary>
    private ILiteEngine OpenRecovered()
    {
        var engine = createEngine(SettingsOf(folder.DataFile));
        engine.Checkpoint();
        var log = new FileInfo(folder.LogFile);
        if (!log.Exists || log.Length == 0)
        {
            return engine;
        }

        // What is left was never confirmed. The engine would keep it, and number new transactions after it.
        engine.Dispose();
        using (var handle = File.OpenHandle(folder.LogFile, FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.SetLength(handle, 0);
        }

        return createEngine(SettingsOf(folder.DataFile));
    }

    /// <summary>Ordinal collation, so that keys sort as the contract says; never an automatic rebuild, which drops what it cannot read.</summary>
    private static EngineSettings SettingsOf(string file) => new()
    {
        Filename = file,
        Collation = Collation.Binary,
        AutoRebuild = false,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Created the store {File} in format {Format}")]
        public static partial void Created(ILogger logger, string file, int format);
    }
}
