using ClubBot.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Delivery;

public sealed class WakeUpTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider time = new();
    private readonly WakeUp wake = new();

    [Fact]
    public async Task Call_DuringASleep_EndsIt()
    {
        var sleep = wake.SleepAsync(Minute, time, CancellationToken.None);
        Assert.False(sleep.IsCompleted);

        wake.Call();

        await sleep;
    }

    [Fact]
    public async Task Call_WhileAtWork_EndsTheNextSleepAndOnlyThat()
    {
        wake.Call();
        wake.Call();

        await wake.SleepAsync(Minute, time, CancellationToken.None);
        Assert.False(wake.SleepAsync(Minute, time, CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Call_AfterASleepEndedByItself_IsNotLost()
    {
        var first = wake.SleepAsync(Minute, time, CancellationToken.None);
        time.Advance(Minute);
        await first;

        wake.Call();

        await wake.SleepAsync(Minute, time, CancellationToken.None);
    }

    [Fact]
    public async Task Sleep_ThatIsCancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        var sleep = wake.SleepAsync(Minute, time, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sleep);
    }
}
