namespace ClubBot.Channels.ZaloOa;

/// <summary>Events that are on disk already, for as long as one may come again. A conversation itself remembers only the newest of its own.</summary>
internal sealed class SeenEvents(TimeProvider time, TimeSpan ageMax)
{
    /// <summary>Events remembered; a club's people do far less in two hours.</summary>
    private const int RememberedMax = 20_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset At)> order = new();

    public bool Contains(string id)
    {
        lock (gate)
        {
            return ids.Contains(id);
        }
    }

    public void Add(string id)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (order.TryPeek(out var oldest) && (order.Count >= RememberedMax || oldest.At + ageMax < now))
            {
                ids.Remove(order.Dequeue().Id);
            }

            if (ids.Add(id))
            {
                order.Enqueue((id, now));
            }
        }
    }
}
