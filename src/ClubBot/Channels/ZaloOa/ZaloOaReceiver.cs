using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa;

/// <summary>
/// Gives every event to the inbox and answers within the time that Zalo gives. What takes longer is kept on disk before the answer, and
/// goes on; after a crash it is taken from there.
/// </summary>
internal sealed partial class ZaloOaReceiver(
    ZaloOaInbox inbox,
    IDocumentStore store,
    DocumentCatalog catalog,
    ZaloOaOptions options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<ZaloOaReceiver> logger) : BackgroundService
{
    /// <summary>How long a turn may take before its event is kept: Zalo gives 2 seconds for all.</summary>
    private static readonly TimeSpan TurnWait = TimeSpan.FromSeconds(1);

    /// <summary>How long keeping it may take. After that Zalo is told to come again.</summary>
    private static readonly TimeSpan KeepWait = TimeSpan.FromMilliseconds(700);

    /// <summary>Pause between looks at what was kept.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>Events taken up in one look.</summary>
    private const int LookMax = 100;

    private readonly ConcurrentDictionary<string, Task> underWay = new(StringComparer.Ordinal);
    private readonly SeenEvents seen = new(time, options.EventAgeMax);

    /// <summary>Takes an event that was verified.</summary>
    /// <returns>True when it is on disk, in its turn or beside it; false when Zalo has to bring it again.</returns>
    public async Task<bool> TakeAsync(ZaloOaEvent happened, byte[] body)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(body));
        if (seen.Contains(id))
        {
            return true;
        }

        if (underWay.ContainsKey(id))
        {
            // The same one again while the first is under way: kept already, or about to be.
            return await IsKeptAsync(id, lifetime.ApplicationStopping);
        }

        var turn = inbox.TakeAsync(happened, lifetime.ApplicationStopping);
        if (await IsDoneAsync(turn, TurnWait) && await turn)
        {
            seen.Add(id);
            return true;
        }

        var keep = KeepAsync(id, body);
        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        underWay[id] = finished.Task;
        _ = FinishAsync(id, turn, keep, finished);
        return await IsDoneAsync(keep, KeepWait) && await keep;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(underWay.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await TakeKeptAsync(stoppingToken);
            }
            catch (StoreFailedException failure)
            {
                Log.StoreFailed(logger, failure);
            }

            await Task.Delay(Look, time, stoppingToken);
        }
    }

    /// <summary>Takes what was kept, the oldest first.</summary>
    private async Task TakeKeptAsync(CancellationToken cancellationToken)
    {
        foreach (var kept in await NewSession().QueryRangeAsync<KeptEvent>(KeptEvent.Waiting, "", null, LookMax, cancellationToken))
        {
            if (!underWay.ContainsKey(kept.Id) && await IsTakenAsync(kept, cancellationToken))
            {
                seen.Add(kept.Id);
                await ForgetAsync(kept.Id, cancellationToken);
            }
        }
    }

    private async Task<bool> IsTakenAsync(KeptEvent kept, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(kept.Body, ZaloOaWireJson.Default.ZaloOaEvent) is not { } happened
                || await inbox.TakeAsync(happened, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreFailedException))
        {
            // The same would happen the next time, and everything behind it would wait for ever.
            Log.LetGo(logger, exception.GetType().Name);
            return true;
        }
    }

    /// <summary>Follows a turn that was too slow for the answer to its end; when it failed, the event stays kept and is taken again.</summary>
    private async Task FinishAsync(string id, Task<bool> turn, Task<bool> keep, TaskCompletionSource finished)
    {
        try
        {
            var isKept = await keep;
            if (await turn && isKept)
            {
                seen.Add(id);
                await ForgetAsync(id, lifetime.ApplicationStopping);
            }
        }
        catch (Exception exception)
        {
            // Nobody waits for it any more. Only the kind: the message of an exception may hold what somebody wrote.
            Log.Late(logger, exception.GetType().Name);
        }
        finally
        {
            underWay.TryRemove(id, out _);
            finished.SetResult();
        }
    }

    private async Task<bool> KeepAsync(string id, byte[] body)
    {
        try
        {
            var session = NewSession();
            if (await session.LoadAsync<KeptEvent>(id, lifetime.ApplicationStopping) is null)
            {
                session.Put(new KeptEvent { Id = id, Body = Encoding.UTF8.GetString(body), CameAt = time.GetUtcNow() });
                // A conflict means that the same event came twice at once and the other one kept it.
                await session.CommitAsync(lifetime.ApplicationStopping);
            }

            return true;
        }
        catch (Exception exception) when (exception is StoreFailedException or OperationCanceledException)
        {
            Log.NotKept(logger, exception.GetType().Name);
            return false;
        }
    }

    private async Task<bool> IsKeptAsync(string id, CancellationToken cancellationToken) =>
        await NewSession().LoadAsync<KeptEvent>(id, cancellationToken) is not null;

    private async Task ForgetAsync(string id, CancellationToken cancellationToken)
    {
        var session = NewSession();
        if (await session.LoadAsync<KeptEvent>(id, cancellationToken) is { } kept)
        {
            session.Delete(kept);
            await session.CommitAsync(cancellationToken);
        }
    }

    private async Task<bool> IsDoneAsync(Task work, TimeSpan wait)
    {
        using var limit = new CancellationTokenSource();
        var done = await Task.WhenAny(work, Task.Delay(wait, time, limit.Token)) == work;
        await limit.CancelAsync();
        return done;
    }

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Events that were kept could not be read or taken; it is tried again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "An event could not be kept ({Kind}); Zalo will bring it again.")]
        public static partial void NotKept(ILogger logger, string kind);

        [LoggerMessage(3, LogLevel.Warning, "An event that took long did not come to its end ({Kind}); it is taken again from what was kept.")]
        public static partial void Late(ILogger logger, string kind);

        [LoggerMessage(4, LogLevel.Error, "An event that was kept failed ({Kind}) and was let go.")]
        public static partial void LetGo(ILogger logger, string kind);
    }
}
