using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Tests.Channels.ZaloBot.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.ZaloBot;

/// <summary>Updates that Zalo brings by itself.</summary>
public sealed class ZaloBotWebhookTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Webhook_DocumentedAndObservedForm_IsAnswered(bool isBare)
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        host.Zalo.IsBare = isBare;
        var sau = host.Person(1);

        Assert.Equal(HttpStatusCode.OK, await host.Zalo.BringAsync(sau.Says("xin chào"), CancellationToken.None));

        await sau.HearsAsync("trợ lý của câu lạc bộ");
    }

    [Fact]
    public async Task Webhook_SameUpdateTenTimesAtOnceAndLater_IsTakenOnce()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var sau = host.Person(1);
        var update = sau.Says("xin chào");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.Zalo.BringAsync(update, CancellationToken.None)));
        await host.Zalo.BringAsync(sau.Says("DEMO-LAN"), CancellationToken.None);
        var later = await host.Zalo.BringAsync(update, CancellationToken.None);

        Assert.All([.. statuses, later], status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(1, await host.CountAsync(sau.Id, "xin chào"));
    }

    [Fact]
    public async Task Webhook_ManyPeopleShuffledAndDoubledOverEightCallers_EachMessageIsTakenOnce()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var people = Enumerable.Range(1, 6).Select(host.Person).ToList();
        var updates = people.SelectMany(person => Enumerable.Range(1, 5).Select(turn => person.Says($"tin {turn}"))).ToArray();
        JsonObject[] shuffled = [.. updates, .. updates];
        new Random(20261123).Shuffle(shuffled);

        await Parallel.ForEachAsync(shuffled, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (update, cancellationToken) =>
            Assert.Equal(HttpStatusCode.OK, await host.Zalo.BringAsync(update, cancellationToken)));

        foreach (var person in people)
        {
            Assert.Equal(
                ["tin 1", "tin 2", "tin 3", "tin 4", "tin 5"],
                (await host.LogAsync(person.Id)).Select(entry => (string?)entry["text"]).Where(text => text?.StartsWith("tin ", StringComparison.Ordinal) == true).Order());
        }
    }

    [Fact]
    public async Task Webhook_MessageOfTwoDaysAgoUnderAForgottenId_IsLetGo()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var sau = host.Person(1);
        var old = sau.Says("đồng ý");
        old["message"]!["date"] = host.Zalo.Now() - (long)TimeSpan.FromDays(2).TotalMilliseconds;
        await host.Zalo.BringAsync(sau.Says("xin chào"), CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, await host.Zalo.BringAsync(old, CancellationToken.None));

        Assert.Equal(0, await host.CountAsync(sau.Id, "đồng ý"));
    }

    [Fact]
    public async Task Webhook_FirstMessageAfterTwoDaysWithoutServer_IsTaken()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var sau = host.Person(1);
        var late = sau.Says("xin chào");
        late["message"]!["date"] = host.Zalo.Now() - (long)TimeSpan.FromDays(2).TotalMilliseconds;

        Assert.Equal(HttpStatusCode.OK, await host.Zalo.BringAsync(late, CancellationToken.None));

        await sau.HearsAsync("trợ lý của câu lạc bộ");
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("s3cret"), InlineData("s3cret_of-the-webhooK"), InlineData("s3cret_of-the-webhook-and-more")]
    [InlineData("bí_mật_của_webhook_đó"), InlineData("s3cret_of-the-webhook, s3cret_of-the-webhook")]
    public async Task Webhook_WrongSecret_IsRefusedAndDoesNothing(string? secret)
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var sau = host.Person(1);

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, sau.Says("xin chào").ToJsonString(), secret));

        Assert.Empty(await host.LogAsync(sau.Id));
    }

    [Fact]
    public async Task Webhook_NoSecretConfigured_RefusesEverything()
    {
        await using var host = await ZaloBotHost.StartAsync("--Channels:ZaloBot:Mode=webhook", "--Channels:ZaloBot:PublicUrl=https://club.example");

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, host.Person(1).Says("xin chào").ToJsonString(), ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, "{}", ZaloBotHost.Secret));
    }

    [Theory]
    [InlineData(""), InlineData("{}"), InlineData("[]"), InlineData("null"), InlineData("{\"ok\":true,\"result\":"), InlineData("\"text\"")]
    [InlineData("{\"ok\":true,\"result\":{\"event_name\":\"message.text.received\",\"message\":{\"message_id\":7}}}")]
    [InlineData("{\"event_name\":\"message.text.received\",\"message\":{\"message_id\":\"a\",\"from\":{\"id\":\"../x\"},\"chat\":{\"id\":\"../x\",\"chat_type\":\"PRIVATE\"},\"date\":1,\"text\":\"x\"}}")]
    public async Task Webhook_EmptyOrBrokenBody_IsTakenAndDoesNothing(string body)
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, body, ZaloBotHost.Secret));
    }

    [Fact]
    public async Task Webhook_Group_HearsNothingPersonalAndItsWordsAreNotKept()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var update = host.Person(1).Says("@Bot CLB tôi còn nợ bao nhiêu");
        update["message"]!["chat"] = new JsonObject { ["id"] = "0f0f0f0f0f0f0f0f0f0f", ["chat_type"] = "GROUP" };

        Assert.Equal(HttpStatusCode.OK, await host.Zalo.BringAsync(update, CancellationToken.None));

        var said = await host.LogAsync("0f0f0f0f0f0f0f0f0f0f");
        Assert.Contains("nhắn riêng", (string?)said[^1]["text"], StringComparison.Ordinal);
        Assert.DoesNotContain(said, entry => entry.ToJsonString().Contains("còn nợ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webhook_PollingMode_IsNotThere()
    {
        await using var host = await ZaloBotHost.StartAsync($"--Channels:ZaloBot:WebhookSecret={ZaloBotHost.Secret}");

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(host, "{}", ZaloBotHost.Secret));
    }

    private static async Task<HttpStatusCode> PostAsync(ZaloBotHost host, string body, string? secret)
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, UseProxy = false };
        using var http = new HttpClient(handler) { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/zalo-bot") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Bot-Api-Secret-Token", secret);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
