using System.Diagnostics;
using System.Text.Json;
using ClubBot.AcceptanceTests.WebChat;
using ClubBot.Tests.Channels.BotConnector.Host;

namespace ClubBot.AcceptanceTests.BotConnector;

/// <summary>Microsoft's npm botframework-connector 4.23.3, unchanged, in Node, as the channel in front of the bot.</summary>
public sealed class BotFrameworkClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Client_PostsActivities_GetsRepliesInTheCallAndAtItsServiceUrl()
    {
        await using var host = await ConnectorHost.StartAsync();
        using var node = Start(host);
        var serviceUrl = (await ToldAsync(node, "serviceUrl")).GetProperty("serviceUrl").GetString()!;
        var token = host.Azure.Authority.Sign(Authority.ServiceClaims(host.Clock.GetUtcNow(), serviceUrl));

        await node.StandardInput.WriteLineAsync(token);

        var judged = await ToldAsync(node, "authenticated");
        Assert.Equal((true, Authority.AppId), (judged.GetProperty("authenticated").GetBoolean(), judged.GetProperty("audience").GetString()));
        var answer = await ToldAsync(node, "replied");
        Assert.Equal(200, answer.GetProperty("status").GetInt32());
        Assert.Equal("Bác nói: một", answer.GetProperty("replied").EnumerateArray().Single().GetString());
        Assert.Equal(3, answer.GetProperty("choices").GetInt32());
        var received = await ToldAsync(node, "received");
        Assert.Equal(
            ("Bác nói: hai", "/v3/conversations/c-1/activities/2", "Bearer bot-token-1"),
            (received.GetProperty("received").GetString(), received.GetProperty("path").GetString(), received.GetProperty("authorization").GetString()));
        node.Kill(entireProcessTree: true);
    }

    private static Process Start(ConnectorHost host)
    {
        _ = NodePackages.PathOf("botframework-connector/lib/index.js");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = NodePackages.WebFolder,
            ArgumentList =
            {
                "botconnector.mjs", host.Address.GetLeftPart(UriPartial.Authority), new Uri(host.Azure.Address, "/metadata").ToString(), Authority.AppId,
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        return Process.Start(start)!;
    }

    /// <summary>The next thing told that has the property; what else is told before may be anything but a failure.</summary>
    private static async Task<JsonElement> ToldAsync(Process node, string property)
    {
        using var late = new CancellationTokenSource(Patience);
        while (await node.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            using var told = JsonDocument.Parse(line);
            Assert.False(told.RootElement.TryGetProperty("failed", out var reason), reason.ValueKind == JsonValueKind.String ? reason.GetString() : "");
            if (told.RootElement.TryGetProperty(property, out _))
            {
                return told.RootElement.Clone();
            }
        }

        throw new InvalidOperationException($"The client ended without telling '{property}'.");
    }
}
