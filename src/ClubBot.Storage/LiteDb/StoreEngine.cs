using LiteDB;
using LiteDB.Engine;

namespace ClubBot.Storage.LiteDb;

/// <summary>An open engine together with the log stream that it was given.</summary>
internal sealed class StoreEngine : IDisposable
{
    private readonly LogStream log;

    private StoreEngine(ILiteEngine engine, LogStream log)
    {
        Engine = engine;
        this.log = log;
    }

    public ILiteEngine Engine { get; }

    /// <summary>Bytes of transactions that are not in the data file; 0 after a checkpoint, unless one was never finished.</summary>
    public long LogBytes => log.Length;

    /// <summary>Ordinal collation, so that keys sort as the contract says; never an automatic rebuild, which drops what it cannot read.</summary>
    public static StoreEngine Open(string dataFile, Func<EngineSettings, ILiteEngine> create)
    {
        var log = new LogStream(StoreFolder.LogFileOf(dataFile));
        try
        {
            var settings = new EngineSettings
            {
                Filename = dataFile,
                LogStream = log,
                Collation = Collation.Binary,
                AutoRebuild = false,
            };
            return new StoreEngine(create(settings), log);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>Drops what a checkpoint left in the log, which is a transaction that was never confirmed, and closes.</summary>
    public void DisposeDroppingLog()
    {
        Engine.Dispose();
        log.SetLength(0);
        log.Dispose();
    }

    public void Dispose()
    {
        try
        {
            Engine.Dispose();
        }
        finally
        {
            log.Dispose();
        }
    }
}
