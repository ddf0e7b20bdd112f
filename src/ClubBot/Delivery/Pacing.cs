using ClubBot.Channels;
using ClubBot.Kernel.Schema;

namespace ClubBot.Delivery;

/// <summary>Keeps every channel below its platform's rates, and silent for as long as the platform asked.</summary>
internal sealed class Pacing
{
    /// <summary>The window of a platform is a second as its own clock sees it: a little more than ours.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1_010);

    /// <summary>Conversations remembered before those that waited long enough are forgotten.</summary>
    private const int RememberedMax = 4_096;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Pace> paces = new(StringComparer.Ordinal);

    /// <summary>Takes the right to send one message now.</summary>
    /// <returns>Null when it is taken; otherwise the instant at which to ask again.</returns>
    public DateTimeOffset? TryTake(IChannel channel, ConversationReference to, DateTimeOffset now)
    {
        var capabilities = channel.Capabilities;
        var pause = to.IsGroup ? capabilities.GroupPause : capabilities.PersonPause;
        lock (gate)
        {
            var pace = PaceOf(channel.ChannelId);
            pace.Forget(now, capabilities.GroupPause > pause ? capabilities.GroupPause : pause);
            if (pace.SilentUntil > now)
            {
                return pace.SilentUntil;
            }

            if (pace.LastTo.TryGetValue(to.Key, out var last) && last + pause > now)
            {
                return last + pause;
            }

            if (pace.Recent.Count >= capabilities.MessagesPerSecond)
            {
                return pace.Recent.Peek() + Window;
            }

            pace.LastTo[to.Key] = now;
            pace.Recent.Enqueue(now);
            return null;
        }
    }

    /// <summary>Nothing leaves on the channel before the instant.</summary>
    public void Hold(string channelId, DateTimeOffset until)
    {
        lock (gate)
        {
            var pace = PaceOf(channelId);
            pace.SilentUntil = until > pace.SilentUntil ? until : pace.SilentUntil;
        }
    }

    private Pace PaceOf(string channelId) =>
        paces.TryGetValue(channelId, out var pace) ? pace : paces[channelId] = new Pace();

    private sealed class Pace
    {
        public Queue<DateTimeOffset> Recent { get; } = new();

        public Dictionary<string, DateTimeOffset> LastTo { get; } = new(StringComparer.Ordinal);

        public DateTimeOffset SilentUntil { get; set; }

        public void Forget(DateTimeOffset now, TimeSpan pauseMax)
        {
            while (Recent.TryPeek(out var first) && first + Window <= now)
            {
                Recent.Dequeue();
            }

            if (LastTo.Count > RememberedMax)
            {
                foreach (var (key, last) in LastTo.Where(pair => pair.Value + pauseMax <= now).ToList())
                {
                    LastTo.Remove(key);
                }
            }
        }
    }
}
