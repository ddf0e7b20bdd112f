namespace ClubBot.Delivery;

/// <summary>Stops a channel that fails over and over, and lets one message at a time try whether it works again.</summary>
/// <remarks>
/// Own code rather than a library: a message must not be lost to a refusal of the breaker, readiness has to say why it is open, and the
/// pause has to be known to whoever sleeps through it.
/// </remarks>
internal sealed class ChannelBreaker(string channelId)
{
    /// <summary>Failures one after the other that open it. Guess.</summary>
    public const int FailuresMax = 5;

    /// <summary>First pause; each failed probe doubles it. Guess.</summary>
    public static readonly TimeSpan PauseMin = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause. Guess.</summary>
    public static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private ChannelHealth health = new(channelId, null, default, default);
    private TimeSpan pause = PauseMin;
    private int failures;

    public ChannelHealth Health
    {
        get
        {
            lock (gate)
            {
                return health;
            }
        }
    }

    /// <summary>The platform answered, whatever it said of the message.</summary>
    /// <returns>True when this closed it.</returns>
    public bool Succeed()
    {
        lock (gate)
        {
            var wasOpen = health.IsOpen;
            failures = 0;
            pause = PauseMin;
            health = new ChannelHealth(channelId, null, default, default);
            return wasOpen;
        }
    }

    /// <summary>A message did not get through to the platform.</summary>
    /// <param name="reason">A stable word.</param>
    /// <param name="now">The present.</param>
    /// <param name="isFinal">True when no other message can get through either: it opens at once.</param>
    /// <returns>True when this opened it.</returns>
    public bool Fail(string reason, DateTimeOffset now, bool isFinal)
    {
        lock (gate)
        {
            failures++;
            if (health.IsOpen)
            {
                // Those that were under way when it opened say nothing new; a probe does.
                if (now >= health.ProbeAt)
                {
                    pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
                    health = health with { Reason = reason, ProbeAt = now + pause };
                }

                return false;
            }

            if (!isFinal && failures < FailuresMax)
            {
                return false;
            }

            health = new ChannelHealth(channelId, reason, now, now + pause);
            return true;
        }
    }
}

/// <summary>How a channel is, in words that hold no secret.</summary>
/// <param name="ChannelId">Which channel.</param>
/// <param name="Reason">Why nothing leaves over it, as a stable word; null = it works.</param>
/// <param name="Since">Since when nothing leaves.</param>
/// <param name="ProbeAt">When the next message tries.</param>
internal sealed record ChannelHealth(string ChannelId, string? Reason, DateTimeOffset Since, DateTimeOffset ProbeAt)
{
    /// <summary>True while the circuit is open: nothing leaves but a probe.</summary>
    public bool IsOpen => Reason is not null;
}
