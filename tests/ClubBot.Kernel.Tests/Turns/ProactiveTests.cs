using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Tests.Dialogs;
using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Tests.Turns;

public sealed class ProactiveTests
{
    [Theory]
    [InlineData(ProactivePolicy.AfterOpenQuestion)]
    [InlineData(ProactivePolicy.Now)]
    [InlineData(ProactivePolicy.Interrupt)]
    public async Task Deliver_ConversationThatNeverWas_BeginsItsLog(ProactivePolicy policy)
    {
        var host = DialogHost.With();
        await PutAsync(host, policy);

        var sent = await host.Kernel.DeliverAsync("n1");

        Assert.Equal((OutboxState.Sent, 1), (sent!.State, sent.Attempts));
        var said = Assert.Single(await host.Kernel.ReadLogAsync());
        Assert.Equal(("news", null, Roles.Bot, "c1|0000001"), (said.Text, said.ReplyToId, said.From?.Role, said.Id));
        Assert.Single(host.Kernel.Committed);
    }

    [Fact]
    public async Task Deliver_OverTheIdleMenu_DoesNotWait()
    {
        var host = DialogHost.With();
        await host.SayAsync("hello");
        await PutAsync(host);

        Assert.Equal(OutboxState.Sent, (await host.Kernel.DeliverAsync("n1"))!.State);
    }

    [Fact]
    public async Task AfterOpenQuestion_DuringOne_WaitsAndIsSaidInTheTurnThatEndsIt()
    {
        var host = DialogHost.With();
        await host.SayAsync("human");
        await PutAsync(host);

        var waiting = await host.Kernel.DeliverAsync("n1");

        Assert.Equal((OutboxState.Waiting, KernelHost.Start.AddMinutes(10)), (waiting!.State, waiting.NotBefore));
        Assert.Equal(["human.call?"], await BotTextsAsync(host));
        Assert.Equal(["menu?", "news"], await host.SayAsync("1"));
        Assert.Equal(OutboxState.Sent, (await host.Kernel.LoadAsync<OutboxMessage>("n1"))!.State);
        Assert.Empty((await host.Kernel.ConversationAsync())!.Waiting);
        Assert.Equal(["menu?", "loan.which?"], [.. await host.SayAsync("back"), .. await host.SayAsync("1")]);
    }

    [Fact]
    public async Task AfterOpenQuestion_SeveralWithOneThatAsks_SayNoMoreUntilItIsAnswered()
    {
        var host = DialogHost.With();
        await host.SayAsync("human");
        await PutAsync(host, id: "n1", dialogId: "loan");
        await PutAsync(host, id: "n2");
        await host.Kernel.DeliverAsync("n1");
        await host.Kernel.DeliverAsync("n2");

        Assert.Equal(["menu?", "loan.which?"], await host.SayAsync("1"));
        Assert.Equal(OutboxState.Waiting, (await host.Kernel.LoadAsync<OutboxMessage>("n2"))!.State);
        Assert.Equal(["menu?", "news"], await host.SayAsync("back"));
    }

