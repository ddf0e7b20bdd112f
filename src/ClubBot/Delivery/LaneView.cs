using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>The conversations of one lane that have something to send, in their order, read from the queue a page at a time.</summary>
/// <remarks>
/// What one look at an unpaced channel leaves over is kept for the next. Kept are keys, not conversations: each is read when its turn comes,
/// from the store's cache, so what a turn changed meanwhile counts. For one caller at a time.
/// </remarks>
internal sealed class LaneView(OutgoingQueue queue, string channelId, OutboxLane lane)
{
    /// <summary>Conversations read at once when only the places under way limit what leaves.</summary>
    private const int PageSize = 1_024;

    private readonly Queue<string> page = new();
    private int limit;
    private bool isRead;
    private bool isLastPage;
    private bool isEmpty;
    private long callsAtEnd;

    /// <summary>True when the look came to the end of all that is due.</summary>
    public bool IsExhausted => isLastPage && page.Count == 0;

    /// <summary>When to look again, after <see cref="IsEmptyAt"/> said that there is nothing.</summary>
    public DateTimeOffset EmptyUntil { get; private set; }

    /// <summary>True when the last look found nothing and nothing can have come since: then the store is not asked.</summary>
    /// <param name="now">The present.</param>
    /// <param name="calls"><see cref="OutboxSignal.Calls"/> before the look.</param>
    public bool IsEmptyAt(DateTimeOffset now, long calls) => isEmpty && calls == callsAtEnd && now < EmptyUntil;

    /// <summary>Ends a look that came to the end.</summary>
    /// <param name="until">The earliest instant at which something may become due by itself.</param>
    /// <param name="calls"><see cref="OutboxSignal.Calls"/> before the look.</param>
    public void End(DateTimeOffset until, long calls)
    {
        EmptyUntil = until;
        callsAtEnd = calls;
    }

    /// <summary>Begins a look.</summary>
    /// <param name="room">Messages that may leave.</param>
    /// <param name="waiting">Conversations that cannot be chosen now and may stand in front of the others.</param>
    /// <param name="isPaced">True when the platform's rate limits the look: then nothing is kept, since what is urgent may come meanwhile.</param>
    public void Begin(int room, int waiting, bool isPaced)
    {
        if (isPaced)
        {
            page.Clear();
        }

        limit = waiting + (isPaced ? room : PageSize);
        isRead = false;
        isEmpty = false;
        isLastPage = false;
    }

    /// <summary>The next conversation that is free, as it stands on disk; null when there is none in this look.</summary>
    /// <remarks>It is read after it was found to be free: so it holds what was noted of its last message.</remarks>
    public async ValueTask<Conversation?> TakeAsync(DateTimeOffset now, Func<string, bool> isFree, CancellationToken cancellationToken)
    {
        while (page.Count > 0 || await ReadAsync(now, cancellationToken))
        {
            var key = page.Dequeue();
            if (isFree(key) && await queue.LoadAsync(key, cancellationToken) is { } conversation)
            {
                return conversation;
            }
        }

        return null;
    }

    /// <summary>Reads one page in each look.</summary>
    private async ValueTask<bool> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (isRead)
        {
            return false;
        }

        isRead = true;
        var due = await queue.DueAsync(channelId, lane, now, limit, cancellationToken);
        isLastPage = due.Count < limit;
        isEmpty = due.Count == 0;
        foreach (var key in due)
        {
            page.Enqueue(key);
        }

        return page.Count > 0;
    }
}
