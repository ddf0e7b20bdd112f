using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Wakes the outbox worker when something was staged for it. A signal while it works is not lost.</summary>
internal sealed class OutboxSignal : IOutboxSignal, IDisposable
{
    private readonly SemaphoreSlim work = new(0, 1);

    public void Wake()
    {
        try
        {
            work.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is already going to look.
        }
    }

    /// <summary>Waits for a signal, at most until <paramref name="limit"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await work.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called: time to look by itself.
        }
    }

    public void Dispose() => work.Dispose();
}
