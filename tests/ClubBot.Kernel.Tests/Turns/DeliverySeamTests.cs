using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Kernel.Tests.Turns;

/// <summary>What the product may say about a message that is about to leave, and what it hears of one that did not arrive.</summary>
public sealed class DeliverySeamTests : IDeliveryPolicy, IOutboxFollower
{
    private static readonly ConversationReference OnWire = new(Channels.Telegram, "77", "77");

    private readonly KernelHost host;
    private readonly List<OutboxMessage> ended = [];
    private DeliveryVerdict verdict = DeliveryVerdict.Leave.Instance;

    public DeliverySeamTests() => host = new KernelHost(services => services
        .AddSingleton<IBot>(new ScriptedBot())
        .AddSingleton<IDeliveryPolicy>(this)
        .AddSingleton<IOutboxFollower>(this));

    [Fact]
    public async Task Delivery_HeldByAPolicy_SaysNothingAndWaitsForTheInstant()
    {
        await host.PutAsync(Notice("n1"));
        verdict = new DeliveryVerdict.Later(KernelHost.Start.AddHours(3));

        var held = await host.DeliverAsync("n1");

        Assert.Equal((OutboxState.Queued, KernelHost.Start.AddHours(3)), (held!.State, held.NotBefore));
        Assert.Empty(await host.ReadLogAsync());
        verdict = DeliveryVerdict.Leave.Instance;
        Assert.Equal(OutboxState.Sent, (await host.DeliverAsync("n1"))!.State);
    }

    [Fact]
    public async Task Delivery_HeldUntilAPastInstant_WaitsAllTheSame()
    {
        await host.PutAsync(Notice("n1"));
        verdict = new DeliveryVerdict.Later(KernelHost.Start.AddHours(-3));

        Assert.True((await host.DeliverAsync("n1"))!.NotBefore > KernelHost.Start);
    }

    [Fact]
    public async Task Delivery_SkippedByAPolicy_IsSkippedAndTheFollowersNextMessageIsInTheSameCommit()
    {
        await host.PutAsync(Notice("n1"));
        verdict = new DeliveryVerdict.Skip("opted-out");

        var skipped = await host.DeliverAsync("n1");

        Assert.Equal((OutboxState.Skipped, "opted-out"), (skipped!.State, skipped.Reason));
        Assert.Equal(["n1"], ended.Select(message => message.Id));
        Assert.Equal(OutboxState.Queued, (await host.LoadAsync<OutboxMessage>("n1+"))!.State);
    }

    [Fact]
    public async Task Answer_WhateverThePolicySays_Leaves()
    {
        verdict = new DeliveryVerdict.Skip("opted-out");

        Assert.NotEmpty(await host.SayAsync("hello"));
        await host.PutAsync(Notice("r1") with { Lane = OutboxLane.Reply });
        Assert.Equal(OutboxState.Sent, (await host.DeliverAsync("r1"))!.State);
    }

    [Fact]
    public async Task Wire_NoticeHeldBeforeItLeaves_DoesNotHoldTheAnswerBehindIt()
    {
        var part = await SaidOnWireAsync("n1");
        verdict = new DeliveryVerdict.Later(KernelHost.Start.AddHours(3));
        var outcome = await host.Outgoing.JudgeAsync(part, KernelHost.Start, CancellationToken.None);
        await host.Outgoing.SettleAsync(new Settlement(OnWire.Key, part.Sequence, outcome!), CancellationToken.None);

        Assert.Null((await WireAsync()).NextOutgoing(KernelHost.Start));
        await host.Processor.ProcessAsync(new InboundTurn(OnWire, "in-1", KernelHost.Message("hello")), CancellationToken.None);

        Assert.Null((await WireAsync()).NextOutgoing(KernelHost.Start)!.OutboxId);
        Assert.Equal("n1", (await WireAsync()).NextOutgoing(KernelHost.Start.AddHours(3))!.OutboxId);
        Assert.Equal(OutboxState.Sending, (await host.LoadAsync<OutboxMessage>("n1"))!.State);
    }

