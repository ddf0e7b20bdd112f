using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Kernel.Tests.Turns;

/// <summary>Notices that were said are found on their way out by their messages, answers by their conversations; in a conversation they keep their order.</summary>
public sealed class NoticeQueueTests
{
    private static readonly PartOutcome Sent = new PartOutcome.Sent();

    private readonly ScriptedBot bot = new();
    private readonly KernelHost host;

    public NoticeQueueTests() => host = new KernelHost(bot);

    [Fact]
    public async Task Sent_TheOnlyPartOfANotice_IsNotedInItsMessageAlone()
    {
        await SayNoticeAsync("n1", "77");
        var before = await VersionAsync("77");

        await SettleAsync("77", Sent);

        Assert.Equal(OutboxState.Sent, await StateAsync("n1"));
        Assert.Equal(before, await VersionAsync("77"));
        Assert.Empty((await ReadAsync("77")).Outgoing);
        Assert.Empty(await DueAsync(OutboxLane.Notice));
    }

    [Fact]
    public async Task Turn_AfterTheNoticeHasLeft_TakesItsPartOff()
    {
        await SayNoticeAsync("n1", "77");
        await SettleAsync("77", Sent);

        await AskAsync("77");

        Assert.Null(Assert.Single((await StoredAsync("77"))!.Outgoing).OutboxId);
    }

    [Fact]
    public async Task Wire_NoticeThenAnswer_LeaveInTheirOrder()
    {
        await SayNoticeAsync("n1", "77");
        await AskAsync("77");

        Assert.Equal([Key("77")], await DueAsync(OutboxLane.Reply));
        Assert.Equal("n1", (await ReadAsync("77")).NextOutgoing(KernelHost.Start)!.OutboxId);
        await SettleAsync("77", Sent);
        Assert.Empty(await DueAsync(OutboxLane.Notice));
        Assert.Equal([Key("77")], await DueAsync(OutboxLane.Reply));
        await SettleAsync("77", Sent);
        Assert.Empty(await DueAsync(OutboxLane.Reply));
        Assert.Empty((await StoredAsync("77"))!.Outgoing);
    }

    [Fact]
    public async Task Sent_FirstPartOfTwo_LeavesTheMessageOnItsWay()
    {
        SayTwice();
        await SayNoticeAsync("n1", "77");

        await SettleAsync("77", Sent);

        Assert.Equal(OutboxState.Sending, await StateAsync("n1"));
        Assert.Equal([Key("77")], await DueAsync(OutboxLane.Notice));
        await SettleAsync("77", Sent);
        Assert.Equal(OutboxState.Sent, await StateAsync("n1"));
    }

    [Theory]
    [InlineData(OutboxState.Failed), InlineData(OutboxState.Unknown)]
    public async Task Ended_FirstPartOfTwo_TheSecondStillLeaves(OutboxState state)
    {
        SayTwice();
        await SayNoticeAsync("n1", "77");

        await SettleAsync("77", new PartOutcome.Ended(state, "timeout"));

        Assert.Empty(await DueAsync(OutboxLane.Notice));
        Assert.Equal([Key("77")], await DueAsync(OutboxLane.Reply));
        await SettleAsync("77", Sent);
        Assert.Empty(await DueAsync(OutboxLane.Reply));
        Assert.Equal(state, await StateAsync("n1"));
    }

    [Fact]
    public async Task Skipped_FirstPartOfTwo_NothingOfTheNoticeLeaves()
    {
        SayTwice();
        await SayNoticeAsync("n1", "77");

        await SettleAsync("77", new PartOutcome.Ended(OutboxState.Skipped, "opted-out"));

        Assert.Empty((await ReadAsync("77")).Outgoing);
        Assert.Empty(await DueAsync(OutboxLane.Notice));
        Assert.Empty(await DueAsync(OutboxLane.Reply));
    }

