using ClubBot.Channels;
using ClubBot.Channels.Telegram;
using ClubBot.Delivery;
using ClubBot.Http;
using ClubBot.Kernel.Turns;
using ClubBot.Tests.Delivery.Host;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ClubBot.Tests.Delivery;

/// <summary>What a platform that is slow, busy, down or closed to us does to what is sent.</summary>
public sealed class FaultTests
{
    private readonly DeliveryWorld world = new();

    [Theory]
    [InlineData(1, 1), InlineData(30, 30), InlineData(3_600, 3_600), InlineData(null, 1), InlineData(-5, 1), InlineData(0, 1)]
    public void TooManyRequests_WithAPause_NothingLeavesBeforeItIsOver(int? asked, int seconds)
    {
        var refusal = new ApiRequestException("Too Many Requests", 429, asked is null ? null : new ResponseParameters { RetryAfter = asked });
        world.Channel.Answer = (number, _) => number == 1 ? TelegramFailure.OutcomeOf(refusal) : new SendOutcome.Sent("1");
        world.Run(async () =>
        {
            await world.BroadcastAsync(40);
            await world.SayAsync(100, "hello");
            await world.UntilEndedAsync();
        });

        var log = world.Channel.Log;
        Assert.Equal(40, world.Count(OutboxState.Sent));
        Assert.Equal(log[0].At.AddSeconds(seconds), log.Select(given => given.At).Where(at => at > log[0].At).Min());
        Assert.Equal(42, log.Count);
    }

    [Fact]
    public void TokenRefused_InTheMiddle_StopsAtOnceIsShownAndGoesOnWhenItIsMended()
    {
        var isRefused = false;
        world.Channel.Answer = (_, _) => isRefused
            ? TelegramFailure.OutcomeOf(new ApiRequestException("Unauthorized", 401))
            : new SendOutcome.Sent("1");
        var tried = 0;
        world.Run(async () =>
        {
            await world.BroadcastAsync(300);
            await world.UntilAsync(() => world.Channel.Log.Count >= 100);
            isRefused = true;
            var before = world.Channel.Log.Count;
            await world.PassAsync(TimeSpan.FromHours(1));
            tried = world.Channel.Log.Count - before;
            Assert.Equal((true, TelegramFailure.TokenRefused), (world.Health.IsOpen, world.Health.Reason));
            Assert.Contains("telegram: open since", HealthEndpoints.Describe([world.Health], []), StringComparison.Ordinal);
            isRefused = false;
            await world.UntilEndedAsync();
        });

        // Pauses of 5, 10, 20 ... 300 seconds: not one message a second.
        Assert.InRange(tried, 10, 25);
        Assert.Equal((300, 300), (world.Count(OutboxState.Sent), world.Channel.Arrived.Count()));
        Assert.Equal("ready\ntelegram: ok", HealthEndpoints.Describe([world.Health], []));
    }

    [Fact]
    public void PlatformDown_ForTenMinutes_IsTriedOneMessageAtATimeAndNothingIsLost()
    {
        var isDown = true;
        world.Channel.Answer = (_, _) => isDown ? new SendOutcome.Retry(null) : new SendOutcome.Sent("1");
        world.Run(async () =>
        {
            await world.BroadcastAsync(500);
            await world.PassAsync(TimeSpan.FromMinutes(10));
            isDown = false;
            Assert.InRange(world.Channel.Log.Count, ChannelBreaker.FailuresMax, ChannelBreaker.FailuresMax + 10);
            await world.UntilEndedAsync();
        });

        Assert.Equal((500, 500), (world.Count(OutboxState.Sent), world.Channel.Arrived.Count()));
        Assert.False(world.Health.IsOpen);
    }

    [Fact]
    public void NoAnswer_IsUnknownAndNeverSentAgain()
    {
        world.Channel.Answer = (number, _) => number == 1 ? new SendOutcome.Unknown("no-answer") : new SendOutcome.Sent("1");
        world.Run(async () =>
        {
            await world.BroadcastAsync(2);
            await world.PassAsync(TimeSpan.FromDays(1));
        });

        Assert.Equal((OutboxState.Unknown, "no-answer"), (world.Notice(1).State, world.Notice(1).Reason));
        Assert.Equal(2, world.Channel.Log.Count);
    }

    [Fact]
    public void Shutdown_WithMessagesUnderWay_NotesThemAndStartsNoMore()
    {
        world.Channel.Delay = TimeSpan.FromSeconds(10);
        world.Run(async () =>
        {
            await world.BroadcastAsync(1_000);
            await world.UntilAsync(() => world.Channel.Log.Count == 60, TimeSpan.FromMilliseconds(1));
        });

        Assert.Equal((60, 60), (world.Channel.Log.Count, world.Count(OutboxState.Sent)));
        Assert.Empty(Assert.Single(world.Store.All<SendingMark>()).Parts);
    }

    [Fact]
    public void Shutdown_PlatformThatHangs_EndsInABoundedTimeAndTheNextStartKnowsWhatMayHaveLeft()
    {
        world.Channel.Delay = TimeSpan.FromHours(1);
        var stoppedAt = default(DateTimeOffset);
        world.Run(async () =>
        {
            await world.BroadcastAsync(30);
            await world.UntilAsync(() => world.Channel.Log.Count == 10, TimeSpan.FromMilliseconds(1));
            stoppedAt = world.Now;
        });
        Assert.InRange(world.Now - stoppedAt, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(25));

        var next = new DeliveryWorld(new ScriptedChannel(world.Time), store: _ => world.Store);
        next.Run(next.UntilEndedAsync);

        Assert.Equal((10, 20), (next.Count(OutboxState.Unknown), next.Count(OutboxState.Sent)));
        Assert.Equal(20, next.Channel.Log.Count);
        Assert.Empty(world.Channel.Log.Select(given => given.To).Intersect(next.Channel.Log.Select(given => given.To)));
    }

    [Fact]
    public void Store_ThatFailsForAWhile_NothingIsSentTwice()
    {
        world.Run(async () =>
        {
            await world.BroadcastAsync(200);
            await world.UntilAsync(() => world.Channel.Log.Count >= 50);
            world.Store.IsBroken = true;
            await world.PassAsync(TimeSpan.FromMinutes(5));
            world.Store.IsBroken = false;
            await world.UntilEndedAsync();
        });

        Assert.Equal((200, 200), (world.Channel.Log.Count, world.Count(OutboxState.Sent)));
    }
}
