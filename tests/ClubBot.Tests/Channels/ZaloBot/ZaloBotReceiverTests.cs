using ClubBot.Channels.ZaloBot;
using ClubBot.Practice;
using ClubBot.Practice.ZaloBot;
using ClubBot.Tests.Channels.ZaloBot.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.ZaloBot;

/// <summary>How updates are asked for, and what is said in the log about it.</summary>
public sealed class ZaloBotReceiverTests
{
    [Fact]
    public async Task Poll_EmptyThenRefusedInEveryWay_GoesOnAndLogsNeitherTokenNorWords()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        await using var zalo = new FakeZaloBot(TimeProvider.System);
        await zalo.StartAsync(CancellationToken.None);
        var log = new SaidLines();
        zalo.Script("deleteWebhook", ZaloBotAnswers.Refuse(401, $"wrong token {FakeZaloBot.Token}"));
        zalo.Script("getUpdates", ZaloBotAnswers.Refuse(408, "Request timeout"));
        zalo.Script("getUpdates", FakeAnswer.BadGateway);
        zalo.Script("getUpdates", ZaloBotAnswers.TooMany);
        zalo.Script("getUpdates", new FakeAnswer(200, "") { IsCut = true });
        var options = new ZaloBotOptions { BotToken = FakeZaloBot.Token, ApiBaseUrl = zalo.Address, QuotaPause = TimeSpan.FromMilliseconds(1) };
        var clock = new HurriedClock();
        using var client = new ZaloBotClient(options, TimeProvider.System);
        using var receiver = new ZaloBotReceiver(client, host.Inbox, options, clock, log.For<ZaloBotReceiver>());

        await receiver.StartAsync(CancellationToken.None);
        var person = host.Person(7);
        await UntilAsync(() => log.Lines.Count == 4);
        zalo.Updates.Add(person.Says("bí mật của bà Bảy"));
        await person.HearsAsync();
        await receiver.StopAsync(CancellationToken.None);

        Assert.Collection(
            log.Lines,
            line => Assert.StartsWith("Zalo refused with 401", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Zalo refused with 502", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Zalo refused with 429", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Zalo cannot be reached", line, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("fake-token", StringComparison.Ordinal) || line.Contains("bí mật", StringComparison.Ordinal));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        }
    }

    /// <summary>Every pause is over at once.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}