    [Fact]
    public async Task Later_TheConversationWaits_AndSoDoNoticesThatAreSaidMeanwhile()
    {
        var later = KernelHost.Start.AddSeconds(30);
        await SayNoticeAsync("n1", "77");
        await SettleAsync("77", new PartOutcome.Later(later));
        await SayNoticeAsync("n2", "77");

        Assert.Empty(await DueAsync(OutboxLane.Notice));
        Assert.Equal(later, await NextAsync(OutboxLane.Notice));
        Assert.Equal([Key("77")], await DueAsync(OutboxLane.Notice, later));
        await SettleAsync("77", Sent, later);
        Assert.Equal("n2", (await ReadAsync("77")).NextOutgoing(later)!.OutboxId);
    }

    [Fact]
    public async Task Later_AnAnswerThatHasToWait_HoldsTheNoticeBehindIt()
    {
        var later = KernelHost.Start.AddSeconds(30);
        await AskAsync("77");
        await SayNoticeAsync("n1", "77");

        await SettleAsync("77", new PartOutcome.Later(later));

        Assert.Empty(await DueAsync(OutboxLane.Notice));
        Assert.Empty(await DueAsync(OutboxLane.Reply));
        Assert.Equal((later, later), (await NextAsync(OutboxLane.Notice), await NextAsync(OutboxLane.Reply)));
    }

    [Fact]
    public async Task Held_OneNotice_TheOtherOfTheSamePersonLeaves()
    {
        var later = KernelHost.Start.AddHours(3);
        await SayNoticeAsync("n1", "77");
        await SayNoticeAsync("n2", "77");

        await SettleAsync("77", new PartOutcome.Held(later));

        Assert.Equal([Key("77")], await DueAsync(OutboxLane.Notice));
        Assert.Equal("n2", (await ReadAsync("77")).NextOutgoing(KernelHost.Start)!.OutboxId);
        await SettleAsync("77", Sent);
        Assert.Empty(await DueAsync(OutboxLane.Notice));
        Assert.Equal(later, await NextAsync(OutboxLane.Notice));
    }

    [Fact]
    public async Task Closed_EveryNoticeOfThePersonHasFailed()
    {
        await SayNoticeAsync("n1", "77");
        await SayNoticeAsync("n2", "77");

        await SettleAsync("77", new PartOutcome.Closed("blocked"));

        Assert.Equal([OutboxState.Failed, OutboxState.Failed], [await StateAsync("n1"), await StateAsync("n2")]);
        Assert.Empty((await StoredAsync("77"))!.Outgoing);
    }

    [Fact]
    public async Task Due_SomebodyHasManyNotices_OthersAreFoundAllTheSame()
    {
        for (var number = 1; number <= 9; number++)
        {
            await SayNoticeAsync($"a{number}", "77");
        }

        await SayNoticeAsync("b", "78");
        await SayNoticeAsync("c", "79");

        Assert.Equal([Key("77"), Key("78")], await DueAsync(OutboxLane.Notice, limit: 2));
        Assert.Equal([Key("77"), Key("78"), Key("79")], await DueAsync(OutboxLane.Notice, limit: 100));
    }

