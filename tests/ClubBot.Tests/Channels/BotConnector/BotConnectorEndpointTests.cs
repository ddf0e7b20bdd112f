using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Tests.Channels.BotConnector.Host;

namespace ClubBot.Tests.Channels.BotConnector;

/// <summary>What is done with activities whose caller is proved.</summary>
public sealed class BotConnectorEndpointTests
{
    [Fact]
    public async Task ExpectReplies_Message_IsAnsweredInTheCallAndNotOverTheWire()
    {
        await using var host = await ConnectorHost.StartAsync();

        var reply = Assert.Single(await RepliesAsync(host, ExpectingReplies(host, "xin chào", "1")));

        Assert.Equal(("message", "Bác nói: xin chào", "1", "msteams"), ((string?)reply["type"], (string?)reply["text"], (string?)reply["replyToId"], (string?)reply["channelId"]));
        Assert.Equal(("28:bot", "29:sau"), ((string?)reply["from"]!["id"], (string?)reply["recipient"]!["id"]));
        Assert.Equal(ConnectorHost.Conversation, (string?)reply["conversation"]!["id"]);
        Assert.Equal(3, reply["suggestedActions"]!["actions"]!.AsArray().Count);
        Assert.Empty((await host.Outgoing.LoadAsync(ConnectorHost.Reference.Key, CancellationToken.None))!.Outgoing);
        Assert.True(host.Azure.IsSilent);
    }

    [Fact]
    public async Task ExpectReplies_TenTimesAtOnce_HasOneTurnAndTenTimesTheSameAnswer()
    {
        await using var host = await ConnectorHost.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var answer = await host.PostAsync(ExpectingReplies(host, "xin chào", "1"));
            return await answer.Content.ReadAsStringAsync();
        }));

        Assert.Contains("Bác nói: xin chào", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
        Assert.Equal(["xin chào", "Bác nói: xin chào"], await host.TextsAsync());
    }

    [Fact]
    public async Task Message_TenTimesAtOnce_IsAnsweredOnce()
    {
        await using var host = await ConnectorHost.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.PostAsync(host.Says("xin chào"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal("Bác nói: xin chào", (await host.Azure.NextCallAsync()).Text);
        Assert.Equal(["xin chào", "Bác nói: xin chào"], await host.TextsAsync());
    }

    [Theory]
    [InlineData("invoke", 501), InlineData("typing", 200), InlineData("endOfConversation", 200), InlineData("messageReaction", 200), InlineData("somethingNew", 200)]
    public async Task Activity_OfAnotherType_IsAnsweredWithoutWords(string type, int status)
    {
        await using var host = await ConnectorHost.StartAsync();
        var activity = ExpectingReplies(host, "", "1");
        activity["type"] = type;

        using var answer = await host.PostAsync(activity);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.DoesNotContain(await host.TextsAsync(), text => text.Length > 0);
    }

    [Fact]
    public async Task ConversationUpdate_GreetsThePersonAndNotTheBot()
    {
        await using var host = await ConnectorHost.StartAsync();

        Assert.Empty(await RepliesAsync(host, Joins(host, "28:bot", "1")));
        Assert.Single(await RepliesAsync(host, Joins(host, "29:sau", "2")));
    }

    [Fact]
    public async Task Group_OnlyWhatIsAddressed_IsHeardAndItsWordsAreNotKept()
    {
        await using var host = await ConnectorHost.StartAsync();
        var aside = host.Says("chuyện riêng", "1");
        aside["conversation"]!["conversationType"] = "groupChat";
        var addressed = aside.DeepClone().AsObject();
        addressed["id"] = "2";
        addressed["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["mentioned"] = new JsonObject { ["id"] = "28:bot" } });

        (await host.PostAsync(aside)).EnsureSuccessStatusCode();
        Assert.Empty(await host.Log.ReadAsync(ConnectorHost.Reference.Key, 0, 10, CancellationToken.None));
        (await host.PostAsync(addressed)).EnsureSuccessStatusCode();

        Assert.NotNull((await host.Azure.NextCallAsync()).Text);
        Assert.DoesNotContain("chuyện riêng", await host.TextsAsync());
    }

    [Theory]
    [InlineData("{"), InlineData(""), InlineData("null"), InlineData("[]"), InlineData("7"), InlineData("{\"type\":5}")]
    public async Task Body_NoActivity_IsBadRequest(string body)
    {
        await using var host = await ConnectorHost.StartAsync();

        using var answer = await host.PostAsync(body, $"Bearer {host.Token()}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory, InlineData("type"), InlineData("channelId"), InlineData("conversation"), InlineData("from"), InlineData("serviceUrl")]
    public async Task Activity_LackingAField_IsBadRequest(string field)
    {
        await using var host = await ConnectorHost.StartAsync();
        var activity = host.Says("xin chào");
        activity.Remove(field);

        using var answer = await host.PostAsync(activity);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_TooLargeOrOfAnotherType_IsRefused()
    {
        await using var host = await ConnectorHost.StartAsync();
        var megabyte = host.Says(new string('x', 1024 * 1024)).ToJsonString();

        using var large = await host.PostAsync(megabyte, $"Bearer {host.Token()}");
        using var other = await host.PostAsync(host.Says("xin chào").ToJsonString(), $"Bearer {host.Token()}", "text/plain");

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType), (large.StatusCode, other.StatusCode));
        Assert.Empty(await host.TextsAsync());
    }

    [Fact]
    public async Task DirectLine_SameUserIdInAnotherConversation_IsAnotherAccount()
    {
        await using var host = await ConnectorHost.StartAsync();
        var accounts = new List<string>();
        foreach (var conversation in new[] { "a", "b" })
        {
            var activity = host.Says("xin chào", conversation);
            activity["channelId"] = "directline";
            activity["conversation"]!["id"] = conversation;
            (await host.PostAsync(activity)).EnsureSuccessStatusCode();
            accounts.Add((await host.Outgoing.LoadAsync($"botconnector/directline/{conversation}", CancellationToken.None))!.Reference.AccountKey);
        }

        Assert.Equal(2, accounts.Distinct().Count());
        Assert.All(accounts, account => Assert.StartsWith("botconnector/directline/", account, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_LongAndOdd_ReachTheConnectorUnshortened()
    {
        await using var host = await ConnectorHost.StartAsync();
        var activity = host.Says("xin chào", "id/with ?odd#letters");
        var conversation = $"a:{new string('x', 300)}/ổ";
        activity["conversation"]!["id"] = conversation;

        (await host.PostAsync(activity)).EnsureSuccessStatusCode();

        var call = await host.Azure.NextCallAsync();
        Assert.Equal(conversation, (string?)call.Activity["conversation"]!["id"]);
        Assert.Equal("Bác nói: xin chào", call.Text);
    }

    private static JsonObject ExpectingReplies(ConnectorHost host, string text, string id)
    {
        var activity = host.Says(text, id);
        activity["deliveryMode"] = "expectReplies";
        return activity;
    }

    private static JsonObject Joins(ConnectorHost host, string who, string id)
    {
        var activity = ExpectingReplies(host, "", id);
        activity["type"] = "conversationUpdate";
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = who });
        return activity;
    }

    private static async Task<IReadOnlyList<JsonNode>> RepliesAsync(ConnectorHost host, JsonObject activity)
    {
        using var answer = await host.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. JsonNode.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()))!["activities"]!.AsArray().OfType<JsonNode>()];
    }
}
