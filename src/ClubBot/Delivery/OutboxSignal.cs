using System.Collections.Concurrent;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Wakes the workers of the outbox and of the wires when something was staged for them.</summary>
internal sealed class OutboxSignal : IOutboxSignal
{
    private readonly ConcurrentDictionary<string, WakeUp> wires = new(StringComparer.Ordinal);

    private long calls;

    public WakeUp Outbox { get; } = new();

    /// <summary>Grows whenever something may have been staged.</summary>
    public long Calls => Interlocked.Read(ref calls);

    /// <summary>The sleep of one channel's wire.</summary>
    public WakeUp WireOf(string channelId) => wires.GetOrAdd(channelId, _ => new WakeUp());

    public void Wake()
    {
        Interlocked.Increment(ref calls);
        Outbox.Call();
        foreach (var wire in wires.Values)
        {
            wire.Call();
        }
    }
}
