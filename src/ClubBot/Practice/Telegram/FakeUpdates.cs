using System.Text.Json.Nodes;

namespace ClubBot.Practice.Telegram;

/// <summary>Updates that wait for the bot: held until asked for, forgotten when a later offset is asked for.</summary>
internal sealed class FakeUpdates(TimeProvider time)
{
    private const int FirstId = 800_000_101;

    private readonly Lock gate = new();
    private readonly List<(int Id, JsonObject Update)> waiting = [];
    private readonly List<JsonObject> again = [];
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int lastId = FirstId;
    private int pollers;

    /// <summary>True while updates are brought, and asking for them is refused.</summary>
    public bool HasWebhook { get; set; }

    /// <summary>True to give out every update twice, as a platform does that missed the answer.</summary>
    public bool AreDoubled { get; set; }

    /// <summary>True to give out the newest first.</summary>
    public bool AreBackwards { get; set; }

    /// <summary>Adds an update under the next id and returns it with the id in it.</summary>
    public JsonObject Add(JsonObject update)
    {
        lock (gate)
        {
            update["update_id"] = ++lastId;
            waiting.Add((lastId, update));
            arrived.TrySetResult();
            return update;
        }
    }

    /// <summary>Brings an update once more, whether the bot confirmed it or not.</summary>
    public void Repeat(JsonObject update)
    {
        lock (gate)
        {
            again.Add(update);
            arrived.TrySetResult();
        }
    }

    /// <summary>Lets go whoever waits.</summary>
    public void Close()
    {
        lock (gate)
        {
            arrived.TrySetResult();
        }
    }

    /// <summary>The method getUpdates.</summary>
    public async Task<FakeAnswer> TakeAsync(JsonObject call, CancellationToken cancellationToken)
    {
        if (HasWebhook)
        {
            return TelegramAnswers.Refuse(409, "Conflict: can't use getUpdates method while webhook is active");
        }

        if (Interlocked.Increment(ref pollers) > 1)
        {
            Interlocked.Decrement(ref pollers);
            return TelegramAnswers.Refuse(409, "Conflict: terminated by other getUpdates request");
        }

        try
        {
            var found = Find((int?)call["offset"] ?? 0, out var next);
            if (found.Count == 0)
            {
                // Held as long as the bot asked, and then answered with nothing.
                await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds((int?)call["timeout"] ?? 0), time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
                found = Find((int?)call["offset"] ?? 0, out _);
            }

            return TelegramAnswers.Ok(found);
        }
        finally
        {
            Interlocked.Decrement(ref pollers);
        }
    }

    /// <summary>What waits to be brought; waits until there is something.</summary>
    public async Task<IReadOnlyList<JsonObject>> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = Find(0, out var next);
            if (found.Count > 0)
            {
                return [.. found.Select(each => each!.AsObject())];
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>An update that was taken.</summary>
    public void Forget(JsonObject update)
    {
        lock (gate)
        {
            waiting.RemoveAll(each => each.Id == (int)update["update_id"]!);
        }
    }

    private JsonArray Find(int offset, out Task next)
    {
        lock (gate)
        {
            waiting.RemoveAll(each => each.Id < offset);
            JsonObject[] found = [.. again, .. waiting.Select(each => each.Update)];
            again.Clear();
            arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
            next = arrived.Task;
            var ordered = AreBackwards ? found.Reverse() : found;
            return [.. ordered.SelectMany(update => Enumerable.Repeat(update, AreDoubled ? 2 : 1)).Select(update => update.DeepClone())];
        }
    }
}
