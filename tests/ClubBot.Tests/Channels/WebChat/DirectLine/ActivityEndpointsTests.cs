using System.Net;
using System.Text;
using ClubBot.Tests.Channels.WebChat.Host;

namespace ClubBot.Tests.Channels.WebChat.DirectLine;

public sealed class ActivityEndpointsTests
{
    [Fact]
    public async Task Post_Message_StandsInTheLogBeforeTheReply()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.PostAsync(new { type = "message", text = "xin chào", channelData = new { clientActivityID = "c-1" } });
        var history = await caller.HistoryAsync();

        Assert.Equal(["xin chào", "Bác nói: xin chào"], history.Skip(1).Select(activity => activity.GetProperty("text").GetString()));
        var echo = history[1];
        Assert.Equal("c-1", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal(echo.GetProperty("id").GetString(), (await DirectLineCaller.JsonAsync(answer)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Post_SameClientActivityIdTenTimesAtOnce_IsOneMessage()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var activity = new { type = "message", text = "một lần", channelData = new { clientActivityID = "same" } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => caller.PostAsync(activity)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(DirectLineCaller.JsonAsync))).Select(answer => answer.GetProperty("id").GetString()).Distinct());
        Assert.Equal(3, (await caller.HistoryAsync()).Count);
    }

    [Fact]
    public async Task Post_ClientActivityIdLikeAnArrival_IsAMessageOfItsOwn()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.PostAsync(new { type = "message", text = "a", channelData = new { clientActivityID = "conversationUpdate" } });

        Assert.Equal(3, (await caller.HistoryAsync()).Count);
    }

    [Fact]
    public async Task Post_SomeoneElsesFromId_IsTheTokensUser()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.PostAsync(new
        {
            type = "message",
            text = "tôi là chủ nhiệm",
            id = "x|1",
            timestamp = "2001-01-01T00:00:00Z",
            callerId = "urn:botframework:azure",
            from = new { id = "dl_chair", name = "Bà Hoa", role = "bot" },
        });
        var echo = (await caller.HistoryAsync())[1];

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("dl_", echo.GetProperty("from").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("dl_chair", echo.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("user", echo.GetProperty("from").GetProperty("role").GetString());
        Assert.False(echo.GetProperty("from").TryGetProperty("name", out _));
        Assert.False(echo.TryGetProperty("callerId", out _));
        Assert.StartsWith(caller.ConversationId, echo.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Theory, InlineData("conversationUpdate"), InlineData("installationUpdate"), InlineData("invoke"), InlineData("")]
    public async Task Post_TypeThatOnlyAServiceMaySend_IsRefused(string type)
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.PostAsync(new { type, membersAdded = new[] { new { id = "dl_x" } } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single(await caller.HistoryAsync());
    }

    [Fact]
    public async Task Post_Typing_IsAcceptedAndNotKept()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.PostAsync(new { type = "typing" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(await caller.HistoryAsync());
    }

    [Fact]
    public async Task Post_BotFails_IsRecordedAndAnswered()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.PostAsync(new { type = "message", text = "lỗi" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3, (await caller.HistoryAsync()).Count);
    }

    [Fact]
    public async Task Post_StoreFails_AsksToTryAgain()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        host.Store.Fails = true;

        using var answer = await caller.PostAsync(new { type = "message", text = "chào" });

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ServiceUnavailable"), (answer.StatusCode, await DirectLineCaller.ErrorCodeAsync(answer)));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Theory, InlineData(8_001), InlineData(300_000), InlineData(1_048_576)]
    public async Task Post_TextTooLong_IsRefused(int length)
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.PostAsync(new { type = "message", text = new string('a', length) });

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "MessageTooLarge"), (answer.StatusCode, await DirectLineCaller.ErrorCodeAsync(answer)));
        Assert.Single(await caller.HistoryAsync());
    }

    [Fact]
    public async Task Post_OtherContentType_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var body = new StringContent("""{"type":"message","text":"a"}""", Encoding.UTF8, "text/plain");

        using var answer = await caller.SendAsync(HttpMethod.Post, $"conversations/{caller.ConversationId}/activities", body);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task Post_TooOften_IsSlowedDown()
    {
        await using var host = await WebChatHost.StartAsync(new Dictionary<string, string?> { ["ActivitiesPerMinute"] = "15" });
        using var caller = await DirectLineCaller.StartAsync(host);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => caller.PostAsync(new { type = "message", text = $"{index}" })));

        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.OK), answer =>
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        });
    }

    [Fact]
    public async Task Get_LongHistory_ComesInPagesWithoutGapOrDouble()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        for (var index = 0; index < 55; index++)
        {
            using var posted = await caller.PostAsync(new { type = "message", text = $"tin {index}" });
        }

        var ids = (await caller.HistoryAsync()).Select(activity => activity.GetProperty("id").GetString()).ToList();

        Assert.Equal(111, ids.Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
    }
}
