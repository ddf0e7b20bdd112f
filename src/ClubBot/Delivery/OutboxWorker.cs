using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Takes messages whose time has come out of the outbox and delivers them: replies first, then notices, oldest first.</summary>
/// <remarks>
/// Delivering into a conversation's log and noting it is one commit. A web conversation is its own log: there a crash at any moment neither
/// loses nor doubles a message. From the log of every other conversation the <see cref="WireWorker"/> takes it onto the wire.
/// </remarks>
internal sealed partial class OutboxWorker(
    IDocumentStore store,
    DocumentCatalog catalog,
    ITurnProcessor turns,
    OutboxEndings endings,
    OutboxSignal signal,
    TimeProvider time,
    ILogger<OutboxWorker> logger) : BackgroundService
{
    /// <summary>Messages looked at in one round; also bounds what is in memory.</summary>
    private const int RoundSize = 200;

    /// <summary>Deliveries at once; more only wait for the store's group commit.</summary>
    private const int Parallelism = 16;

    private const int AttemptsMax = 5;

    /// <summary>Longest pause between two looks, so that a clock that was set wrong does no lasting harm.</summary>
    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = PauseMax;
            try
            {
                pause = await RoundAsync(stoppingToken);
            }
            catch (StoreFailedException failure)
            {
                Log.StoreFailed(logger, failure);
            }

            await signal.WaitAsync(pause, time, stoppingToken);
        }
    }

    /// <summary>Delivers what is due.</summary>
    /// <returns>How long nothing more is due.</returns>
    internal async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = await DueAsync(cancellationToken);
            if (due.Count == 0)
            {
                return await UntilNextAsync(cancellationToken);
            }

            await Parallel.ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken },
                DeliverAsync);
        }
    }

    private async ValueTask DeliverAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (await turns.DeliverAsync(message.Id, message.To, cancellationToken) is null)
            {
                await PostponeAsync(message.Id, "busy", cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreFailedException))
        {
            Log.DeliveryFailed(logger, exception, message.Id);
            await PostponeAsync(message.Id, "error", cancellationToken);
        }
    }

    /// <summary>Tries again later; after <see cref="AttemptsMax"/> tries the message has failed, and the board can see it.</summary>
    private async ValueTask PostponeAsync(string id, string reason, CancellationToken cancellationToken)
    {
        var session = NewSession();
        if (await session.LoadAsync<OutboxMessage>(id, cancellationToken) is not { State: OutboxState.Queued or OutboxState.Waiting } message)
        {
            return;
        }

        var attempts = message.Attempts + 1;
        var now = time.GetUtcNow();
        var postponed = message with
        {
            Attempts = attempts,
            Reason = reason,
            State = attempts < AttemptsMax ? message.State : OutboxState.Failed,
            NotBefore = now + (RetryPause * attempts),
        };
        await endings.PutAsync(session, postponed, now, cancellationToken);
        // A conflict means that somebody delivered or cancelled it meanwhile: then there is nothing to postpone.
        await session.CommitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<OutboxMessage>> DueAsync(CancellationToken cancellationToken)
    {
        var session = NewSession();
        var due = new List<OutboxMessage>();
        foreach (var lane in Enum.GetValues<OutboxLane>())
        {
            var from = OutboxIndexes.DueKey(lane, DateTimeOffset.MinValue);
            var before = OutboxIndexes.DueKey(lane, time.GetUtcNow().AddTicks(1));
            due.AddRange(await session.QueryRangeAsync<OutboxMessage>(OutboxIndexes.Due, from, before, RoundSize, cancellationToken));
        }

        return due;
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancellationToken)
    {
        var session = NewSession();
        var next = time.GetUtcNow() + PauseMax;
        foreach (var lane in Enum.GetValues<OutboxLane>())
        {
            var from = OutboxIndexes.DueKey(lane, DateTimeOffset.MinValue);
            var before = OutboxIndexes.DueKey(lane, next);
            var first = await session.QueryRangeAsync<OutboxMessage>(OutboxIndexes.Due, from, before, 1, cancellationToken);
            next = first.Count > 0 ? first[0].NotBefore : next;
        }

        var pause = next - time.GetUtcNow();
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The outbox could not be read or written; it is tried again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Message {Id} could not be delivered; it is tried again later.")]
        public static partial void DeliveryFailed(ILogger logger, Exception exception, string id);
    }
}
