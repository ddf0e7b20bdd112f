using ClubBot.Channels;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Takes what was said onto one channel's wire: answers before notices, in order within a conversation, at the pace of the platform.</summary>
/// <remarks>
/// What is about to leave is marked on disk first, a whole batch in one small write, and noted afterwards, again in batches. So after a crash
/// at any moment nothing is lost, and what was under way then ends as unknown instead of being sent a second time. One message of a
/// conversation is under way at a time.
/// </remarks>
internal sealed partial class Wire
{
    /// <summary>Messages under way at once; after a crash at most so many are unknown.</summary>
    public const int UnderWayMax = 1_024;

    /// <summary>Notices wait until this many places are free: a look at the queue costs the same for one message as for many.</summary>
    private const int NoticeBatchMin = UnderWayMax / 4;

    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait for what is under way when the process ends: longer than a channel waits for its platform.</summary>
    private static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(20);

    private readonly IChannel channel;
    private readonly OutgoingQueue queue;
    private readonly ChannelBreaker breaker;
    private readonly OutboxSignal signal;
    private readonly WakeUp wake;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Pacing pacing;
    private readonly Landing landing;
    private readonly Dictionary<OutboxLane, LaneView> views;
    private readonly Dispatcher dispatcher;

    public Wire(IChannel channel, OutgoingQueue queue, ChannelBreaker breaker, OutboxSignal signal, TimeProvider time, ILogger<Wire> logger)
    {
        this.channel = channel;
        this.queue = queue;
        this.breaker = breaker;
        this.signal = signal;
        wake = signal.WireOf(channel.ChannelId);
        this.time = time;
        this.logger = logger;
        pacing = new Pacing(channel.Capabilities);
        views = Enum.GetValues<OutboxLane>().ToDictionary(lane => lane, lane => new LaneView(queue, channel.ChannelId, lane));
        landing = new Landing(channel.ChannelId, queue, wake, time, logger);
        dispatcher = new Dispatcher(channel, pacing, breaker, time, logger);
    }

    /// <summary>Works until it is told to stop, and then until what is under way is noted.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RecoverAsync(stoppingToken);
            while (true)
            {
                await wake.SleepAsync(await RoundOrPauseAsync(stoppingToken), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await DrainAsync();
        }
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await queue.RecoverAsync(channel.ChannelId, cancellationToken) is > 0 and var count)
                {
                    Log.Interrupted(logger, channel.ChannelId, count);
                }

