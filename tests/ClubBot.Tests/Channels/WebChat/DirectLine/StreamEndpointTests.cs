using System.Net.WebSockets;
using ClubBot.Channels.WebChat.DirectLine;
using ClubBot.Kernel.Turns;
using ClubBot.Tests.Channels.WebChat.Host;

namespace ClubBot.Tests.Channels.WebChat.DirectLine;

public sealed class StreamEndpointTests
{
    [Fact]
    public async Task Stream_FromTheBeginning_ReplaysThenPushes()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var before = await caller.PostAsync(new { type = "message", text = "một" });
        using var socket = await DirectLineCaller.OpenAsync(await caller.StreamUrlAsync("0"));

        var replayed = await DirectLineCaller.ReceiveAsync(socket, 3);
        using var after = await caller.PostAsync(new { type = "message", text = "hai" });
        var pushed = await DirectLineCaller.ReceiveAsync(socket, 2);

        Assert.Equal([EchoBot.Greeting, "một", "Bác nói: một"], Texts(replayed));
        Assert.Equal(["hai", "Bác nói: hai"], Texts(pushed));
    }

    [Fact]
    public async Task Stream_WithoutWatermark_StartsWhereTheCallWasMade()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var url = await caller.StreamUrlAsync(null);
        using var between = await caller.PostAsync(new { type = "message", text = "giữa" });

        using var socket = await DirectLineCaller.OpenAsync(url);

        Assert.Equal(["giữa", "Bác nói: giữa"], Texts(await DirectLineCaller.ReceiveAsync(socket, 2)));
    }

    [Fact]
    public async Task Stream_MessagesPostedWhileSocketsOpenAndBreak_ComeOnceEachInOrder()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var posting = PostManyAsync(caller, 30);
        var seen = new List<string?>();
        while (seen.Count < 61)
        {
            using var socket = await DirectLineCaller.OpenAsync(await caller.StreamUrlAsync(Last(seen)));
            seen.AddRange(Ids(await DirectLineCaller.ReceiveAsync(socket, Math.Min(7, 61 - seen.Count))));
            socket.Abort();
        }

        await posting;
        Assert.Equal(Ids(await caller.HistoryAsync()), seen);
    }

    [Fact]
    public async Task Stream_SeveralSockets_AllHear()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var one = await DirectLineCaller.OpenAsync(await caller.StreamUrlAsync(null));
        using var two = await DirectLineCaller.OpenAsync(await caller.StreamUrlAsync(null));

        using var posted = await caller.PostAsync(new { type = "message", text = "cả hai" });

        Assert.Equal(Ids(await DirectLineCaller.ReceiveAsync(one, 2)), Ids(await DirectLineCaller.ReceiveAsync(two, 2)));
    }

    [Fact]
    public async Task Stream_TooManySockets_RefusesTheNext()
    {
        await using var host = await WebChatHost.StartAsync(new Dictionary<string, string?> { ["SocketsPerConversation"] = "2" });
        using var caller = await DirectLineCaller.StartAsync(host);
        using var one = await DirectLineCaller.OpenAsync(await caller.StreamUrlAsync(null));
        using var two = await DirectLineCaller.OpenAsync(await caller.StreamUrlAsync(null));

        await Assert.ThrowsAsync<WebSocketException>(async () => await DirectLineCaller.OpenAsync(await caller.StreamUrlAsync(null)));
    }

    [Fact]
    public async Task Stream_EmptyClientFrames_AreIgnored()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        using var socket = await DirectLineCaller.OpenAsync(await caller.StreamUrlAsync(null));
        for (var index = 0; index < 3; index++)
        {
            await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, CancellationToken.None);
        }

        await socket.SendAsync("nonsense"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        using var posted = await caller.PostAsync(new { type = "message", text = "vẫn nghe" });

        Assert.Equal(2, (await DirectLineCaller.ReceiveAsync(socket, 2)).Count);
    }

    [Fact]
    public async Task Stream_AddressOlderThanAMinute_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var url = await caller.StreamUrlAsync("0");
        host.Clock.Advance(TimeSpan.FromSeconds(61));

        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineCaller.OpenAsync(url));
    }

    [Fact]
    public async Task Stream_TokenOfTheConversationInTheAddress_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var url = (await caller.StreamUrlAsync("0")).ToString();
        var forged = new Uri(url[..(url.IndexOf("t=", StringComparison.Ordinal) + 2)] + caller.Token);

        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineCaller.OpenAsync(forged));
    }

    [Fact]
    public async Task Stream_TokenInTheAddress_OpensNoOtherCall()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var url = (await caller.StreamUrlAsync("0")).ToString();
        caller.Token = url[(url.IndexOf("t=", StringComparison.Ordinal) + 2)..];

        using var answer = await caller.SendAsync(HttpMethod.Get, $"conversations/{caller.ConversationId}/activities");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Stream_PageOfAnotherSite_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var url = await caller.StreamUrlAsync("0");

        await Assert.ThrowsAsync<WebSocketException>(() => DirectLineCaller.OpenAsync(url, "https://evil.example"));
        using var own = await DirectLineCaller.OpenAsync(url, host.Address.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public async Task Subscription_ClientThatDoesNotKeepUp_IsCutOff()
    {
        var streams = new ConversationStreams();
        using var subscription = streams.Subscribe("directline/slow", 1)!;
        for (var sequence = 1; sequence <= StreamSubscription.QueuedTurnsMax + 1; sequence++)
        {
            streams.Committed("directline/slow", [new LogEntry(sequence, new RawJson("{}"u8.ToArray()))]);
        }

        var waiting = 0;
        await foreach (var _ in subscription.Turns.ReadAllAsync())
        {
            waiting++;
        }

        Assert.Equal(StreamSubscription.QueuedTurnsMax, waiting);
    }

    private static async Task PostManyAsync(DirectLineCaller caller, int count)
    {
        for (var index = 0; index < count; index++)
        {
            using var posted = await caller.PostAsync(new { type = "message", text = $"tin {index}" });
            Assert.Equal(System.Net.HttpStatusCode.OK, posted.StatusCode);
        }
    }

    private static string Last(List<string?> ids) => ids.Count == 0 ? "0" : $"{int.Parse(ids[^1]!.Split('|')[1], System.Globalization.CultureInfo.InvariantCulture)}";

    private static IEnumerable<string?> Ids(IEnumerable<System.Text.Json.JsonElement> activities) => activities.Select(activity => activity.GetProperty("id").GetString());

    private static IEnumerable<string?> Texts(IEnumerable<System.Text.Json.JsonElement> activities) => activities.Select(activity => activity.GetProperty("text").GetString());
}