    [Fact]
    public async Task Wire_NoticeSkippedBeforeItLeaves_IsSkippedAndFollowed()
    {
        var part = await SaidOnWireAsync("n1");
        verdict = new DeliveryVerdict.Skip("opted-out");
        var outcome = await host.Outgoing.JudgeAsync(part, KernelHost.Start, CancellationToken.None);
        await host.Outgoing.SettleAsync(new Settlement(OnWire.Key, part.Sequence, outcome!), CancellationToken.None);

        Assert.Empty((await WireAsync()).Outgoing);
        Assert.Equal(OutboxState.Skipped, (await host.LoadAsync<OutboxMessage>("n1"))!.State);
        Assert.NotNull(await host.LoadAsync<OutboxMessage>("n1+"));
    }

    [Theory]
    [InlineData(OutboxState.Failed), InlineData(OutboxState.Unknown)]
    public async Task Wire_NoticeThatDidNotArrive_IsFollowedInTheSameCommit(OutboxState state)
    {
        var part = await SaidOnWireAsync("n1");

        await host.Outgoing.SettleAsync(
            new Settlement(OnWire.Key, part.Sequence, new PartOutcome.Ended(state, "gone")), CancellationToken.None);

        Assert.Equal([state], ended.Select(message => message.State));
        Assert.NotNull(await host.LoadAsync<OutboxMessage>("n1+"));
    }

    [Fact]
    public async Task Recover_PartThatTheMarkNames_EndsAsUnknownAndIsNeverSentAgain()
    {
        var part = await SaidOnWireAsync("n1");
        await host.Outgoing.MarkAsync(OnWire.ChannelId, [new PartUnderWay(OnWire.Key, part.Sequence, 0, 0)], CancellationToken.None);

        Assert.Equal(1, await host.Outgoing.RecoverAsync(OnWire.ChannelId, CancellationToken.None));

        var message = await host.LoadAsync<OutboxMessage>("n1");
        Assert.Equal((OutboxState.Unknown, OutgoingQueue.Interrupted), (message!.State, message.Reason));
        Assert.Empty((await WireAsync()).Outgoing);
        Assert.Equal(0, await host.Outgoing.RecoverAsync(OnWire.ChannelId, CancellationToken.None));
    }

    [Fact]
    public async Task Recover_PartWhoseTryWasNoted_GoesOn()
    {
        var part = await SaidOnWireAsync("n1");
        await host.Outgoing.MarkAsync(OnWire.ChannelId, [new PartUnderWay(OnWire.Key, part.Sequence, 0, 0)], CancellationToken.None);
        await host.Outgoing.SettleAsync(
            new Settlement(OnWire.Key, part.Sequence, new PartOutcome.Later(KernelHost.Start.AddSeconds(1))), CancellationToken.None);

        Assert.Equal(0, await host.Outgoing.RecoverAsync(OnWire.ChannelId, CancellationToken.None));
        Assert.Single((await WireAsync()).Outgoing);
        var due = await host.Outgoing.DueAsync(OnWire.ChannelId, OutboxLane.Notice, KernelHost.Start.AddSeconds(1), 10, CancellationToken.None);
        Assert.Single(due);
    }

    ValueTask<DeliveryVerdict> IDeliveryPolicy.JudgeAsync(
        OutboxMessage message, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.FromResult(verdict);

    ValueTask IOutboxFollower.EndedAsync(
        OutboxMessage message, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ended.Add(message);
        documents.Put(Notice($"{message.Id}+"));
        return ValueTask.CompletedTask;
    }

    private async Task<OutgoingPart> SaidOnWireAsync(string id)
    {
        await host.PutAsync(Notice(id) with { To = OnWire });
        Assert.Equal(OutboxState.Sending, (await host.Processor.DeliverAsync(id, OnWire, CancellationToken.None))!.State);
        return Assert.Single((await WireAsync()).Outgoing);
    }

    private async Task<Conversation> WireAsync() => (await host.Outgoing.LoadAsync(OnWire.Key, CancellationToken.None))!;

    private static OutboxMessage Notice(string id) => new()
    {
        Id = id,
        To = KernelHost.Reference(),
        Activity = KernelHost.Message("Meeting on Sunday."),
        Lane = OutboxLane.Notice,
        NotBefore = KernelHost.Start,
        Policy = ProactivePolicy.Now,
    };
}
