using System.Collections.Concurrent;
using ClubBot.Channels;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Takes what was said onto the wires: replies before notices, in order within a conversation, at the pace of each platform.</summary>
/// <remarks>
/// One message of a conversation is under way at a time, and the next leaves only after what became of it is on disk. A crash between
/// leaving and noting sends that one message again after the restart.
/// </remarks>
internal sealed partial class WireWorker(
    OutgoingQueue queue, ChannelDirectory channels, Pacing pacing, OutboxSignal signal, TimeProvider time, ILogger<WireWorker> logger)
    : BackgroundService
{
    /// <summary>Conversations of a lane looked at in one round.</summary>
    private const int RoundSize = 200;

    /// <summary>Messages under way at once.</summary>
    private const int UnderWayMax = 32;

    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan RetryPauseMax = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    /// <summary>Words older than this are not said any more.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, bool> underWay = new(StringComparer.Ordinal);
    private readonly List<Task> flights = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await signal.WaitForWireAsync(await RoundOrPauseAsync(stoppingToken), time, stoppingToken);
            }
        }
        finally
        {
            // What has left must be noted before the process ends.
            await Task.WhenAll(flights);
        }
    }

    private async Task<TimeSpan> RoundOrPauseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RoundAsync(cancellationToken);
        }
        catch (StoreFailedException failure)
        {
            Log.StoreFailed(logger, failure);
            return StorePause;
        }
    }

    /// <summary>Starts what may leave now.</summary>
    /// <returns>How long nothing more may.</returns>
    private async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        flights.RemoveAll(flight => flight.IsCompleted);
        var now = time.GetUtcNow();
        var next = await queue.NextAsync(now, now + PauseMax, cancellationToken) ?? now + PauseMax;
        foreach (var conversation in await queue.DueAsync(now, RoundSize, cancellationToken))
        {
            if (underWay.Count >= UnderWayMax)
            {
                break;
            }

            if (underWay.ContainsKey(conversation.Id) || channels.Find(conversation.Reference.ChannelId) is not { } channel)
            {
                continue;
            }

            if (pacing.TryTake(channel, conversation.Reference, now) is { } until)
            {
                next = until < next ? until : next;
            }
            else
            {
                underWay[conversation.Id] = true;
                flights.Add(FlyAsync(channel, conversation.Id, cancellationToken));
            }
        }

        var pause = next - time.GetUtcNow();
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }

    private async Task FlyAsync(IChannel channel, string conversationKey, CancellationToken stoppingToken)
    {
        try
        {
            // Read again: what was found may have left in the meantime.
            if (await queue.LoadAsync(conversationKey, stoppingToken) is { } conversation
                && conversation.NextOutgoing(time.GetUtcNow()) is { } part)
            {
                var outcome = await queue.JudgeAsync(part, time.GetUtcNow(), stoppingToken) ?? await SendAsync(channel, conversation, part);
                await SettleAsync(conversationKey, part, outcome, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nothing had left.
        }
        catch (StoreFailedException failure)
        {
            Log.StoreFailed(logger, failure);
        }
        catch (InvalidOperationException failure)
        {
            Log.NotNoted(logger, failure, conversationKey);
        }
        finally
        {
            underWay.TryRemove(conversationKey, out _);
            signal.WakeWire();
        }
    }

    private async Task<PartOutcome> SendAsync(IChannel channel, Conversation conversation, OutgoingPart part)
    {
        var pieces = MessagePiece.Of(part.Activity, channel.Capabilities);
        if (part.PiecesSent >= pieces.Count)
        {
            return new PartOutcome.Sent();
        }

        if (time.GetUtcNow() - part.SaidAt > AgeMax)
        {
            return new PartOutcome.Ended(OutboxState.Failed, "too-late");
        }

        SendOutcome outcome;
        try
        {
            // The channel has a limit of its own; a shutdown must not leave open whether it left.
            outcome = await channel.SendAsync(conversation.Reference, pieces[part.PiecesSent], CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Only the kind: the address of a call may hold the channel's secret.
            Log.ChannelThrew(logger, channel.ChannelId, conversation.Id, exception.GetType().Name);
            outcome = new SendOutcome.Unknown("error");
        }

        return OutcomeOf(channel, conversation, part, outcome, isLast: part.PiecesSent + 1 >= pieces.Count);
    }

    private PartOutcome OutcomeOf(IChannel channel, Conversation conversation, OutgoingPart part, SendOutcome outcome, bool isLast)
    {
        var now = time.GetUtcNow();
        switch (outcome)
        {
            case SendOutcome.Sent:
                return isLast ? new PartOutcome.Sent() : new PartOutcome.PieceSent();
            case SendOutcome.Retry { After: { } after }:
                pacing.Hold(channel.ChannelId, now + after);
                Log.Later(logger, channel.ChannelId, conversation.Id, after);
                return new PartOutcome.Later(now + after);
            case SendOutcome.Retry:
                var pause = TimeSpan.FromSeconds(1 << Math.Min(part.Attempts, 8));
                return new PartOutcome.Later(now + (pause < RetryPauseMax ? pause : RetryPauseMax));
            case SendOutcome.Gone gone:
                Log.NotSent(logger, channel.ChannelId, conversation.Id, gone.Reason);
                return new PartOutcome.Closed(gone.Reason);
            case SendOutcome.Unknown unknown:
                Log.NotSent(logger, channel.ChannelId, conversation.Id, unknown.Reason);
                return new PartOutcome.Ended(OutboxState.Unknown, unknown.Reason);
            case SendOutcome.Refused refused:
                Log.NotSent(logger, channel.ChannelId, conversation.Id, refused.Reason);
                return new PartOutcome.Ended(OutboxState.Failed, refused.Reason);
            default:
                throw new InvalidOperationException($"Nothing is known of {outcome}.");
        }
    }

    /// <summary>Notes what became of it, however long the store takes: otherwise it would be sent twice.</summary>
    private async Task SettleAsync(string conversationKey, OutgoingPart part, PartOutcome outcome, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await queue.SettleAsync(conversationKey, part.Activity.Id!, outcome, CancellationToken.None);
                return;
            }
            catch (StoreFailedException failure)
            {
                Log.StoreFailed(logger, failure);
                await Task.Delay(StorePause, time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What is to be sent could not be read or noted; it is tried again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Channel {Channel} failed at a message of {Conversation}: {Kind}.")]
        public static partial void ChannelThrew(ILogger logger, string channel, string conversation, string kind);

        [LoggerMessage(3, LogLevel.Warning, "Channel {Channel} asked at {Conversation} to wait for {After}.")]
        public static partial void Later(ILogger logger, string channel, string conversation, TimeSpan after);

        [LoggerMessage(4, LogLevel.Warning, "Channel {Channel}: a message of {Conversation} did not arrive for certain: {Reason}.")]
        public static partial void NotSent(ILogger logger, string channel, string conversation, string reason);

        [LoggerMessage(5, LogLevel.Error, "What became of a message of {Conversation} could not be noted.")]
        public static partial void NotNoted(ILogger logger, Exception exception, string conversation);
    }
}
