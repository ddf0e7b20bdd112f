using System.Net;
using System.Net.Http.Headers;
using ClubBot.Channels.WebChat.Tokens;
using ClubBot.Tests.Channels.WebChat.Host;

namespace ClubBot.Tests.Channels.WebChat.DirectLine;

public sealed class TokenEndpointsTests
{
    [Fact]
    public async Task Generate_NewVisitors_GetConversationsOfTheirOwn()
    {
        await using var host = await WebChatHost.StartAsync();
        using var one = new DirectLineCaller(host.Address);
        using var other = new DirectLineCaller(host.Address);

        var answer = await one.GenerateAsync();
        await other.GenerateAsync();

        Assert.Equal(12 * 60 * 60, answer.GetProperty("expires_in").GetInt32());
        Assert.NotEqual(one.ConversationId, other.ConversationId);
        Assert.StartsWith("dl_", UserOf(one.Token), StringComparison.Ordinal);
        Assert.NotEqual(UserOf(one.Token), UserOf(other.Token));
    }

    [Fact]
    public async Task Generate_UserIdInTheBody_IsNotBelieved()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = new DirectLineCaller(host.Address);
        using var body = new StringContent("""{"user":{"id":"dl_somebody"}}""", null, "application/json");

        using var answer = await caller.Http.PostAsync(new Uri("tokens/generate", UriKind.Relative), body);

        Assert.NotEqual("dl_somebody", UserOf((await DirectLineCaller.JsonAsync(answer)).GetProperty("token").GetString()!));
    }

    [Fact]
    public async Task Generate_ExpiredTokenPresented_GivesTheSameConversationAndUser()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var (conversation, user) = (caller.ConversationId, UserOf(caller.Token));
        host.Clock.Advance(TimeSpan.FromDays(399));

        using var refused = await caller.PostAsync(new { type = "message", text = "chào" });
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (refused.StatusCode, await DirectLineCaller.ErrorCodeAsync(refused)));
        using var refusedRefresh = await caller.SendAsync(HttpMethod.Post, "tokens/refresh");
        Assert.Equal(HttpStatusCode.Forbidden, refusedRefresh.StatusCode);

        using var renewed = await caller.SendAsync(HttpMethod.Post, "tokens/generate");
        caller.Token = (await DirectLineCaller.JsonAsync(renewed)).GetProperty("token").GetString()!;
        using var accepted = await caller.PostAsync(new { type = "message", text = "chào" });

        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.Equal(user, UserOf(caller.Token));
        Assert.Equal(conversation, (await DirectLineCaller.JsonAsync(renewed)).GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task Generate_TokenExpiredTooLongAgo_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        host.Clock.Advance(TokenAuthority.RenewalPeriod + TokenAuthority.Lifetime);

        using var answer = await caller.SendAsync(HttpMethod.Post, "tokens/generate");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Generate_ForgedToken_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var stranger = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(stranger);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, "/v3/directline/tokens/generate"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", caller.Token);

        using var answer = await caller.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.Forbidden, "BadToken"), (answer.StatusCode, await DirectLineCaller.ErrorCodeAsync(answer)));
    }

    [Fact]
    public async Task Refresh_TokenInForce_KeepsTheConversation()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        host.Clock.Advance(TimeSpan.FromHours(6));

        using var answer = await caller.SendAsync(HttpMethod.Post, "tokens/refresh");
        var refreshed = await DirectLineCaller.JsonAsync(answer);

        Assert.Equal(caller.ConversationId, refreshed.GetProperty("conversationId").GetString());
        caller.Token = refreshed.GetProperty("token").GetString()!;
        host.Clock.Advance(TimeSpan.FromHours(11));
        using var accepted = await caller.PostAsync(new { type = "message", text = "chào" });
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task Generate_PageOfAnotherSite_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync(new Dictionary<string, string?> { ["TrustedOrigins:0"] = "https://xa.example" });

        Assert.Equal(HttpStatusCode.Forbidden, await GenerateFromAsync(host, "https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await GenerateFromAsync(host, "null"));
        Assert.Equal(HttpStatusCode.OK, await GenerateFromAsync(host, "https://xa.example"));
        Assert.Equal(HttpStatusCode.OK, await GenerateFromAsync(host, host.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task Generate_TooOftenFromOneAddress_IsSlowedDown()
    {
        await using var host = await WebChatHost.StartAsync(new Dictionary<string, string?> { ["TokensPerMinutePerAddress"] = "5" });
        using var caller = new DirectLineCaller(host.Address);
        await caller.GenerateAsync();

        using var answer = await caller.Http.PostAsync(new Uri("tokens/generate", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task Preflight_TrustedOrigin_AllowsTheHeadersClientsSend()
    {
        await using var host = await WebChatHost.StartAsync(new Dictionary<string, string?> { ["TrustedOrigins:0"] = "https://xa.example" });
        using var caller = new DirectLineCaller(host.Address);
        using var request = new HttpRequestMessage(HttpMethod.Options, "conversations");
        request.Headers.Add("Origin", "https://xa.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        using var answer = await caller.Http.SendAsync(request);

        Assert.Equal("https://xa.example", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("x-ms-bot-agent", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> GenerateFromAsync(WebChatHost host, string origin)
    {
        using var caller = new DirectLineCaller(host.Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, "tokens/generate");
        request.Headers.Add("Origin", origin);
        using var answer = await caller.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string UserOf(string token) =>
        new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).GetPayloadValue<string>("user");
}
