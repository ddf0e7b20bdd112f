using ClubBot.Channels;
using ClubBot.Channels.ZaloOa;
using ClubBot.Channels.ZaloOa.Planning;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Testing.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>What may be sent to whom: the window, the allowance of the month and its reserve, on a clock that only a test moves.</summary>
public sealed class ZaloOaPlannerTests : IDisposable
{
    private static readonly ConversationReference Sau = new("zalo-oa", "7000000000000000011", "7000000000000000011");
    private static readonly DateTimeOffset Heard = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Heard);
    private readonly ServiceProvider services;
    private readonly ZaloOaOptions options = new() { AppId = "4", AppSecret = "a", OaSecret = "o", MonthlyMessages = 3, MonthlyReserve = 1 };

    public ZaloOaPlannerTests() => services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(time)
        .AddSingleton<IOutboxSignal, NoSignal>()
        .AddSingleton<IBot, WebChat.Host.EchoBot>()
        .AddSingleton<DocumentType>(new DocumentType<ZaloOaMonth>("zalo-oa-month", () => PlanningJson.Unescaped.ZaloOaMonth))
        .AddSingleton<DocumentType>(new DocumentType<ZaloOaPerson>("zalo-oa-person", () => PlanningJson.Unescaped.ZaloOaPerson))
        .AddSingleton<IDocumentStore, MemoryDocumentStore>()
        .AddKernel()
        .BuildServiceProvider();

    public void Dispose() => services.Dispose();

    /// <summary>Silence in minutes, and what it means.</summary>
    [Theory]
    [InlineData(0, "free"), InlineData(47 * 60, "free"), InlineData(48 * 60, "free"), InlineData(49 * 60, "metered"), InlineData((7 * 24 * 60) - 60, "metered")]
    [InlineData(7 * 24 * 60, "metered")]
    public async Task Plan_WithinSevenDays_IsSent(int minutes, string expected)
    {
        await PutConversationAsync(Heard);
        time.Advance(TimeSpan.FromMinutes(minutes));

        var send = Assert.IsType<SendPlan.Send>(await PlanAsync(options));

        Assert.Equal(expected, send.IsMetered ? "metered" : "free");
    }

    [Fact]
    public async Task Plan_ASecondAfterSevenDays_IsNotAttempted()
    {
        await PutConversationAsync(Heard);
        time.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));

        Assert.Equal(new SendPlan.Settled(new SendOutcome.Gone("window-closed")), await PlanAsync(options));
    }

    [Fact]
    public async Task Plan_SomebodyWhoNeverDidAnything_IsNotAttempted() =>
        Assert.Equal(new SendPlan.Settled(new SendOutcome.Gone("window-closed")), await PlanAsync(options));

    [Fact]
    public async Task Plan_SomebodyWhoOnlyFollows_IsFree()
    {
        await Planner(options).ActedAsync(Sau.Key, CancellationToken.None);

        Assert.False(Assert.IsType<SendPlan.Send>(await PlanAsync(options)).IsMetered);
    }

    [Fact]
    public async Task Plan_NinthMessageAfterADeed_IsMetered()
    {
        await PutConversationAsync(Heard);
        for (var sent = 1; sent <= 8; sent++)
        {
            var plan = Assert.IsType<SendPlan.Send>(await PlanAsync(options));
            Assert.False(plan.IsMetered);
            await Planner(options).SettleAsync(Sau, plan, new SendOutcome.Retry(null), null, false);
            await Planner(options).SettleAsync(Sau, plan, new SendOutcome.Sent("d3"), null, false);
        }

        Assert.True(Assert.IsType<SendPlan.Send>(await PlanAsync(options)).IsMetered);
        await PutConversationAsync(Heard.AddMinutes(1));
        Assert.False(Assert.IsType<SendPlan.Send>(await PlanAsync(options)).IsMetered);
    }

    [Fact]
    public async Task Allowance_UsedUpButForTheReserve_IsKeptForEmergencies()
    {
        await PutConversationAsync(Heard);
        time.Advance(TimeSpan.FromHours(50));

        Assert.IsType<SendPlan.Send>(await PlanAsync(options));
        Assert.IsType<SendPlan.Send>(await PlanAsync(options));
        Assert.Equal(new SendPlan.Settled(new SendOutcome.Refused("quota")), await PlanAsync(options));
        await PutConversationAsync(Heard, isUrgent: true);
        Assert.IsType<SendPlan.Send>(await PlanAsync(options));
    }

    [Fact]
    public async Task Allowance_OfWhatDidNotLeave_IsGivenBack()
    {
        await PutConversationAsync(Heard);
        time.Advance(TimeSpan.FromHours(50));
        foreach (var outcome in new SendOutcome[] { new SendOutcome.Retry(null), new SendOutcome.Gone("blocked"), new SendOutcome.Refused("zalo-201"), new SendOutcome.Sent("d3") })
        {
            var free = outcome is SendOutcome.Sent ? new ApiQuota { QuotaType = "reply", Remain = 3 } : null;
            await Planner(options).SettleAsync(Sau, await PlanAsync(options), outcome, free, false);
        }

        Assert.Equal((3, 0), await MonthAsync());
        await Planner(options).SettleAsync(Sau, await PlanAsync(options), new SendOutcome.Unknown("no-answer"), null, false);
        Assert.Equal((2, 1), await MonthAsync());
    }

    [Fact]
    public async Task Allowance_ToldByZalo_CountsMoreThanOurs()
    {
        await PutConversationAsync(Heard);
        time.Advance(TimeSpan.FromHours(50));

        await Planner(options).SettleAsync(Sau, await PlanAsync(options), new SendOutcome.Sent("d3"), new ApiQuota { QuotaType = "sub_quota", Remain = 1_999 }, false);
        Assert.Equal((1_999, 1), await MonthAsync());
        await Planner(options).SettleAsync(Sau, await PlanAsync(options), new SendOutcome.Refused("quota"), null, isExhausted: true);
        Assert.Equal(0, (await MonthAsync()).Left);
        Assert.Equal(new SendPlan.Settled(new SendOutcome.Refused("quota")), await PlanAsync(options));
    }

    /// <summary>Months are Vietnamese: the last hour of November there is still afternoon in UTC.</summary>
    [Fact]
    public async Task Allowance_InANewMonth_IsWholeAgain()
    {
        await PutConversationAsync(new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero));
        time.SetUtcNow(new DateTimeOffset(2026, 11, 30, 16, 59, 0, TimeSpan.Zero));
        await PlanAsync(options);
        await PlanAsync(options);
        Assert.IsType<SendPlan.Settled>(await PlanAsync(options));

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.IsType<SendPlan.Send>(await PlanAsync(options));
    }

    [Fact]
    public async Task Plan_SilentForTooLong_UsesATemplateOnlyWhereTheBoardSwitchedItOn()
    {
        await PutConversationAsync(Heard, isNotice: true);
        time.Advance(TimeSpan.FromDays(8));

        Assert.IsType<SendPlan.Settled>(await PlanAsync(options with { TemplateId = "330001" }));
        Assert.IsType<SendPlan.Settled>(await PlanAsync(options with { IsTemplateEnabled = true }));
        Assert.IsType<SendPlan.Template>(await PlanAsync(options with { TemplateId = "330001", IsTemplateEnabled = true }));
    }

    private ValueTask<SendPlan> PlanAsync(ZaloOaOptions with) =>
        Planner(with).PlanAsync(Sau, new MessagePiece($"{Sau.ConversationId}|0000001", "Mời bà đi họp.", []), 1_900, CancellationToken.None);

    private SendPlanner Planner(ZaloOaOptions with) => new(
        services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<DocumentCatalog>(), services.GetRequiredService<OutgoingQueue>(), with, time);

    private async Task<(int Left, int Used)> MonthAsync()
    {
        var month = Assert.IsType<ZaloOaMonth>(await Session().LoadAsync<ZaloOaMonth>("4/2026-11", CancellationToken.None));
        return (month.Left, month.Used);
    }

    private async Task PutConversationAsync(DateTimeOffset heardAt, bool isNotice = false, bool isUrgent = false)
    {
        var session = Session();
        await session.LoadAsync<Conversation>(Sau.Key, CancellationToken.None);
        await session.LoadAsync<OutboxMessage>("notice", CancellationToken.None);
        var said = Activity.Message("Mời bà đi họp.") with { Id = $"{Sau.ConversationId}|0000001" };
        var hasMessage = isNotice || isUrgent;
        session.Put(new Conversation
        {
            Id = Sau.Key,
            Reference = Sau,
            LastHeardAt = heardAt,
            Outgoing = [new OutgoingPart { Sequence = 1, Activity = said, Lane = OutboxLane.Notice, OutboxId = hasMessage ? "notice" : null, SaidAt = heardAt }],
        });
        if (hasMessage)
        {
            session.Put(new OutboxMessage { Id = "notice", To = Sau, NotBefore = heardAt, IsUrgent = isUrgent, State = OutboxState.Sending });
        }

        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
    }

    private DocumentSession Session() => new(services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
            // Nobody waits.
        }
    }
}
