using ClubBot.Channels;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Keeps one channel below its platform's rates, and silent for as long as the platform asked.</summary>
/// <remarks>
/// Notices leave evenly spread over the second, answers as soon as the rate allows: so in the middle of a broadcast an answer waits for one
/// place, not for the end of a second that notices have used up. For one caller at a time, but <see cref="Hold"/> for any.
/// </remarks>
internal sealed class Pacing(ChannelCapabilities capabilities)
{
    /// <summary>The window of a platform is a second as its own clock sees it: a little more than ours.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1_010);

    /// <summary>How late a place for a notice may still be taken, because the machine was busy elsewhere. Guess.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(500);

    private readonly TimeSpan noticePause = Window / capabilities.MessagesPerSecond;
    private readonly Queue<DateTimeOffset> recent = new();
    private readonly Queue<(DateTimeOffset Until, string Key)> pauses = new();
    private readonly Dictionary<string, DateTimeOffset> pausedUntil = new(StringComparer.Ordinal);
    private long silentUntilTicks;
    private DateTimeOffset nextNotice;

    private DateTimeOffset SilentUntil => new(Interlocked.Read(ref silentUntilTicks), TimeSpan.Zero);

    private bool HasRate => capabilities.MessagesPerSecond < int.MaxValue;

    /// <summary>Conversations that have to wait because something was just sent to them.</summary>
    public int PausedAt(DateTimeOffset now)
    {
        while (pauses.TryPeek(out var first) && first.Until <= now)
        {
            pauses.Dequeue();
            if (pausedUntil.GetValueOrDefault(first.Key) <= now)
            {
                pausedUntil.Remove(first.Key);
            }
        }

        return pausedUntil.Count;
    }

    /// <summary>Messages of the lane that may leave now, if none of them goes to a conversation that has to wait.</summary>
    public int RoomAt(OutboxLane lane, DateTimeOffset now)
    {
        if (SilentUntil > now)
        {
            return 0;
        }

        while (recent.TryPeek(out var first) && first + Window <= now)
        {
            recent.Dequeue();
        }

        var room = HasRate ? capabilities.MessagesPerSecond - recent.Count : int.MaxValue;
        return lane == OutboxLane.Notice && HasRate && room > 0 ? Math.Min(room, NoticeRoomAt(now)) : room;
    }

    /// <summary>When there may be room again; the present when there is.</summary>
    public DateTimeOffset NextRoom(OutboxLane lane, DateTimeOffset now)
    {
        if (RoomAt(lane, now) > 0)
        {
            return now;
        }

        var next = SilentUntil > now ? SilentUntil : now;
        if (HasRate && recent.Count >= capabilities.MessagesPerSecond && recent.Peek() + Window > next)
        {
            next = recent.Peek() + Window;
        }

        return lane == OutboxLane.Notice && nextNotice > next ? nextNotice : next;
    }

    /// <summary>When the conversation may get its next message; null = now.</summary>
    public DateTimeOffset? PauseOf(ConversationReference to, DateTimeOffset now) =>
        pausedUntil.TryGetValue(to.Key, out var until) && until > now ? until : null;

    /// <summary>One message leaves now.</summary>
    public void Take(OutboxLane lane, ConversationReference to, DateTimeOffset now)
    {
        if (HasRate)
        {
            recent.Enqueue(now);
            if (lane == OutboxLane.Notice)
            {
                nextNotice = NoticeFrom(now) + noticePause;
            }
        }

        var pause = to.IsGroup ? capabilities.GroupPause : capabilities.PersonPause;
        if (pause > TimeSpan.Zero)
        {
            pausedUntil[to.Key] = now + pause;
            pauses.Enqueue((now + pause, to.Key));
        }
    }

    /// <summary>Nothing leaves before the instant.</summary>
    public void Hold(DateTimeOffset until)
    {
        var known = Interlocked.Read(ref silentUntilTicks);
        while (until.UtcTicks > known)
        {
            known = Interlocked.CompareExchange(ref silentUntilTicks, until.UtcTicks, known) is var found && found == known ? until.UtcTicks : found;
        }
    }

    private int NoticeRoomAt(DateTimeOffset now)
    {
        var from = NoticeFrom(now);
        return from > now ? 0 : (int)((now - from) / noticePause) + 1;
    }

    /// <summary>The first place for a notice that is not taken: one that was missed a moment ago is still there.</summary>
    private DateTimeOffset NoticeFrom(DateTimeOffset now) => nextNotice > now - CatchUp ? nextNotice : now;
}
