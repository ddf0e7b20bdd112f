using System.Globalization;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloBot;

/// <summary>Updates that wait for the bot: one for each call, and gone once it is handed out.</summary>
internal sealed class ZaloBotUpdates(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly LinkedList<JsonObject> waiting = new();
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int emptyPolls;

    /// <summary>Where updates are brought to, or null while the bot asks for them.</summary>
    public string? Webhook { get; set; }

    /// <summary>What is said with every update that is brought.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>True to hand out the newest first: no order is promised anywhere.</summary>
    public bool IsReversed { get; set; }

    /// <summary>Calls that were answered with nothing.</summary>
    public int EmptyPolls => Volatile.Read(ref emptyPolls);

    /// <summary>Adds an update and returns it. The same one may be added again: a platform may tell a thing twice.</summary>
    public JsonObject Add(JsonObject update)
    {
        lock (gate)
        {
            if (IsReversed)
            {
                waiting.AddFirst(update);
            }
            else
            {
                waiting.AddLast(update);
            }

            arrived.TrySetResult();
            return update;
        }
    }

    /// <summary>The method getUpdates; <c>timeout</c> is a text with seconds.</summary>
    public async Task<FakeAnswer> TakeAsync(JsonObject call, CancellationToken cancellationToken)
    {
        if (Webhook is { Length: > 0 })
        {
            return ZaloBotAnswers.Refuse(400, "Webhook is set");
        }

        if (Next(out var more) is { } update)
        {
            return ZaloBotAnswers.Ok(update);
        }

        var held = TimeSpan.FromSeconds(int.Parse(call["timeout"]?.ToString() ?? "30", CultureInfo.InvariantCulture));
        await Task.WhenAny(more, Task.Delay(held, time, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        if (Next(out _) is { } late)
        {
            return ZaloBotAnswers.Ok(late);
        }

        Interlocked.Increment(ref emptyPolls);
        return ZaloBotAnswers.Refuse(408, "Request timeout");
    }

    private JsonNode? Next(out Task more)
    {
        lock (gate)
        {
            if (waiting.First is { Value: var update })
            {
                waiting.RemoveFirst();
                more = Task.CompletedTask;
                return update.DeepClone();
            }

            arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
            more = arrived.Task;
            return null;
        }
    }
}
