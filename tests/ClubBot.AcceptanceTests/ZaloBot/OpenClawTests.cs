using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.AcceptanceTests.WebChat;
using ClubBot.Practice;
using ClubBot.Practice.ZaloBot;

namespace ClubBot.AcceptanceTests.ZaloBot;

/// <summary>A client of the Zalo Bot Platform that others wrote, <c>@openclaw/zalo</c> 2026.9.5, in Node: does it take our stand-in for the real one?</summary>
public sealed class OpenClawTests
{
    [Fact]
    public async Task Client_EveryMethodItKnows_IsAnsweredAsItExpects()
    {
        await using var zalo = new FakeZaloBot(TimeProvider.System);
        await zalo.StartAsync(CancellationToken.None);
        var person = zalo.Person(new PhoneOwner(1, "Ba", "84900000001"));
        using var client = new NodeClient(zalo.Address);

        Assert.Equal("BASIC", (string?)(await client.CallAsync("getMe"))["done"]!["result"]!["account_type"]);
        Assert.Equal(401, (int)(await client.CallAsync("getMe", "1:wrong"))["code"]!);
        Assert.Equal(400, (int)(await client.CallAsync("sendMessage", Message(person.Id, "chưa quen")))["code"]!);

        Assert.True((bool)(await client.CallAsync("getUpdates", new JsonObject { ["timeout"] = 1 }))["isEmptyPoll"]!);
        var said = person.Says("xin chào");
        var update = (await client.CallAsync("getUpdates", new JsonObject { ["timeout"] = 1 }))["done"]!["result"]!;
        Assert.True(JsonNode.DeepEquals(said, update));

        Assert.Matches("^[0-9a-f]{20}$", (string?)(await client.CallAsync("sendMessage", Message(person.Id, "Cháu chào bác.")))["done"]!["result"]!["message_id"]);
        await client.CallAsync("sendCut", person.Id, new string('a', 3_000));
        Assert.True((bool)(await client.CallAsync("sendChatAction", new JsonObject { ["chat_id"] = person.Id, ["action"] = "typing" }))["done"]!["ok"]!);
        await client.CallAsync("sendPhoto", new JsonObject { ["chat_id"] = person.Id, ["photo"] = "https://f.example/a.jpg", ["caption"] = "Sổ vay" });
        Assert.Equal(["Cháu chào bác.", new string('a', 2_000), "Sổ vay"], person.Messages.Where(message => !message.IsOwn).Select(message => message.Text));

        zalo.Script("sendMessage", ZaloBotAnswers.TooMany);
        Assert.Equal(429, (int)(await client.CallAsync("sendMessage", Message(person.Id, "quá nhiều")))["code"]!);
        zalo.Script("sendMessage", ZaloBotAnswers.TooManyAsStatus);
        Assert.Equal("status 429", (string?)(await client.CallAsync("sendMessage", Message(person.Id, "quá nhiều")))["failed"]);
        Assert.Empty(zalo.Mistakes);

        var webhook = new JsonObject { ["url"] = "https://bot.example.vn/hook", ["secret_token"] = "s3cret-demo-01" };
        Assert.Equal("https://bot.example.vn/hook", (string?)(await client.CallAsync("setWebhook", webhook))["done"]!["result"]!["url"]);
        Assert.Equal(400, (int)(await client.CallAsync("getUpdates", new JsonObject { ["timeout"] = 1 }))["code"]!);
        Assert.Equal("https://bot.example.vn/hook", (string?)(await client.CallAsync("getWebhookInfo"))["done"]!["result"]!["url"]);
        Assert.Equal("", (string?)(await client.CallAsync("deleteWebhook"))["done"]!["result"]!["url"]);
    }

    private static JsonObject Message(string chat, string text) => new() { ["chat_id"] = chat, ["text"] = text };

    /// <summary>A Node process that runs the client and tells in lines what comes of its calls.</summary>
    private sealed class NodeClient : IDisposable
    {
        private readonly Process process;

        public NodeClient(Uri platform)
        {
            _ = NodePackages.PathOf("@openclaw/zalo/package.json");
            var start = new ProcessStartInfo("node")
            {
                WorkingDirectory = NodePackages.WebFolder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardInputEncoding = new UTF8Encoding(false),
                StandardOutputEncoding = Encoding.UTF8,
            };
            start.ArgumentList.Add("zalobot.mjs");
            start.ArgumentList.Add(platform.GetLeftPart(UriPartial.Authority));
            start.ArgumentList.Add(FakeZaloBot.Token);
            process = Process.Start(start)!;
        }

        public async Task<JsonNode> CallAsync(string method, params JsonNode[] arguments)
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await process.StandardInput.WriteLineAsync(new JsonArray([method, .. arguments]).ToJsonString().AsMemory(), late.Token);
            var line = await process.StandardOutput.ReadLineAsync(late.Token);
            return JsonNode.Parse(line ?? throw new InvalidOperationException($"The client ended at {method}."))!;
        }

        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }
    }
}
