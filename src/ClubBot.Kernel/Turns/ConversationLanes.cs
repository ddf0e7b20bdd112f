namespace ClubBot.Kernel.Turns;

/// <summary>Mailboxes by key: whoever enters waits until all who entered the same key before have left.</summary>
/// <remarks>Keys do not wait for each other. A lane that nobody uses costs nothing. Safe for any thread.</remarks>
/// <param name="waitingMax">Most who may wait in one lane.</param>
public sealed class ConversationLanes(int waitingMax = ConversationLanes.WaitingMax)
{
    /// <summary>Turns that may wait for one conversation; a person cannot usefully be further ahead than that.</summary>
    public const int WaitingMax = 256;

    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);

    /// <summary>Lanes that somebody is in now.</summary>
    public int InUse
    {
        get
        {
            lock (lanes)
            {
                return lanes.Count;
            }
        }
    }

    /// <summary>Takes the lane; dispose the pass to leave it.</summary>
    /// <returns>Null when as many as may wait already.</returns>
    public async ValueTask<IDisposable?> EnterAsync(string key, CancellationToken cancellationToken)
    {
        TaskCompletionSource? turn = null;
        lock (lanes)
        {
            if (!lanes.TryGetValue(key, out var lane))
            {
                lanes.Add(key, new Lane());
            }
            else if (lane.Waiting.Count >= waitingMax)
            {
                return null;
            }
            else
            {
                turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                lane.Waiting.AddLast(turn);
            }
        }

        if (turn is not null)
        {
            await using var registration = cancellationToken.Register(() => GiveUp(key, turn, cancellationToken));
            await turn.Task;
        }

        return new Pass(this, key);
    }

    private void GiveUp(string key, TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        lock (lanes)
        {
            if (lanes.TryGetValue(key, out var lane) && lane.Waiting.Remove(turn))
            {
                turn.SetCanceled(cancellationToken);
            }
        }
    }

    private void Leave(string key)
    {
        lock (lanes)
        {
            var lane = lanes[key];
            if (lane.Waiting.First is { } next)
            {
                lane.Waiting.RemoveFirst();
                next.Value.SetResult();
            }
            else
            {
                lanes.Remove(key);
            }
        }
    }

    private sealed class Lane
    {
        public LinkedList<TaskCompletionSource> Waiting { get; } = new();
    }

    private sealed class Pass(ConversationLanes lanes, string key) : IDisposable
    {
        private bool left;

        public void Dispose()
        {
            if (!left)
            {
                left = true;
                lanes.Leave(key);
            }
        }
    }
}
