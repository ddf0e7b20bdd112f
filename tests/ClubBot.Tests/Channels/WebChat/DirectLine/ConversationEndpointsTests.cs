using System.Net;
using ClubBot.Tests.Channels.WebChat.Host;

namespace ClubBot.Tests.Channels.WebChat.DirectLine;

public sealed class ConversationEndpointsTests
{
    [Fact]
    public async Task Start_Twice_GreetsOnce()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var again = await caller.SendAsync(HttpMethod.Post, "conversations");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(EchoBot.Greeting, Assert.Single(await caller.HistoryAsync()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Start_AfterMoreMessagesThanInboundIdsAreRemembered_GreetsNoSecondTime()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        for (var index = 0; index < 40; index++)
        {
            using var posted = await caller.PostAsync(new { type = "message", text = $"tin {index}" });
            Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        }

        using var again = await caller.SendAsync(HttpMethod.Post, "conversations");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(await caller.HistoryAsync(), activity => activity.GetProperty("text").GetString() == EchoBot.Greeting);
    }

    [Fact]
    public async Task Start_TenAtOnce_BeginsOnce()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = new DirectLineCaller(host.Address);
        await caller.GenerateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => caller.SendAsync(HttpMethod.Post, "conversations")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Single(await caller.HistoryAsync());
    }

    [Fact]
    public async Task Reconnect_AnotherConversation_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var other = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.SendAsync(HttpMethod.Get, $"conversations/{other.ConversationId}?watermark=0");
        using var read = await caller.SendAsync(HttpMethod.Get, $"conversations/{other.ConversationId}/activities");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
    }

    [Theory, InlineData("-5"), InlineData("x"), InlineData("99999999999999999999"), InlineData("1.5")]
    public async Task Reconnect_WatermarkThatIsNone_IsRefused(string watermark)
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.ConversationId}?watermark={watermark}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task AnyCall_WithoutToken_IsUnauthorized()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = new DirectLineCaller(host.Address);

        using var none = await caller.Http.PostAsync(new Uri("conversations", UriKind.Relative), null);
        caller.Token = "not-a-token";
        using var nonsense = await caller.SendAsync(HttpMethod.Post, "conversations");

        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "BadToken"), (nonsense.StatusCode, await DirectLineCaller.ErrorCodeAsync(nonsense)));
    }

    [Fact]
    public async Task SessionId_OfTheOAuthFlow_IsNotFoundInDirectLineShape()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.SendAsync(HttpMethod.Get, "session/getsessionid");

        Assert.Equal((HttpStatusCode.NotFound, "NotFound"), (answer.StatusCode, await DirectLineCaller.ErrorCodeAsync(answer)));
    }
}