    [Fact]
    public async Task AfterOpenQuestion_SilenceOfTenMinutes_IsLongEnough()
    {
        var host = DialogHost.With();
        await host.SayAsync("human");
        await PutAsync(host);
        host.Kernel.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(OutboxState.Waiting, (await host.Kernel.DeliverAsync("n1"))!.State);

        host.Kernel.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(OutboxState.Sent, (await host.Kernel.DeliverAsync("n1"))!.State);
        Assert.Empty((await host.Kernel.ConversationAsync())!.Waiting);
        Assert.Equal(["menu?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task AfterOpenQuestion_CancelledWhileItWaits_IsNeverSaid()
    {
        var host = DialogHost.With();
        await host.SayAsync("human");
        await PutAsync(host);
        var waiting = (await host.Kernel.DeliverAsync("n1"))!;
        await host.Kernel.PutAsync(waiting with { State = OutboxState.Skipped, Reason = "meeting-cancelled" });

        Assert.Equal(["menu?"], await host.SayAsync("1"));
        Assert.Equal("meeting-cancelled", (await host.Kernel.DeliverAsync("n1"))!.Reason);
        Assert.Empty((await host.Kernel.ConversationAsync())!.Waiting);
    }

    [Fact]
    public async Task AfterOpenQuestion_VeryMany_WaitWithoutGrowingTheConversation()
    {
        var host = DialogHost.With();
        await host.SayAsync("human");
        for (var number = 0; number < 3 * Conversation.WaitingMax; number++)
        {
            await PutAsync(host, id: $"n{number}");
            Assert.Equal(OutboxState.Waiting, (await host.Kernel.DeliverAsync($"n{number}"))!.State);
        }

        Assert.Equal(Conversation.WaitingMax, (await host.Kernel.ConversationAsync())!.Waiting.Count);
        Assert.Equal(1 + Conversation.WaitingMax, (await host.SayAsync("1")).Length);
        Assert.Equal(OutboxState.Sent, (await host.Kernel.DeliverAsync($"n{Conversation.WaitingMax}"))!.State);
    }

    [Fact]
    public async Task Now_DuringAQuestion_IsSaidAndTheQuestionStaysOpen()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await PutAsync(host, ProactivePolicy.Now);

        await host.Kernel.DeliverAsync("n1");

        Assert.Equal("news", (await BotTextsAsync(host))[^1]);
        Assert.Equal(["loan.amount?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Interrupt_WithADialog_ComesFirstAndTheQuestionIsAskedAgain()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await PutAsync(host, ProactivePolicy.Interrupt, dialogId: "human");

        await host.Kernel.DeliverAsync("n1");

        Assert.Equal("human.call loan.which root.menu", await host.StackAsync());
        Assert.Equal(["loan.which?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Interrupt_SameDialogAboutSomethingElse_LiesAboveAndBothAreAnswered()
    {
        var host = DialogHost.With();
        await PutAsync(host, ProactivePolicy.Interrupt, "n1", "human", "one");
        await PutAsync(host, ProactivePolicy.Interrupt, "n2", "human", "two");

        await host.Kernel.DeliverAsync("n1");
        await host.Kernel.DeliverAsync("n2");

        Assert.Equal("human.call human.call root.menu", await host.StackAsync());
        Assert.Equal(["human.call?"], await host.SayAsync("1"));
        Assert.Equal(["menu?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Interrupt_SameDialogAboutTheSame_IsAskedInItsPlace()
    {
        var host = DialogHost.With();
        await PutAsync(host, ProactivePolicy.Interrupt, "n1", "human", "one");
        await PutAsync(host, ProactivePolicy.Interrupt, "n2", "human", "one");

        await host.Kernel.DeliverAsync("n1");
        await host.Kernel.DeliverAsync("n2");

        Assert.Equal("human.call root.menu", await host.StackAsync());
    }

    [Fact]
    public async Task Interrupt_DialogWithNothingToSay_LeavesTheOpenQuestionAsItWas()
    {
        var host = DialogHost.With(new ScriptedDialog("human").Step("call", static _ => new StepResult.Ended(), static (_, _) => new StepResult.Ended()));
        await host.SayAsync("i want the loan");
        await PutAsync(host, ProactivePolicy.Interrupt, dialogId: "human");

        await host.Kernel.DeliverAsync("n1");

        Assert.Equal(["loan.which?"], await BotTextsAsync(host));
        Assert.Equal(["loan.amount?"], await host.SayAsync("1"));
    }

    [Fact]
    public async Task Interrupt_WithWordsOnly_AsksTheOpenQuestionAgain()
    {
        var host = DialogHost.With();
        await host.SayAsync("i want the loan");
        await PutAsync(host, ProactivePolicy.Interrupt);

        await host.Kernel.DeliverAsync("n1");

        Assert.Equal(["loan.which?", "news", "loan.which?"], await BotTextsAsync(host));
    }

    [Fact]
    public async Task Deliver_TwiceAtOnce_SaysItOnce()
    {
        var host = DialogHost.With();
        host.Kernel.Store.GivesWay = true;
        await PutAsync(host);

        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => host.Kernel.DeliverAsync("n1"))));

        Assert.All(sent, message => Assert.Equal((OutboxState.Sent, 1), (message!.State, message.Attempts)));
        Assert.Single(await host.Kernel.ReadLogAsync());
    }

    [Fact]
    public async Task Deliver_WhatIsNotThere_IsNull() =>
        Assert.Null(await DialogHost.With().Kernel.DeliverAsync("none"));

    [Fact]
    public async Task Deliver_DialogThatFails_ThrowsAndTheMessageStaysQueued()
    {
        var host = DialogHost.With(Failing());
        await PutAsync(host, dialogId: "human");

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Kernel.DeliverAsync("n1"));

        Assert.Equal((OutboxState.Queued, 0), ((await host.Kernel.LoadAsync<OutboxMessage>("n1"))!.State, 0));
        Assert.Empty(host.Kernel.Committed);
        Assert.Equal(["menu?"], await host.SayAsync("hello"));
    }

    [Fact]
    public async Task Waiting_DialogThatFails_DoesNotSpoilThePersonsTurnAndIsNotLost()
    {
        var host = DialogHost.With(Failing());
        await host.SayAsync("i want the loan");
        await PutAsync(host, id: "good");
        await PutAsync(host, id: "bad", dialogId: "human");
        await host.Kernel.DeliverAsync("good");
        await host.Kernel.DeliverAsync("bad");

        Assert.Equal(["menu?"], await host.SayAsync("back"));

        Assert.Equal("root.menu", await host.StackAsync());
        Assert.Empty((await host.Kernel.ConversationAsync())!.Waiting);
        Assert.Equal(OutboxState.Waiting, (await host.Kernel.LoadAsync<OutboxMessage>("bad"))!.State);
        Assert.Equal(OutboxState.Sent, (await host.Kernel.DeliverAsync("good"))!.State);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Kernel.DeliverAsync("bad"));
    }

    [Fact]
    public async Task Deliver_DialogThatIsGone_IsSkippedWithAReason()
    {
        var host = DialogHost.With();
        await PutAsync(host, dialogId: "gone");

        var skipped = (await host.Kernel.DeliverAsync("n1"))!;

        Assert.Equal((OutboxState.Skipped, OutboxMessage.NothingToSay), (skipped.State, skipped.Reason));
        Assert.Empty(await host.Kernel.ReadLogAsync());
    }

    private static ScriptedDialog Failing() => new ScriptedDialog("human")
        .Step("call", static _ => throw new InvalidOperationException("bug"), static (_, _) => new StepResult.Ended());

    private static Task PutAsync(
        DialogHost host, ProactivePolicy policy = ProactivePolicy.AfterOpenQuestion, string id = "n1", string? dialogId = null, string? argument = null) =>
        host.Kernel.PutAsync(new OutboxMessage
        {
            Id = id,
            To = KernelHost.Reference(),
            Activity = dialogId is null ? Activity.Message("news") with { ReplyToId = "internal" } : null,
            DialogId = dialogId,
            DialogArgument = argument,
            NotBefore = KernelHost.Start,
            Policy = policy,
        });

    private static async Task<IReadOnlyList<string?>> BotTextsAsync(DialogHost host) =>
        [.. (await host.Kernel.ReadLogAsync()).Where(each => each.From?.Role == Roles.Bot).Select(each => each.Text)];
}
