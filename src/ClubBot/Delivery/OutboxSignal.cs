using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Wakes the workers of the outbox and of the wires when something was staged for them. A signal while they work is not lost.</summary>
internal sealed class OutboxSignal : IOutboxSignal, IDisposable
{
    private readonly SemaphoreSlim outbox = new(0, 1);
    private readonly SemaphoreSlim wire = new(0, 1);

    public void Wake()
    {
        Release(outbox);
        Release(wire);
    }

    /// <summary>Wakes the worker of the wires alone: one of them is free again.</summary>
    public void WakeWire() => Release(wire);

    /// <summary>Waits for a signal to the outbox, at most until <paramref name="limit"/> has passed.</summary>
    public Task WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken) =>
        WaitAsync(outbox, limit, time, cancellationToken);

    /// <summary>The same for the wires.</summary>
    public Task WaitForWireAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken) =>
        WaitAsync(wire, limit, time, cancellationToken);

    public void Dispose()
    {
        outbox.Dispose();
        wire.Dispose();
    }

    private static void Release(SemaphoreSlim work)
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

    private static async Task WaitAsync(SemaphoreSlim work, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
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
}
