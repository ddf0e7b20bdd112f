using System.Threading.Channels;
using ClubBot.Kernel.Documents;
using Microsoft.Extensions.Logging;

namespace ClubBot.Storage.LiteDb;

/// <summary>The one thread that owns the engine. Everything that touches the file waits here and is done in batches.</summary>
/// <remarks>LiteDB 5.0.20 damages its pages when two threads use it, whatever locks are put around it.</remarks>
internal sealed partial class StoreOwner
{
    /// <summary>Most units taken into one batch, so that the first of them does not wait long for the last.</summary>
    private const int BatchMax = 512;

    /// <summary>Most bytes of bodies written in one transaction; the engine holds them in memory.</summary>
    private const long BatchBytesMax = 32L * 1024 * 1024;

    private static readonly TimeSpan RecoveryPause = TimeSpan.FromSeconds(5);

    private readonly Channel<StoreWork> queue;
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<StoreFile> openFile;
    private readonly DocumentCache cache;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly List<StoreWork> batch = new(BatchMax);
    private StoreFile? file;
    private ITimer? recovery;
    private volatile StoreHealth health = new(StoreState.Closed, "The store was not opened.");

    public StoreOwner(Func<StoreFile> openFile, DocumentCache cache, int queueCapacity, TimeProvider time, ILogger logger)
    {
        this.openFile = openFile;
        this.cache = cache;
        this.time = time;
        this.logger = logger;
        queue = Channel.CreateBounded<StoreWork>(new BoundedChannelOptions(queueCapacity) { SingleReader = true });
    }

    public StoreHealth Health => health;

    /// <summary>Starts the thread; the task ends when the file is open.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be opened.</exception>
    public Task StartAsync()
    {
        new Thread(Run) { IsBackground = true, Name = "ClubBot store" }.Start();
        return opened.Task;
    }

    /// <summary>Lets what waits be done, closes the file and ends the thread.</summary>
    public Task StopAsync()
    {
        queue.Writer.TryComplete();
        return stopped.Task;
    }

    /// <summary>Waits for room in the queue, then for the batch that holds the work.</summary>
    /// <exception cref="StoreFailedException">The engine failed, or the store is closed.</exception>
    public async ValueTask<T> DoAsync<T>(StoreWork<T> work, CancellationToken cancellationToken)
    {
        try
        {
            await queue.Writer.WriteAsync(work, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new StoreFailedException("The store is closed.");
        }

        // A read may be given up; a commit that has its place in the queue may become durable, so its outcome is waited for.
        return await work.Completion.WaitAsync(work is IReadWork ? cancellationToken : CancellationToken.None);
    }

    private void Run()
    {
        try
        {
            file = openFile();
            health = new StoreHealth(StoreState.Ready, null);
        }
        catch (Exception error)
        {
            queue.Writer.TryComplete();
            opened.SetException(error);
            stopped.SetResult();
            return;
        }

        opened.SetResult();
        while (TakeBatch())
        {
            Process();
        }

        Close();
    }

    private void Close()
    {
        recovery?.Dispose();
        try
        {
            file?.CloseCleanly();
        }
        catch (Exception error)
        {
            // Everything acknowledged is on disk already; the next start sees an unclean end and looks closer.
            Log.CloseFailed(logger, error);
        }

        health = new StoreHealth(StoreState.Closed, "The store is closed.");
        stopped.SetResult();
    }

    /// <summary>Waits for work and takes all there is, up to the batch's limits. False when the store is to close.</summary>
    private bool TakeBatch()
    {
        batch.Clear();
        if (!queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            return false;
        }

        var bytes = 0L;
        while (batch.Count < BatchMax && bytes < BatchBytesMax && queue.Reader.TryRead(out var work))
        {
            batch.Add(work);
            bytes += (work as CommitWork)?.Bytes ?? 0;
        }

        return true;
    }

    private void Process()
    {
        try
        {
            if (file is null)
            {
                Recover();
            }
            else
            {
                Work(file);
            }
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    /// <summary>Reads see the state before the batch's commits; nobody is told of either before the commits are on disk.</summary>
    private void Work(StoreFile open)
    {
        foreach (var finds in batch.OfType<FindWork>().GroupBy(find => find.Table))
        {
            FindWork.LookTogether(open, finds.Key, [.. finds]);
        }

        foreach (var look in batch.OfType<ILookWork>())
        {
            look.Look(open);
        }

        var commits = new CommitBatch((table, key) => cache.TryGetVersion(key, out var version) ? version : open.VersionOf(table, key.Id));
        foreach (var work in batch)
        {
            if (work is CommitWork commit)
            {
                commits.Decide(commit);
            }
        }

        commits.MakeDurable(open.Engine);
        commits.Publish(cache);
        foreach (var work in batch)
        {
            work.Complete();
        }
    }

    /// <summary>Nothing of the batch can be relied upon: everybody is told, and the file is closed and opened again.</summary>
    private void Fail(Exception error)
    {
        Log.BatchFailed(logger, error, batch.Count);
        health = new StoreHealth(StoreState.Failed, $"The engine failed: {error.Message}");
        cache.Clear();
        file?.Abandon();
        file = null;
        Refuse(new StoreFailedException($"The store's engine failed, and nothing of this work can be relied upon: {error.Message}", error));
        TryReopen();
    }

    private void Recover()
    {
        TryReopen();
        Refuse(new StoreFailedException($"The store is not ready. {health.Reason}"));
    }

    private void TryReopen()
    {
        recovery?.Dispose();
        try
        {
            file = openFile();
            file.ProveWritable();
            health = new StoreHealth(StoreState.Ready, null);
            Log.Recovered(logger);
        }
        catch (Exception error)
        {
            Log.ReopenFailed(logger, error);
            file?.Abandon();
            file = null;
            health = new StoreHealth(StoreState.Failed, $"The store cannot be opened again: {error.Message}");
            recovery = time.CreateTimer(_ => queue.Writer.TryWrite(new RecoverWork()), null, RecoveryPause, Timeout.InfiniteTimeSpan);
        }
    }

    private void Refuse(StoreFailedException error)
    {
        foreach (var work in batch)
        {
            work.Fail(error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The engine failed; {Count} units of work are refused and the file is opened again")]
        public static partial void BatchFailed(ILogger logger, Exception error, int count);

        [LoggerMessage(2, LogLevel.Error, "The store cannot be opened again; the next attempt follows")]
        public static partial void ReopenFailed(ILogger logger, Exception error);

        [LoggerMessage(3, LogLevel.Warning, "The store was opened again after a failure and is ready")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(4, LogLevel.Error, "The store could not be closed cleanly; acknowledged commits are on disk")]
        public static partial void CloseFailed(ILogger logger, Exception error);
    }
}
