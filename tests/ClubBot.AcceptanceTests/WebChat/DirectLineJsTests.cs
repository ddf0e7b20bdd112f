using System.Text.Json;
using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ClubBot.AcceptanceTests.WebChat;

/// <summary>Microsoft's DirectLineJS 0.15.8, unchanged, in Node.</summary>
public sealed class DirectLineJsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory, InlineData("socket"), InlineData("polling")]
    public async Task Post_SeveralActivities_EachIsHeardOnce(string transport)
    {
        await using var host = await WebChatHost.StartAsync();
        using var client = Start(host, transport);
        await client.UntilAsync(told => Heard(told, EchoBot.Greeting));

        foreach (var text in new[] { "một", "hai", "ba" })
        {
            await client.SayAsync(text);
            await client.UntilAsync(told => Heard(told, $"Bác nói: {text}"));
        }

        Assert.Equal(
            [EchoBot.Greeting, "một", "Bác nói: một", "hai", "Bác nói: hai", "ba", "Bác nói: ba"],
            client.Told.Where(told => told.TryGetProperty("heard", out _)).Select(told => told.GetProperty("heard").GetString()));
        Assert.Equal(3, client.Told.Count(told => told.TryGetProperty("posted", out _)));
        Assert.Equal(["js-một", "js-hai", "js-ba"], client.Told.Where(told => told.TryGetProperty("clientActivityID", out _)).Select(told => told.GetProperty("clientActivityID").GetString()));
    }

    [Fact]
    public async Task SocketCut_Reconnection_BringsWhatWasSaidMeanwhileOnce()
    {
        await using var host = await WebChatHost.StartAsync();
        using var client = Start(host, "socket");
        await client.UntilAsync(told => Heard(told, EchoBot.Greeting));
        host.CutConnections();

        await client.SayAsync("giữa chừng");
        await client.UntilAsync(told => Heard(told, "Bác nói: giữa chừng"));

        Assert.Equal(
            [EchoBot.Greeting, "giữa chừng", "Bác nói: giữa chừng"],
            client.Told.Where(told => told.TryGetProperty("heard", out _)).Select(told => told.GetProperty("heard").GetString()));
    }

    [Fact]
    public async Task RefreshTimer_Rings_TokenIsRenewedAndTheTalkGoesOn()
    {
        var refreshed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await WebChatHost.StartAsync(extend: app => app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Request.Path == "/v3/directline/tokens/refresh" && context.Response.StatusCode == StatusCodes.Status200OK)
            {
                refreshed.TrySetResult();
            }
        }));
        using var client = Start(host, "socket");
        await client.UntilAsync(told => Heard(told, EchoBot.Greeting));

        await refreshed.Task.WaitAsync(Patience);
        await client.SayAsync("vẫn còn đây");

        await client.UntilAsync(told => Heard(told, "Bác nói: vẫn còn đây"));
    }

    private static bool Heard(JsonElement told, string text) => told.TryGetProperty("heard", out var heard) && heard.GetString() == text;

    private static NodeScript Start(WebChatHost host, string transport)
    {
        _ = NodePackages.PathOf("botframework-directlinejs/dist/directline.js");
        return new NodeScript("directline.mjs", host.Address.GetLeftPart(UriPartial.Authority), transport);
    }
}
