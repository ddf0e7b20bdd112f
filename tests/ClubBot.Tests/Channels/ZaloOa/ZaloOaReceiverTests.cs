using System.Text;
using System.Text.Json;
using ClubBot.Channels.ZaloOa;
using ClubBot.Channels.ZaloOa.Planning;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>The answer to Zalo does not wait for what is slow behind it, and nothing is lost by that. The clock is a test's own.</summary>
public sealed class ZaloOaReceiverTests : IDisposable
{
    private const string Body = """{"app_id":"4","sender":{"id":"7"},"recipient":{"id":"5"},"event_name":"user_send_text","message":{"msg_id":"b1","text":"xin chào"},"timestamp":"1790000000123"}""";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider services;
    private readonly GatedTurns turns;
    private readonly Lifetime lifetime = new();

    public ZaloOaReceiverTests()
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IOutboxSignal, NoSignal>()
            .AddSingleton<IBot, EchoBot>()
            .AddSingleton<DocumentType>(new DocumentType<ZaloOaPerson>("zalo-oa-person", () => PlanningJson.Unescaped.ZaloOaPerson))
            .AddSingleton<DocumentType>(new DocumentType<KeptEvent>("zalo-oa-event", () => KeptEventJson.Unescaped.KeptEvent).Index(KeptEvent.Waiting, KeptEvent.WaitingKey))
            .AddSingleton<IDocumentStore, BreakableStore>()
            .AddKernel()
            .BuildServiceProvider();
        turns = new GatedTurns(services.GetRequiredService<ITurnProcessor>());
    }

    public void Dispose()
    {
        turns.Open();
        lifetime.Dispose();
        services.Dispose();
    }

    [Fact]
    public async Task Event_TurnIsFast_IsNotKeptBesideIt()
    {
        turns.Open();
        using var receiver = NewReceiver();

        Assert.True(await TakeAsync(receiver));

        Assert.Empty(await KeptAsync());
        Assert.Equal(1, await HeardAsync());
    }

    [Fact]
    public async Task Event_TurnTakesThirtySeconds_IsAnsweredWithinTwoAndGoesOn()
    {
        using var receiver = NewReceiver();
        var begun = time.GetUtcNow();

        var answer = TakeAsync(receiver);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await answer);
        Assert.True(time.GetUtcNow() - begun < TimeSpan.FromSeconds(2));
        Assert.Equal(0, await HeardAsync());
        Assert.Equal(Body, Assert.Single(await KeptAsync()).Body);

        time.Advance(TimeSpan.FromSeconds(28));
        turns.Open();
        await receiver.StopAsync(CancellationToken.None);
        Assert.Empty(await KeptAsync());
        Assert.Equal(1, await HeardAsync());
    }

    [Fact]
    public async Task Event_AnsweredBeforeItsTurnAndThenACrash_IsTakenAfterTheRestart()
    {
        using (var before = NewReceiver())
        {
            var answer = TakeAsync(before);
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await answer);
        }

        // The turn of the process that is gone never comes to its end.
        using var after = NewReceiver(services.GetRequiredService<ITurnProcessor>());
        await after.StartAsync(CancellationToken.None);
        while ((await KeptAsync()).Count > 0)
        {
            await Task.Yield();
        }

        Assert.Equal(1, await HeardAsync());
        Assert.True(await TakeAsync(after));
        Assert.Equal(1, await HeardAsync());
        await after.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Event_StoreFailsWhileTheTurnIsSlow_HasToComeAgain()
    {
        using var receiver = NewReceiver();
        ((BreakableStore)services.GetRequiredService<IDocumentStore>()).Fails = true;

        var answer = TakeAsync(receiver);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(await answer);
    }

    [Fact]
    public async Task Event_ConversationIsBusy_IsKeptAndTakenLater()
    {
        turns.IsBusy = true;
        turns.Open();
        using var receiver = NewReceiver();

        Assert.True(await TakeAsync(receiver));
        Assert.Single(await KeptAsync());

        turns.IsBusy = false;
        await receiver.StartAsync(CancellationToken.None);
        while ((await KeptAsync()).Count > 0)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(1, await HeardAsync());
        await receiver.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Event_AgainAfterMoreThanAConversationRemembers_IsTakenOnce()
    {
        turns.Open();
        using var receiver = NewReceiver();
        Assert.True(await TakeAsync(receiver));
        for (var number = 0; number <= Conversation.RecentMax; number++)
        {
            var other = Body.Replace("\"b1\"", $"\"c{number}\"", StringComparison.Ordinal);
            Assert.True(await receiver.TakeAsync(JsonSerializer.Deserialize(other, ZaloOaWireJson.Default.ZaloOaEvent)!, Encoding.UTF8.GetBytes(other)));
        }

        Assert.True(await TakeAsync(receiver));

        Assert.Equal(1 + Conversation.RecentMax + 1, await HeardAsync());
    }

    private static Task<bool> TakeAsync(ZaloOaReceiver receiver) =>
        receiver.TakeAsync(JsonSerializer.Deserialize(Body, ZaloOaWireJson.Default.ZaloOaEvent)!, Encoding.UTF8.GetBytes(Body));

    private async Task<IReadOnlyList<KeptEvent>> KeptAsync() => await Session().QueryRangeAsync<KeptEvent>(KeptEvent.Waiting, "", null, 10, CancellationToken.None);

    /// <summary>How often what was said stands in the log.</summary>
    private async Task<int> HeardAsync()
    {
        var log = await services.GetRequiredService<IConversationLog>().ReadAsync("zalo-oa/7", 0, 1_000, CancellationToken.None);
        return log.Select(entry => JsonSerializer.Deserialize(entry.Activity.Utf8.Span, ActivityJson.Wire.Activity)!).Count(said => said.From?.Role == Roles.User);
    }

    private ZaloOaReceiver NewReceiver(ITurnProcessor? processor = null)
    {
        var (store, catalog, queue) = (services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<DocumentCatalog>(), services.GetRequiredService<OutgoingQueue>());
        var options = new ZaloOaOptions { AppId = "4", AppSecret = "a", OaSecret = "o" };
        var inbox = new ZaloOaInbox(
            new EventReader(services.GetRequiredService<IConversationLog>()), processor ?? turns, queue, new SendPlanner(store, catalog, queue, options, time));
        return new ZaloOaReceiver(inbox, store, catalog, options, time, lifetime, NullLogger<ZaloOaReceiver>.Instance);
    }

    private DocumentSession Session() => new(services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);

    /// <summary>Turns that wait until they are let through.</summary>
    private sealed class GatedTurns(ITurnProcessor inner) : ITurnProcessor
    {
        private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsBusy { get; set; }

        public void Open() => gate.TrySetResult();

        public async ValueTask<TurnOutcome> ProcessAsync(InboundTurn inbound, CancellationToken cancellationToken)
        {
            await gate.Task.WaitAsync(cancellationToken);
            return IsBusy ? new TurnOutcome.Busy() : await inner.ProcessAsync(inbound, cancellationToken);
        }

        public ValueTask<OutboxMessage?> DeliverAsync(string outboxId, ConversationReference to, CancellationToken cancellationToken) =>
            inner.DeliverAsync(outboxId, to, cancellationToken);
    }

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
            // Nobody waits.
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
