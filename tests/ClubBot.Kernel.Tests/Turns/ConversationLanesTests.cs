using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Tests.Turns;

public sealed class ConversationLanesTests
{
    private readonly ConversationLanes lanes = new();

    [Fact]
    public async Task Enter_WhileOthersWait_KeepsTheOrder()
    {
        var order = new List<int>();
        var first = await EnterAsync("a");
        var waiting = Enumerable.Range(1, 50).Select(number => TakeTurnAsync(number, order)).ToList();
        Assert.Empty(order);

        first!.Dispose();
        await Task.WhenAll(waiting);

        Assert.Equal(Enumerable.Range(1, 50), order);
    }

    [Fact]
    public async Task Enter_AnotherKey_DoesNotWait()
    {
        using var first = await EnterAsync("a");
        using var second = await EnterAsync("b");

        Assert.NotNull(second);
    }

    [Fact]
    public async Task Enter_FullLane_IsRefusedAtOnce()
    {
        var first = await EnterAsync("a");
        var waiting = Enumerable.Range(0, ConversationLanes.WaitingMax).Select(_ => EnterAsync("a")).ToList();

        Assert.Null(await EnterAsync("a"));

        first!.Dispose();
        foreach (var each in waiting)
        {
            (await each)!.Dispose();
        }

        Assert.Equal(0, lanes.InUse);
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_LeavesItsPlaceToTheNext()
    {
        using var cancellation = new CancellationTokenSource();
        var first = await EnterAsync("a");
        var cancelled = lanes.EnterAsync("a", cancellation.Token).AsTask();
        var next = EnterAsync("a");

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(next.IsCompleted);
        first!.Dispose();
        (await next)!.Dispose();

        Assert.Equal(0, lanes.InUse);
    }

    [Fact]
    public async Task Enter_CancelledBeforeWaiting_Throws()
    {
        using var first = await EnterAsync("a");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await lanes.EnterAsync("a", new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Enter_CancelledWhileBeingCalled_NeverLosesTheLane()
    {
        for (var round = 0; round < 2000; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var first = await EnterAsync("a");
            var second = lanes.EnterAsync("a", cancellation.Token).AsTask();
            await Task.WhenAll(Task.Run(first!.Dispose), Task.Run(cancellation.Cancel));
            try
            {
                (await second)!.Dispose();
            }
            catch (OperationCanceledException)
            {
                // Either may win; the lane must be free afterwards.
            }

            Assert.Equal(0, lanes.InUse);
        }
    }

    [Fact]
    public async Task Dispose_Twice_LeavesOnce()
    {
        var first = await EnterAsync("a");
        var second = EnterAsync("a");
        var third = EnterAsync("a");

        first!.Dispose();
        first.Dispose();
        var pass = await second;

        Assert.False(third.IsCompleted);
        pass!.Dispose();
        (await third)!.Dispose();
    }

    private async Task TakeTurnAsync(int number, List<int> order)
    {
        using var pass = await EnterAsync("a");
        order.Add(number);
    }

    private Task<IDisposable?> EnterAsync(string key) => lanes.EnterAsync(key, CancellationToken.None).AsTask();
}
