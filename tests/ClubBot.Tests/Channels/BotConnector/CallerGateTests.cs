using System.Net;
using System.Text.Json.Nodes;
using ClubBot.Tests.Channels.BotConnector.Host;

namespace ClubBot.Tests.Channels.BotConnector;

/// <summary>Who may bring an activity to <c>/api/messages</c>.</summary>
public sealed class CallerGateTests
{
    [Fact]
    public async Task Service_GoodToken_IsHeardAndAnswered()
    {
        await using var host = await ConnectorHost.StartAsync();

        using var answer = await host.PostAsync(host.Says("xin chào"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Bác nói: xin chào", (await host.Azure.NextCallAsync()).Text);
    }

    [Theory]
    [InlineData("issuer"), InlineData("audience"), InlineData("expired"), InlineData("future"), InlineData("no-expiry"), InlineData("no-serviceurl")]
    [InlineData("unsigned"), InlineData("public-key-as-secret"), InlineData("other-key"), InlineData("changed")]
    public async Task Service_TokenThatProvesNothing_IsUnauthorized(string flaw)
    {
        await using var host = await ConnectorHost.StartAsync();
        var now = host.Clock.GetUtcNow();
        var claims = host.Claims();
        Spoil(claims, flaw, now);
        var token = flaw switch
        {
            "unsigned" => host.Azure.Authority.Unsigned(claims),
            "public-key-as-secret" => host.Azure.Authority.SignWithPublicKey(claims),
            "other-key" => new Authority().Sign(claims),
            "changed" => Changed(host.Azure.Authority.Sign(claims)),
            _ => host.Azure.Authority.Sign(claims),
        };

        await IsRefusedAsync(host, HttpStatusCode.Unauthorized, $"Bearer {token}");
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("Bearer"), InlineData("Bearer x"), InlineData("Bearer a.b.c"), InlineData("Basic dTpw"), InlineData("Bearer a b")]
    public async Task Service_NoToken_IsUnauthorized(string? header)
    {
        await using var host = await ConnectorHost.StartAsync();

        await IsRefusedAsync(host, HttpStatusCode.Unauthorized, header);
    }

    [Theory, InlineData(-240, 200), InlineData(-360, 401), InlineData(3840, 200), InlineData(3960, 401)]
    public async Task Service_ClockApart_FiveMinutesAreForgiven(int secondsLater, int status)
    {
        await using var host = await ConnectorHost.StartAsync();
        var token = host.Token();
        host.Clock.Advance(TimeSpan.FromSeconds(secondsLater));

        using var answer = await host.PostAsync(host.Says("xin chào").ToJsonString(), $"Bearer {token}");

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Service_KeyReplaced_IsReadAnewAndTheOldOneNoLongerCounts()
    {
        await using var host = await ConnectorHost.StartAsync();
        var old = host.Token();
        (await host.PostAsync(host.Says("một", "1"))).Dispose();
        host.Azure.Authority.Rotate();
        host.Clock.Advance(TimeSpan.FromSeconds(11));

        using var answer = await host.PostAsync(host.Says("hai", "2"));
        using var late = await host.PostAsync(host.Says("ba", "3").ToJsonString(), $"Bearer {old}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (answer.StatusCode, late.StatusCode));
        Assert.Equal(2, host.Azure.KeyReadings);
    }

    [Fact]
    public async Task Service_ManyUnknownKeys_AreReadOnceInAWhile()
    {
        await using var host = await ConnectorHost.StartAsync();
        (await host.PostAsync(host.Says("một", "1"))).Dispose();
        var stranger = new Authority();
        stranger.Rotate();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            host.PostAsync(host.Says("hai", "2").ToJsonString(), $"Bearer {stranger.Sign(host.Claims())}")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(1, host.Azure.KeyReadings);
    }

    [Fact]
    public async Task Service_MetadataDown_AsksToComeAgainAndKnownKeysStillCount()
    {
        await using var host = await ConnectorHost.StartAsync();
        host.Azure.IsMetadataDown = true;
        await IsRefusedAsync(host, HttpStatusCode.ServiceUnavailable, $"Bearer {host.Token()}");
        host.Azure.IsMetadataDown = false;
        host.Clock.Advance(TimeSpan.FromSeconds(11));
        (await host.PostAsync(host.Says("một", "1"))).EnsureSuccessStatusCode();

        host.Azure.IsMetadataDown = true;
        host.Clock.Advance(TimeSpan.FromDays(2));
        (await host.PostAsync(host.Says("hai", "2"))).EnsureSuccessStatusCode();
        host.Clock.Advance(TimeSpan.FromDays(4));

        using var tooOld = await host.PostAsync(host.Says("ba", "3"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, tooOld.StatusCode);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Service_KeyNotEndorsedForTheChannel_IsForbidden(bool saysNothing)
    {
        await using var host = await ConnectorHost.StartAsync();
        host.Azure.Authority.Endorsements = saysNothing ? null : ["slack"];

        await IsRefusedAsync(host, HttpStatusCode.Forbidden, $"Bearer {host.Token()}");
    }

    [Fact]
    public async Task Service_OtherServiceUrl_IsForbidden()
    {
        await using var host = await ConnectorHost.StartAsync();
        var activity = host.Says("xin chào");
        activity["serviceUrl"] = "http://127.0.0.1:1/";

        using var answer = await host.PostAsync(activity);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("http://smba.trafficmanager.net/"), InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://u:p@smba.trafficmanager.net/"), InlineData("https://smba.trafficmanager.net.evil.example/"), InlineData("http://127.0.0.1:9/")]
    public async Task Service_ServiceUrlNotListed_IsForbidden(string serviceUrl)
    {
        await using var host = await ConnectorHost.StartAsync(serviceHosts: "smba.trafficmanager.net,.botframework.com");
        var activity = host.Says("xin chào");
        activity["serviceUrl"] = serviceUrl;
        var claims = host.Claims();
        claims["serviceurl"] = serviceUrl;

        using var answer = await host.PostAsync(activity.ToJsonString(), $"Bearer {host.Azure.Authority.Sign(claims)}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await host.TextsAsync());
    }

    [Theory]
    [InlineData("Development", "1.0", "appid", null, 200)]
    [InlineData("Development", "2.0", "azp", null, 200)]
    [InlineData("Development", "2.0", "appid", null, 401)]
    [InlineData("Development", null, "appid", null, 401)]
    [InlineData("Development", "1.0", "appid", "203.0.113.5", 403)]
    [InlineData("Production", "1.0", "appid", null, 403)]
    public async Task Emulator_Token_CountsOnlyInDevelopmentOnThisMachine(string environment, string? version, string claim, string? forwardedFor, int status)
    {
        await using var host = await ConnectorHost.StartAsync(environment, serviceHosts: "smba.trafficmanager.net");
        var claims = Authority.EmulatorClaims(host.Clock.GetUtcNow());
        claims.Remove("appid");
        claims["ver"] = version;
        claims[claim] = Authority.AppId;
        if (version is null)
        {
            claims.Remove("ver");
        }

        var activity = host.Says("xin chào");
        activity["channelId"] = "emulator";
        using var answer = await host.PostAsync(activity.ToJsonString(), $"Bearer {host.Azure.Authority.Sign(claims)}", forwardedFor: forwardedFor);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Emulator_ServiceUrlElsewhere_IsForbidden()
    {
        await using var host = await ConnectorHost.StartAsync("Development", serviceHosts: "smba.trafficmanager.net");
        var activity = host.Says("xin chào");
        activity["serviceUrl"] = "https://smba.trafficmanager.net/";

        using var answer = await host.PostAsync(
            activity.ToJsonString(), $"Bearer {host.Azure.Authority.Sign(Authority.EmulatorClaims(host.Clock.GetUtcNow()))}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static void Spoil(JsonObject claims, string flaw, DateTimeOffset now)
    {
        switch (flaw)
        {
            case "issuer":
                claims["iss"] = "https://api.botframework.com.evil.example";
                break;
            case "audience":
                claims["aud"] = "99999999-2222-3333-4444-555555555555";
                break;
            case "expired":
                claims["nbf"] = now.AddHours(-2).ToUnixTimeSeconds();
                claims["exp"] = now.AddMinutes(-6).ToUnixTimeSeconds();
                break;
            case "future":
                claims["nbf"] = now.AddMinutes(6).ToUnixTimeSeconds();
                break;
            case "no-expiry":
                claims.Remove("exp");
                break;
            case "no-serviceurl":
                claims.Remove("serviceurl");
                break;
        }
    }

    /// <summary>The same token with one letter of what it says replaced.</summary>
    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var letter = parts[1][20] == 'A' ? 'B' : 'A';
        return $"{parts[0]}.{parts[1][..20]}{letter}{parts[1][21..]}.{parts[2]}";
    }

    private static async Task IsRefusedAsync(ConnectorHost host, HttpStatusCode status, string? authorization)
    {
        using var answer = await host.PostAsync(host.Says("xin chào").ToJsonString(), authorization);

        Assert.Equal(status, answer.StatusCode);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!;
        Assert.NotEmpty((string)error["code"]!);
        Assert.NotEmpty((string)error["message"]!);
        Assert.Empty(await host.TextsAsync());
    }
}
