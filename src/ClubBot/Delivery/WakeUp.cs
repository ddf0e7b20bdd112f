namespace ClubBot.Delivery;

/// <summary>What one worker sleeps on. A call while it works is not lost: its next sleep ends at once.</summary>
internal sealed class WakeUp
{
    private readonly Lock gate = new();
    private TaskCompletionSource? sleeper;
    private bool isCalled;

    public void Call()
    {
        TaskCompletionSource? sleeping;
        lock (gate)
        {
            sleeping = sleeper;
            isCalled = sleeping is null;
            sleeper = null;
        }

        sleeping?.TrySetResult();
    }

    /// <summary>Sleeps until the next call, at most until <paramref name="limit"/> has passed. For one worker.</summary>
    /// <exception cref="OperationCanceledException">The worker is to end.</exception>
    public async Task SleepAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource sleep;
        lock (gate)
        {
            if (isCalled || limit <= TimeSpan.Zero)
            {
                isCalled = false;
                return;
            }

            sleep = sleeper = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        try
        {
            await using var timer = time.CreateTimer(_ => sleep.TrySetResult(), null, limit, Timeout.InfiniteTimeSpan);
            await using var registration = cancellationToken.Register(() => sleep.TrySetCanceled(cancellationToken));
            await sleep.Task;
        }
        finally
        {
            lock (gate)
            {
                // A call from here on is for the next sleep.
                sleeper = sleeper == sleep ? null : sleeper;
            }
        }
    }
}
