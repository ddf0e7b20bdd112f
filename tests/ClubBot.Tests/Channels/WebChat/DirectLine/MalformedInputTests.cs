using System.Net;
using System.Text;
using ClubBot.Tests.Channels.WebChat.Host;

namespace ClubBot.Tests.Channels.WebChat.DirectLine;

/// <summary>Whatever is posted ends in 200 or in a 4xx of Direct Line's shape, and the conversation can be read afterwards.</summary>
public sealed class MalformedInputTests
{
    private const int Rounds = 400;

    private static readonly string[] Seeds =
    [
        """{"type":"message","text":"xin chào","from":{"id":"dl_x"},"channelData":{"clientActivityID":"c1"}}""",
        """{"type":"message","value":{"a":[1,2,{"b":null}]},"entities":[{"type":"ClientCapabilities"}],"attachments":[]}""",
        """{"type":"event","name":"x","value":1,"unknown":{"deep":[true]},"suggestedActions":{"actions":[{"type":"imBack"}]}}""",
        """{"type":"message","text":"\ud83d\ude00","localTimestamp":"2026-11-22T10:00:00+07:00","membersAdded":[{"id":"a"}]}""",
    ];

    public static TheoryData<string> Bodies => new(
        "", " ", "null", "[]", "0", "\"text\"", "{", "{}", "{\"type\":null}", "{\"type\":5}", "{\"type\":{}}",
        "{\"type\":\"message\",\"text\":5}", "{\"type\":\"message\",\"text\":[\"a\"]}", "{\"type\":\"message\",\"text\":\"\\ud800\"}",
        "{\"type\":\"message\",\"channelData\":{\"clientActivityID\":\"\\udfff\"}}", "{\"type\":\"message\",\"channelData\":5}",
        "{\"type\":\"message\",\"channelData\":{\"clientActivityID\":7}}", "{\"type\":\"message\",\"value\":\"\\uD800x\"}",
        "{\"type\":\"message\",\"\\ud800\":1}", "{\"type\":\"message\",\"timestamp\":\"yesterday\"}", "{\"type\":\"message\",\"attachments\":{}}",
        "{\"type\":\"message\",\"from\":\"me\"}", "{\"type\":\"message\",\"text\":\"a\"} trailing", "{\"type\":\"message\",\"type\":\"conversationUpdate\"}",
        "{\"type\":\"message\",\"text\":\"\\u0000\"}");

    [Theory, MemberData(nameof(Bodies))]
    public async Task Post_OddBody_NeverBreaksTheConversation(string body)
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);

        using var answer = await caller.PostRawAsync(Encoding.UTF8.GetBytes(body));

        await AssertPoliteAsync(answer);
        await AssertReadableAsync(caller);
    }

    [Fact]
    public async Task Post_BrokenUtf8_IsRefused()
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        byte[] body = [.. "{\"type\":\"message\",\"channelData\":{\"a\":\""u8, 0xC3, 0x28, .. "\"}}"u8];

        using var answer = await caller.PostRawAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await AssertReadableAsync(caller);
    }

    [Theory, InlineData(20, HttpStatusCode.OK), InlineData(40, HttpStatusCode.BadRequest), InlineData(100_000, HttpStatusCode.BadRequest)]
    public async Task Post_DeepNesting_IsBounded(int depth, HttpStatusCode expected)
    {
        await using var host = await WebChatHost.StartAsync();
        using var caller = await DirectLineCaller.StartAsync(host);
        var body = $$"""{"type":"message","value":{{new string('[', depth)}}{{new string(']', depth)}}}""";

        using var answer = await caller.PostRawAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal(expected, answer.StatusCode);
        await AssertReadableAsync(caller);
    }

    [Theory, InlineData(1), InlineData(20261122)]
    public async Task Post_RandomDamage_NeverBreaksTheConversation(int seed)
    {
        await using var host = await WebChatHost.StartAsync(new Dictionary<string, string?> { ["ActivitiesPerMinute"] = "1000000" });
        using var caller = await DirectLineCaller.StartAsync(host);
        var random = new Random(seed);

        for (var round = 0; round < Rounds; round++)
        {
            using var answer = await caller.PostRawAsync(Damage(Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]), random));
            await AssertPoliteAsync(answer);
        }

        await AssertReadableAsync(caller);
    }

    private static byte[] Damage(byte[] body, Random random)
    {
        var damaged = body.ToList();
        for (var change = random.Next(1, 6); change > 0; change--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.RemoveAt(at);
                    break;
                case 2:
                    damaged.Insert(at, "{}[]\",:\\u0"u8[random.Next(10)]);
                    break;
                default:
                    damaged.InsertRange(at, damaged.Skip(random.Next(damaged.Count)).Take(random.Next(30)).ToList());
                    break;
            }
        }

        return [.. damaged];
    }

    private static async Task AssertPoliteAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            Assert.InRange((int)answer.StatusCode, 400, 499);
            Assert.False(string.IsNullOrEmpty(await DirectLineCaller.ErrorCodeAsync(answer)));
        }
    }

    /// <summary>The history parses as strict UTF-8 and JSON, and a next message is answered.</summary>
    private static async Task AssertReadableAsync(DirectLineCaller caller)
    {
        using var next = await caller.PostAsync(new { type = "message", text = "còn nghe không" });
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal("Bác nói: còn nghe không", (await caller.HistoryAsync())[^1].GetProperty("text").GetString());
    }
}
