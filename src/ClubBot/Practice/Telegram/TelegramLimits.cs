namespace ClubBot.Practice.Telegram;

/// <summary>How fast Telegram lets a bot talk.</summary>
/// <remarks>Source: Bots FAQ, "My bot is hitting limits". The exact figures are not published; these are the ones it names.</remarks>
internal sealed class TelegramLimits
{
    private const int PerSecond = 30;

    /// <summary>One chat takes a short burst before it is held to one message a second. Guess.</summary>
    private const int Burst = 5;

    private const int PerGroupAndMinute = 20;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<DateTimeOffset> all = new();
    private readonly Dictionary<long, Queue<DateTimeOffset>> chats = [];

    /// <summary>Takes the right to one message. The caller keeps others out meanwhile.</summary>
    /// <returns>Null when it is taken, else the whole seconds to wait.</returns>
    public int? TryTake(long chat, DateTimeOffset now)
    {
        var own = chats.TryGetValue(chat, out var known) ? known : chats[chat] = new Queue<DateTimeOffset>();
        var (limit, window) = chat < 0 ? (PerGroupAndMinute, Minute) : (Burst, Burst * Second);
        if ((WaitOf(own, limit, window, now) ?? WaitOf(all, PerSecond, Second, now)) is { } wait)
        {
            return Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        }

        own.Enqueue(now);
        all.Enqueue(now);
        return null;
    }

    private static TimeSpan? WaitOf(Queue<DateTimeOffset> recent, int limit, TimeSpan window, DateTimeOffset now)
    {
        while (recent.TryPeek(out var first) && first + window <= now)
        {
            recent.Dequeue();
        }

        return recent.Count < limit ? null : recent.Peek() + window - now;
    }
}