    [Fact]
    public async Task Due_NoticeWhoseConversationIsGone_EndsInsteadOfStandingInFrontOfTheOthers()
    {
        await SayNoticeAsync("n1", "77");
        await SayNoticeAsync("n2", "78");
        var session = host.NewSession();
        session.Delete((await session.LoadAsync<Conversation>(Key("77"), CancellationToken.None))!);
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));

        await DueAsync(OutboxLane.Notice);

        Assert.Equal((OutboxState.Unknown, OutboxState.Sending), (await StateAsync("n1"), await StateAsync("n2")));
        Assert.Equal([Key("78")], await DueAsync(OutboxLane.Notice));
    }

    /// <summary>It waited for an open question, with an instant at which it would come by itself: said before that, it leaves at once.</summary>
    [Fact]
    public async Task Waiting_SaidAfterTheAnswerToTheOpenQuestion_LeavesAtOnce()
    {
        await AskAsync("77");
        await SettleAsync("77", Sent);
        await host.PutAsync(NoticeTo("n1", "77") with { State = OutboxState.Waiting, NotBefore = KernelHost.Start.AddMinutes(10) });
        await host.PutAsync((await StoredAsync("77"))! with { Waiting = ["n1"] });

        await AskAsync("77");

        Assert.Equal(OutboxState.Sending, await StateAsync("n1"));
        await SettleAsync("77", Sent);
        Assert.Equal([Key("77")], await DueAsync(OutboxLane.Notice));
        Assert.Equal("n1", (await ReadAsync("77")).NextOutgoing(KernelHost.Start)!.OutboxId);
    }

    [Fact]
    public async Task Delivered_NothingThatLeaves_DoesNotWaitOnTheWire()
    {
        bot.OnProactive = static (turn, _, token) => turn.SendActivityAsync(new Activity { Type = ActivityTypes.Typing }, token);

        await SayNoticeAsync("n1", "77");

        Assert.Equal(OutboxState.Skipped, await StateAsync("n1"));
        Assert.Empty(await DueAsync(OutboxLane.Notice));
    }

    private static string Key(string conversation) => OnWire(conversation).Key;

    private static ConversationReference OnWire(string conversation) => new(Channels.Telegram, conversation, conversation);

    private void SayTwice() => bot.OnProactive = static async (turn, message, token) =>
    {
        await turn.SendActivityAsync(message.Activity!, token);
        await turn.SendActivityAsync(message.Activity!, token);
    };

    private async Task SayNoticeAsync(string id, string conversation)
    {
        await host.PutAsync(NoticeTo(id, conversation));
        Assert.NotNull(await host.Processor.DeliverAsync(id, OnWire(conversation), CancellationToken.None));
    }

    private static OutboxMessage NoticeTo(string id, string conversation) => new()
    {
        Id = id,
        To = OnWire(conversation),
        Activity = KernelHost.Message($"Notice {id}."),
        Lane = OutboxLane.Notice,
        NotBefore = KernelHost.Start,
        Policy = ProactivePolicy.Now,
    };

    private async Task AskAsync(string conversation) => await host.Processor.ProcessAsync(
        new InboundTurn(OnWire(conversation), $"in-{++host.Inbound}", KernelHost.Message("hello")), CancellationToken.None);

    private async Task SettleAsync(string conversation, PartOutcome outcome, DateTimeOffset? at = null)
    {
        var part = (await ReadAsync(conversation)).NextOutgoing(at ?? KernelHost.Start)!;
        await host.Outgoing.SettleAsync(new Settlement(Key(conversation), part.Sequence, outcome), CancellationToken.None);
    }

    private async Task<IReadOnlyList<string>> DueAsync(OutboxLane lane, DateTimeOffset? at = null, int limit = 10) =>
        await host.Outgoing.DueAsync(Channels.Telegram, lane, at ?? KernelHost.Start, limit, CancellationToken.None);

    private async Task<DateTimeOffset?> NextAsync(OutboxLane lane) =>
        await host.Outgoing.NextAsync(Channels.Telegram, lane, KernelHost.Start, KernelHost.Start.AddDays(1), CancellationToken.None);

    private async Task<OutboxState> StateAsync(string id) => (await host.LoadAsync<OutboxMessage>(id))!.State;

    /// <summary>As it lies in the store.</summary>
    private Task<Conversation?> StoredAsync(string conversation) => host.LoadAsync<Conversation>(Key(conversation));

    private async Task<long> VersionAsync(string conversation) =>
        (await host.Store.ReadAsync(new DocumentKey("conversation", Key(conversation)), CancellationToken.None))!.Version;

    private async Task<Conversation> ReadAsync(string conversation) => (await host.Outgoing.LoadAsync(Key(conversation), CancellationToken.None))!;
}
