using System.Globalization;
using ClubBot.Channels;
using ClubBot.Channels.BotConnector;
using ClubBot.Tests.Channels.BotConnector.Host;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Channels.BotConnector;

/// <summary>What leaves for the Connector, and what its answers mean.</summary>
public sealed class BotConnectorChannelTests
{
    private static readonly MessagePiece Notice = new("x|0000099", "Mời bà đi họp.", []);

    [Fact]
    public async Task Reply_ToAMessage_NamesItKeepsTheChoicesAndShowsTheToken()
    {
        await using var host = await ConnectorHost.StartAsync();
        (await host.PostAsync(host.Says("xin chào", "17|0001"))).EnsureSuccessStatusCode();

        var call = await host.Azure.NextCallAsync();

        Assert.Equal((ConnectorHost.Conversation, "17|0001", "Bearer bot-token-1"), (call.Conversation, call.ReplyTo, call.Authorization));
        Assert.Equal("17|0001", (string?)call.Activity["replyToId"]);
        Assert.Equal("1. Đúng", (string?)call.Activity["suggestedActions"]!["actions"]![0]!["title"]);
        Assert.Equal("expectingInput", (string?)call.Activity["inputHint"]);
        Assert.False(call.Activity.ContainsKey("id") || call.Activity.ContainsKey("timestamp"));
        var form = Assert.Single(host.Azure.TokenForms);
        Assert.Contains("grant_type=client_credentials", form, StringComparison.Ordinal);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IsFetchedOnceUntilShortlyBeforeItsEnd()
    {
        await using var host = await StartedAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync(host)));
        Assert.All(outcomes, outcome => Assert.Equal(new SendOutcome.Sent("reply-1"), outcome));
        Assert.Equal(1, host.Azure.TokensGiven);
        host.Clock.Advance(TimeSpan.FromMinutes(54));
        await SendAsync(host);
        Assert.Equal(1, host.Azure.TokensGiven);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(host);

        Assert.Equal(2, host.Azure.TokensGiven);
    }

    [Fact]
    public async Task Token_RefusedOnce_IsFetchedAnewAndTheMessageLeaves()
    {
        await using var host = await StartedAsync();
        host.Azure.Script(new ConnectorAnswer(401));

        Assert.IsType<SendOutcome.Sent>(await SendAsync(host));

        Assert.Equal(("Bearer bot-token-1", "Bearer bot-token-2"), ((await host.Azure.NextCallAsync()).Authorization, (await host.Azure.NextCallAsync()).Authorization));
    }

    [Fact]
    public async Task Token_RefusedTwice_IsTriedLater()
    {
        await using var host = await StartedAsync();
        host.Azure.Script(new ConnectorAnswer(401));
        host.Azure.Script(new ConnectorAnswer(401));

        Assert.Equal(new SendOutcome.Retry(null), await SendAsync(host));

        Assert.Equal(2, host.Azure.TokensGiven);
    }

    [Fact]
    public async Task Token_NotToBeHad_IsTriedLaterAndNothingLeaves()
    {
        await using var host = await StartedAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        host.Azure.RefusesTokens = true;

        Assert.Equal(new SendOutcome.Retry(null), await SendAsync(host));

        Assert.True(host.Azure.IsSilent);
    }

    [Theory]
    [InlineData(429, "30", "Retry 30"), InlineData(429, "3600", "Retry 3600"), InlineData(429, null, "Retry 1"), InlineData(429, "-5", "Retry 1"), InlineData(429, "soon", "Retry 1")]
    [InlineData(500, null, "Retry"), InlineData(503, "7", "Retry 7"), InlineData(504, null, "Unknown no-answer")]
    [InlineData(403, null, "Gone forbidden"), InlineData(404, null, "Gone not-found"), InlineData(400, null, "Refused connector-400"), InlineData(302, null, "Refused connector-302")]
    public async Task Answer_OfTheConnector_IsUnderstood(int status, string? retryAfter, string expected)
    {
        await using var host = await StartedAsync();
        host.Azure.Script(new ConnectorAnswer(status, retryAfter));

        Assert.Equal(expected, WordsOf(await SendAsync(host)));
    }

    [Fact]
    public async Task Answer_LineCut_IsUnknown()
    {
        await using var host = await StartedAsync();
        host.Azure.Script(new ConnectorAnswer(200, IsCut: true));

        Assert.Equal("Unknown no-answer", WordsOf(await SendAsync(host)));
    }

    [Theory, InlineData(90, 90), InlineData(-90, 1)]
    public void RetryAfter_AsADate_IsTheTimeUntilThen(int secondsFromNow, int expected)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
        using var refusal = new HttpResponseMessage(System.Net.HttpStatusCode.TooManyRequests);
        refusal.Headers.TryAddWithoutValidation("Retry-After", time.GetUtcNow().AddSeconds(secondsFromNow).ToString("r", CultureInfo.InvariantCulture));

        Assert.Equal(TimeSpan.FromSeconds(expected), BotConnectorFailure.RetryAfterOf(refusal, time));
    }

    [Fact]
    public async Task Conversation_NeverHeardOf_IsGone()
    {
        await using var host = await ConnectorHost.StartAsync();

        Assert.Equal("Gone no-address", WordsOf(await SendAsync(host)));
    }

    [Fact]
    public void TokenAnswer_Printed_HoldsNoSecret() => Assert.DoesNotContain("s3cret", new TokenAnswer.Token("s3cret").ToString(), StringComparison.Ordinal);

    /// <summary>A host to which somebody has spoken, and which has answered.</summary>
    private static async Task<ConnectorHost> StartedAsync()
    {
        var host = await ConnectorHost.StartAsync();
        (await host.PostAsync(host.Says("xin chào"))).EnsureSuccessStatusCode();
        await host.Azure.NextCallAsync();
        return host;
    }

    private static Task<SendOutcome> SendAsync(ConnectorHost host) => host.Channel.SendAsync(ConnectorHost.Reference, Notice, CancellationToken.None).AsTask();

    private static string WordsOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Retry { After: { } after } => string.Create(CultureInfo.InvariantCulture, $"Retry {after.TotalSeconds}"),
        SendOutcome.Retry => "Retry",
        SendOutcome.Gone gone => $"Gone {gone.Reason}",
        SendOutcome.Unknown unknown => $"Unknown {unknown.Reason}",
        SendOutcome.Refused refused => $"Refused {refused.Reason}",
        _ => outcome.ToString(),
    };
}
