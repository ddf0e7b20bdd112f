using System.Net;
using System.Text.Json.Nodes;
using ClubBot.Tests.Channels.ZaloBot.Host;

namespace ClubBot.Tests.Channels.ZaloBot;

/// <summary>Messages that Zalo brings by itself.</summary>
public sealed class ZaloBotWebhookTests
{
    [Fact]
    public async Task Webhook_SameMessageTenTimesAtOnceAndLater_IsAnsweredOnce()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var sau = host.Zalo.Person(7);
        var body = sau.Says("xin chào").ToJsonString();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.PostAsync(body)));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(body));

        Assert.Single(await host.LogAsync(sau.Id), entry => (string?)entry["text"] == "xin chào");
    }

    [Fact]
    public async Task Webhook_ShuffledMessagesOverEightWorkers_AreEachHeardOnce()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var bodies = Enumerable.Range(0, 40).Select(number => host.Zalo.Person((number % 4) + 1).Says($"tin {number}").ToJsonString()).ToList();
        var order = bodies.Concat(bodies).Select((body, place) => (Body: body, Place: place * 37 % 80)).OrderBy(each => each.Place).Select(each => each.Body).ToList();

        await Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (body, _) =>
        {
            while (await host.PostAsync(body) == HttpStatusCode.ServiceUnavailable)
            {
                // Busy: Zalo brings it again.
            }
        });

        for (var person = 1; person <= 4; person++)
        {
            var heard = (await host.LogAsync(host.Zalo.Person(person).Id)).Select(entry => (string?)entry["text"]).Where(text => text?.StartsWith("tin ", StringComparison.Ordinal) == true).ToList();
            Assert.Equal((10, 10), (heard.Count, heard.Distinct().Count()));
        }
    }

    [Fact]
    public async Task Webhook_TwoDaysOldReplay_DoesNothing()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var sau = host.Zalo.Person(7);
        var happened = sau.Says("DEMO-SAU");
        happened["message"]!["date"] = DateTimeOffset.UtcNow.AddDays(-2).ToUnixTimeMilliseconds();

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(happened.ToJsonString()));

        Assert.Empty(await host.LogAsync(sau.Id));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("s3cret"), InlineData("s3cret-of-the-zalo-webhooK"), InlineData("s3cret-of-the-zalo-webhook-and-more"), InlineData("bí-mật-của-câu-lạc-bộ")]
    public async Task Webhook_WrongSecret_IsRefusedAndDoesNothing(string? secret)
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var sau = host.Zalo.Person(7);

        Assert.Equal(HttpStatusCode.Unauthorized, await host.PostAsync(sau.Says("xin chào").ToJsonString(), secret));

        Assert.Empty(await host.LogAsync(sau.Id));
    }

    [Theory]
    [InlineData(""), InlineData("{}"), InlineData("[]"), InlineData("null"), InlineData("{\"ok\":true}"), InlineData("{\"event_name\":\"message.text.received\"}")]
    [InlineData("{\"event_name\":\"message.text.received\",\"message\":{\"from\":{\"id\":1},\"chat\":{},\"message_id\":null}}"), InlineData("không phải JSON")]
    public async Task Webhook_ProbeOrNonsense_IsTakenAndDoesNothing(string body)
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(body));
    }

    [Fact]
    public async Task Webhook_TooLarge_IsRefused()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var body = new JsonObject { ["text"] = new string('a', 1_100_000) };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await host.PostAsync(body.ToJsonString()));
    }

    [Fact]
    public async Task Webhook_MessageOfABot_IsNotHeard()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var sau = host.Zalo.Person(7);
        var happened = sau.Says("xin chào");
        happened["message"]!["from"]!["is_bot"] = true;
        await host.PostAsync(happened.ToJsonString());
        Assert.Empty(await host.LogAsync(sau.Id));
    }
}
