using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Tests.Turns;

public sealed class TurnConcurrencyTests
{
    private readonly ScriptedBot bot = new() { OnTurn = CountAsync };

    [Fact]
    public async Task Turns_TwoHundredInOneConversation_AllCount()
    {
        var host = new KernelHost(bot) { Store = { GivesWay = true } };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => host.ProcessAsync(KernelHost.Message("+")))));

        Assert.All(outcomes, outcome => Assert.IsType<TurnOutcome.Processed>(outcome));
        Assert.Equal(200, (await host.LoadAsync<Counter>("shared"))!.Value);
        Assert.Equal(200, host.Store.Tried.Count);
        Assert.Equal(Enumerable.Range(1, 400).Select(each => (long)each), host.Committed.Select(each => each.Entry.Sequence));
    }

    [Fact]
    public async Task Turns_OfTwoHundredConversationsOnOneDocument_AllCount()
    {
        var host = new KernelHost(bot) { Store = { GivesWay = true } };

        await CountTogetherAsync(host, 200);

        Assert.True(host.Store.Tried.Count > 200, "No turn met another: this test proves nothing.");
    }

    [Fact]
    public async Task Turns_OfMoreConversationsThanALaneHolds_TakeTurnsInsteadOfColliding()
    {
        const int Conversations = 3 * ConversationLanes.WaitingMax;
        var host = new KernelHost(bot) { Store = { GivesWay = true } };

        await CountTogetherAsync(host, Conversations);

        Assert.InRange(host.Store.Tried.Count, Conversations, 3 * Conversations);
    }

    [Fact]
    public async Task Turns_MoreThanTheMailboxHolds_AreBusyAndNothingOfThemIsRecorded()
    {
        var host = new KernelHost(bot);
        var release = new TaskCompletionSource();
        bot.OnTurn = async (_, _) => await release.Task;
        var turns = Enumerable.Range(0, ConversationLanes.WaitingMax + 6).Select(_ => host.ProcessAsync(KernelHost.Message("a"))).ToList();
        Assert.Null(await host.DeliverAsync("any"));

        release.SetResult();
        var outcomes = await Task.WhenAll(turns);

        Assert.Equal(5, outcomes.OfType<TurnOutcome.Busy>().Count());
        Assert.Equal(ConversationLanes.WaitingMax + 1, (await host.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task Turn_CancelledWhileItWaits_IsNotRecordedAndTheNextOneRuns()
    {
        var host = new KernelHost(bot);
        var release = new TaskCompletionSource();
        bot.OnTurn = async (_, _) => await release.Task;
        using var cancellation = new CancellationTokenSource();
        var first = host.ProcessAsync(KernelHost.Message("first"));
        var cancelled = host.Processor.ProcessAsync(new InboundTurn(KernelHost.Reference(), "x", KernelHost.Message("cancelled")), cancellation.Token).AsTask();
        var last = host.ProcessAsync(KernelHost.Message("last"));

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        release.SetResult();
        await Task.WhenAll(first, last);

        Assert.Equal(["first", "last"], (await host.ReadLogAsync()).Select(each => each.Text));
    }

    private static async ValueTask CountAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var counter = await turn.SystemDocuments.LoadAsync<Counter>("shared", cancellationToken);
        await Task.Yield();
        turn.SystemDocuments.Put(new Counter { Id = "shared", Value = (counter?.Value ?? 0) + 1 });
        await turn.SendActivityAsync(Activity.Message("counted"), cancellationToken);
    }

    private static async Task CountTogetherAsync(KernelHost host, int conversations)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, conversations)
            .Select(number => Task.Run(() => host.ProcessAsync(KernelHost.Message("+"), $"c{number}"))));

        Assert.All(outcomes, outcome => Assert.IsType<TurnOutcome.Processed>(outcome));
        Assert.Equal(conversations, (await host.LoadAsync<Counter>("shared"))!.Value);
        Assert.Equal(2 * conversations, host.Committed.Count);
    }
}
