namespace ClubBot.Tests.Delivery.Host;

/// <summary>
/// One thread and one clock for everything: when nobody has anything to do any more, time jumps to the next timer. An hour of waiting costs
/// nothing, and every run is the same.
/// </summary>
internal sealed class VirtualWorld : SynchronizationContext
{
    /// <summary>Eight in the morning in Viet Nam.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> work = new();

    public VirtualClock Clock { get; } = new(Start);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (work)
        {
            work.Enqueue((d, state));
        }
    }

    /// <summary>Runs the story to its end.</summary>
    /// <param name="story">What happens; all that it starts belongs to this world.</param>
    /// <param name="limit">Virtual time after which the story has failed.</param>
    public void Run(Func<Task> story, TimeSpan limit)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var end = Now + limit;
            var running = story();
            while (!running.IsCompleted)
            {
                if (!TryStep())
                {
                    Assert.True(Clock.MoveToNextTimer(end), $"The story stands still at {Now:O}.");
                }
            }

            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private bool TryStep()
    {
        (SendOrPostCallback Callback, object? State) next;
        lock (work)
        {
            if (!work.TryDequeue(out next))
            {
                return false;
            }
        }

        next.Callback(next.State);
        return true;
    }
}

/// <summary>A clock that moves only when it is told to.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<(VirtualTimer Timer, int Setting), (DateTimeOffset At, long Order)> timers = new();
    private DateTimeOffset now = start;
    private long order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new VirtualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps to the next timer and lets it go off.</summary>
    /// <returns>False when there is none before the end.</returns>
    public bool MoveToNextTimer(DateTimeOffset end)
    {
        while (timers.TryDequeue(out var next, out var due))
        {
            if (next.Timer.Setting != next.Setting)
            {
                continue;
            }

            if (due.At > end)
            {
                return false;
            }

            now = due.At > now ? due.At : now;
            next.Timer.GoOff();
            return true;
        }

        return false;
    }

    /// <summary>A timer; each setting of it has a number, and only the last one counts.</summary>
    private sealed class VirtualTimer(VirtualClock clock, Action callback) : ITimer
    {
        public int Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Setting++;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.timers.Enqueue((this, Setting), (clock.now + dueTime, ++clock.order));
            }

            return true;
        }

        public void GoOff()
        {
            Setting++;
            callback();
        }

        public void Dispose() => Setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
