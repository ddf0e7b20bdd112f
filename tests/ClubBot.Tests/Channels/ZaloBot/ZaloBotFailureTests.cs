using System.Net;
using System.Text;
using ClubBot.Channels;
using ClubBot.Channels.ZaloBot;
using ClubBot.Practice.ZaloBot;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Channels.ZaloBot;

/// <summary>What answers of Zalo mean for a message.</summary>
public sealed class ZaloBotFailureTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(200, """{"ok":true,"result":{"message_id":"99aa","date":1790000001234}}""", 0, "Sent { PlatformMessageId = 99aa }")]
    [InlineData(200, """{"ok":true}""", 0, "Sent { PlatformMessageId =  }")]
    [InlineData(200, """{"ok":false,"error_code":429,"description":"Quota exceeded"}""", 0, "Retry { After = 00:01:00 }")]
    [InlineData(429, """{"ok":false,"error_code":"429"}""", 1, "Retry { After = 00:02:00 }")]
    [InlineData(429, "", 30, "Retry { After = 01:00:00 }")]
    [InlineData(200, """{"ok":false,"error_code":403}""", 0, "Retry { After =  }")]
    [InlineData(200, """{"ok":false,"error_code":403}""", 1, "Refused { Reason = zalo-bot-403 }")]
    [InlineData(200, """{"ok":false,"error_code":408}""", 0, "Unknown { Reason = no-answer }")]
    [InlineData(200, """{"ok":false,"error_code":401}""", 9, "Denied { Reason = token-refused }")]
    [InlineData(404, "<html>wrong token</html>", 0, "Denied { Reason = token-refused }")]
    [InlineData(502, "<html>Bad Gateway</html>", 0, "Retry { After =  }")]
    [InlineData(200, "<html>wrong token</html>", 0, "Unknown { Reason = no-answer }")]
    [InlineData(200, """{"ok":false,"error_code":400}""", 0, "Refused { Reason = zalo-bot-400 }")]
    [InlineData(200, """{"ok":false}""", 0, "Refused { Reason = zalo-bot-200 }")]
    [InlineData(302, "", 0, "Refused { Reason = zalo-bot-302 }")]
    public void Outcome_OfEveryAnswer_IsAsTheTableSays(int status, string body, int attempts, string expected)
    {
        var answer = ZaloBotClient.Read(Encoding.UTF8.GetBytes(body), (HttpStatusCode)status);

        Assert.Equal(expected, ZaloBotFailure.OutcomeOf(answer, attempts, Pause).ToString());
    }

    [Fact]
    public async Task Call_NobodyThere_CertainlyDidNotLeave()
    {
        using var client = new ZaloBotClient(new ZaloBotOptions { BotToken = FakeZaloBot.Token, ApiBaseUrl = new Uri("http://127.0.0.1:9") }, TimeProvider.System);

        var answer = await client.CallAsync("sendMessage", [], TimeSpan.FromSeconds(20), CancellationToken.None);

        Assert.IsType<SendOutcome.Retry>(ZaloBotFailure.OutcomeOf(answer, 0, Pause));
    }

    [Fact]
    public async Task Call_NoAnswerInTime_MayHaveLeft()
    {
        var time = new FakeTimeProvider();
        await using var zalo = new FakeZaloBot(TimeProvider.System);
        await zalo.StartAsync(CancellationToken.None);
        zalo.Script("getMe", ClubBot.Practice.FakeAnswer.DoneAndSilent);
        using var client = new ZaloBotClient(new ZaloBotOptions { BotToken = FakeZaloBot.Token, ApiBaseUrl = zalo.Address }, time);

        var call = client.CallAsync("getMe", null, TimeSpan.FromSeconds(15), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(16));

        Assert.IsType<ZaloBotAnswer.Silence>(await call);
    }
}
