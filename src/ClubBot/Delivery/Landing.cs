using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Knows what is under way on one wire and notes what became of it, all that has come back in one commit.</summary>
/// <remarks>A conversation stays under way until the outcome is on disk, however long the store takes: otherwise it would be sent twice.</remarks>
internal sealed partial class Landing(string channelId, OutgoingQueue queue, WakeUp wake, TimeProvider time, ILogger logger)
{
    /// <summary>Outcomes noted in one commit.</summary>
    private const int BatchMax = 256;

    /// <summary>Commits under way at once: one is prepared while the store makes the other durable.</summary>
    private const int NotingMax = 2;

    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, PartUnderWay?> underWay = new(StringComparer.Ordinal);
    private readonly Queue<Settlement> landed = new();
    private int noting;
    private TaskCompletionSource<bool>? drained;

    /// <summary>Conversations with something under way.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return underWay.Count;
            }
        }
    }

    /// <summary>What the channel has and nobody noted yet.</summary>
    public IReadOnlyList<PartUnderWay> UnderWay
    {
        get
        {
            lock (gate)
            {
                return [.. underWay.Values.OfType<PartUnderWay>()];
            }
        }
    }

    /// <summary>True while something of the conversation is under way.</summary>
    public bool Holds(string conversationKey)
    {
        lock (gate)
        {
            return underWay.ContainsKey(conversationKey);
        }
    }

    /// <summary>Something of the conversation is under way; <paramref name="part"/> is null when the channel does not get it.</summary>
    public void TakeOff(string conversationKey, PartUnderWay? part)
    {
        lock (gate)
        {
            underWay.Add(conversationKey, part);
        }
    }

    /// <summary>It is known what became of it.</summary>
    public void Land(Settlement settled)
    {
        lock (gate)
        {
            landed.Enqueue(settled);
            if (noting > 0 && (noting == NotingMax || landed.Count < BatchMax))
            {
                return;
            }

            noting++;
        }

        _ = NoteAllAsync();
    }

    /// <summary>Waits until nothing is under way.</summary>
    /// <returns>False when the limit passed before.</returns>
    public async Task<bool> DrainAsync(TimeSpan limit)
    {
        var end = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (underWay.Count == 0)
            {
                return true;
            }

            drained = end;
        }

        await using var timer = time.CreateTimer(_ => end.TrySetResult(false), null, limit, Timeout.InfiniteTimeSpan);
        return await end.Task;
    }

    private async Task NoteAllAsync()
    {
        // Others that come back at the same moment go into the same commit.
        await Task.Yield();
        while (NextBatch() is { Count: > 0 } batch)
        {
            if (await NoteAsync(batch))
            {
                Release(batch);
            }
        }
    }

    private List<Settlement> NextBatch()
    {
        lock (gate)
        {
            var batch = new List<Settlement>();
            while (batch.Count < BatchMax && landed.TryDequeue(out var settled))
            {
                batch.Add(settled);
            }

            noting -= batch.Count > 0 ? 0 : 1;
            return batch;
        }
    }

    /// <summary>Notes the batch as soon as the store can.</summary>
    /// <returns>False when it cannot be noted at all: then it stays under way, and after the next start it is unknown.</returns>
    private async Task<bool> NoteAsync(List<Settlement> batch)
    {
        while (true)
        {
            try
            {
                await queue.SettleAsync(batch, CancellationToken.None);
                return true;
            }
            catch (StoreFailedException failure)
            {
                Log.StoreFailed(logger, failure, channelId);
            }
            catch (Exception failure)
            {
                Log.NotNoted(logger, failure, channelId, batch.Count);
                return false;
            }

            await Task.Delay(StorePause, time, CancellationToken.None);
        }
    }

    private void Release(List<Settlement> batch)
    {
        lock (gate)
        {
            foreach (var settled in batch)
            {
                underWay.Remove(settled.ConversationKey);
            }

            if (underWay.Count == 0)
            {
                drained?.TrySetResult(true);
            }
        }

        wake.Call();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "What became of messages on {Channel} could not be noted; it is tried again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception, string channel);

        [LoggerMessage(2, LogLevel.Critical, "What became of {Count} messages on {Channel} cannot be noted; they are not sent again.")]
        public static partial void NotNoted(ILogger logger, Exception exception, string channel, int count);
    }
}