                return;
            }
            catch (StoreFailedException failure)
            {
                Log.StoreFailed(logger, failure, channel.ChannelId);
            }

            await Task.Delay(StorePause, time, cancellationToken);
        }
    }

    private async Task<TimeSpan> RoundOrPauseAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RoundAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.StoreFailed(logger, failure, channel.ChannelId);
            return StorePause;
        }
    }

    /// <summary>Hands over what may leave now.</summary>
    /// <returns>How long nothing more may.</returns>
    private async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var health = breaker.Health;
        if (health.IsOpen && (health.ProbeAt > now || landing.Count > 0))
        {
            // Whatever lands wakes this loop.
            return health.ProbeAt > now ? health.ProbeAt - now : PauseMax;
        }

        var most = (health.IsOpen ? 1 : UnderWayMax) - landing.Count;
        var next = now + PauseMax;
        var batch = new List<Takeoff>();
        foreach (var lane in Enum.GetValues<OutboxLane>())
        {
            var places = most - batch.Count;
            if (places > 0 && (lane == OutboxLane.Reply || health.IsOpen || places >= NoticeBatchMin))
            {
                var until = await LookAsync(lane, places, now, batch, cancellationToken);
                next = until < next ? until : next;
            }
        }

        await LeaveAsync(batch, cancellationToken);
        var pause = next - time.GetUtcNow();
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }

    /// <summary>Puts what may leave of one lane into the batch.</summary>
    /// <returns>When to look again if nothing happens before.</returns>
    private async Task<DateTimeOffset> LookAsync(
        OutboxLane lane, int places, DateTimeOffset now, List<Takeoff> batch, CancellationToken cancellationToken)
    {
        var view = views[lane];
        var calls = signal.Calls;
        if (view.IsEmptyAt(now, calls))
        {
            return view.EmptyUntil;
        }

        var next = now + PauseMax;
        var allowed = pacing.RoomAt(lane, now);
        var room = Math.Min(places, allowed);
        if (room == 0)
        {
            return pacing.NextRoom(lane, now);
        }

        // Those that have to wait stand in front of the others.
        var waiting = landing.Count + batch.Count + pacing.PausedAt(now);
        var chosen = batch.Select(takeoff => takeoff.Conversation.Id).ToHashSet(StringComparer.Ordinal);
        view.Begin(room, waiting, isPaced: allowed < places);
        while (room > 0 && await view.TakeAsync(now, key => !landing.Holds(key) && !chosen.Contains(key), cancellationToken) is { } conversation)
        {
            if (pacing.PauseOf(conversation.Reference, now) is { } until)
            {
                next = Earlier(next, until);
            }
            else if (conversation.NextOutgoing(now) is { } part && await PrepareAsync(conversation, part, now, cancellationToken) is { } takeoff)
            {
                batch.Add(takeoff);
                chosen.Add(conversation.Id);
                pacing.Take(lane, conversation.Reference, now);
                room--;
            }
        }

        if (view.IsExhausted)
        {
            next = await queue.NextAsync(channel.ChannelId, lane, now, next, cancellationToken) ?? next;
            view.End(next, calls);
            return next;
        }

        return pacing.NextRoom(lane, now) is var free && free > now ? Earlier(next, free) : next;
    }

    /// <summary>What is to be handed over; null when it may not leave now or not at all, and that was noted.</summary>
    private async ValueTask<Takeoff?> PrepareAsync(
        Conversation conversation, OutgoingPart part, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outcome = dispatcher.Foreseen(conversation, part, now, out var piece, out var isLast)
            ?? await JudgeAsync(conversation, part, now, cancellationToken);
        if (outcome is null)
        {
            return new Takeoff(conversation, part, piece!, isLast);
        }

        landing.TakeOff(conversation.Id, null);
        landing.Land(new Settlement(conversation.Id, part.Sequence, outcome));
        return null;
    }

    /// <summary>A policy that fails holds its one message for a while and nothing else.</summary>
    private async ValueTask<PartOutcome?> JudgeAsync(
        Conversation conversation, OutgoingPart part, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await queue.JudgeAsync(part, now, cancellationToken);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoreFailedException))
        {
            Log.PolicyFailed(logger, failure, conversation.Id);
            return new PartOutcome.Held(now + PauseMax);
        }
    }

    private async Task LeaveAsync(IReadOnlyList<Takeoff> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        await queue.MarkAsync(channel.ChannelId, [.. landing.UnderWay, .. batch.Select(each => each.UnderWay)], cancellationToken);
        foreach (var takeoff in batch)
        {
            landing.TakeOff(takeoff.Conversation.Id, takeoff.UnderWay);
        }

        foreach (var takeoff in batch)
        {
            // Not waited for here: the landing knows what is under way, and the end waits for it.
            _ = FlyAsync(takeoff);
        }
    }

    private async Task FlyAsync(Takeoff takeoff)
    {
        var outcome = await dispatcher.SendAsync(takeoff);
        landing.Land(new Settlement(takeoff.Conversation.Id, takeoff.Part.Sequence, outcome));
    }

    /// <summary>Waits for what is under way, for a bounded time: what is not noted by then is unknown after the next start.</summary>
    private async Task DrainAsync()
    {
        if (await landing.DrainAsync(DrainMax))
        {
            try
            {
                await queue.MarkAsync(channel.ChannelId, [], CancellationToken.None);
            }
            catch (StoreFailedException failure)
            {
                // The mark names only what was noted: that does no harm.
                Log.StoreFailed(logger, failure, channel.ChannelId);
            }
        }
        else
        {
            Log.NotDrained(logger, channel.ChannelId, landing.Count);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What is to be sent over {Channel} could not be read or marked; it is tried again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception, string channel);

        [LoggerMessage(2, LogLevel.Warning, "{Count} messages were under way on {Channel} when the process ended; they are noted as unknown and not sent again.")]
        public static partial void Interrupted(ILogger logger, string channel, int count);

        [LoggerMessage(4, LogLevel.Error, "It could not be decided whether a message of {Conversation} may leave; it is held for a while.")]
        public static partial void PolicyFailed(ILogger logger, Exception exception, string conversation);

        [LoggerMessage(3, LogLevel.Warning, "{Count} messages on {Channel} are still without an answer at the end; they will be noted as unknown.")]
        public static partial void NotDrained(ILogger logger, string channel, int count);
    }
}

/// <summary>One piece that is to be handed to the channel.</summary>
/// <param name="Conversation">Where it goes.</param>
/// <param name="Part">What it belongs to.</param>
/// <param name="Piece">What is sent.</param>
/// <param name="IsLast">True when nothing of the part follows it.</param>
internal sealed record Takeoff(Conversation Conversation, OutgoingPart Part, MessagePiece Piece, bool IsLast)
{
    public PartUnderWay UnderWay => new(Conversation.Id, Part.Sequence, Part.PiecesSent, Part.Attempts);
}
