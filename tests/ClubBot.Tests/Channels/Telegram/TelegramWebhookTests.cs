using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Tests.Channels.Telegram.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.Telegram;

/// <summary>Updates that Telegram brings by itself.</summary>
public sealed class TelegramWebhookTests
{
    private const string Secret = "s3cret_of-the-webhook";
    private const long Sau = 900_000_007;

    [Fact]
    public async Task Webhook_RightSecret_IsAnsweredOnceHoweverOftenItComes()
    {
        await using var host = await StartAsync();
        var sau = host.Telegram.Person(Sau);
        var update = sau.Says("xin chào");

        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PostAsync(host, update, Secret)));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        await sau.HearsAsync();
        Assert.Single(await TextsAsync(host, $"telegram/{Sau}"), text => text == "xin chào");
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("s3cret"), InlineData("s3cret_of-the-webhooK"), InlineData("s3cret_of-the-webhook-and-more")]
    public async Task Webhook_WrongSecret_IsRefusedAndDoesNothing(string? secret)
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(host, host.Telegram.Person(Sau).Says("xin chào"), secret));

        Assert.Empty(await TextsAsync(host, $"telegram/{Sau}"));
    }

    [Fact]
    public async Task Webhook_ContactOfSomebodyElse_CountsForNothing()
    {
        await using var host = await StartAsync();
        var sau = host.Telegram.Person(Sau);

        await PostAsync(host, sau.Sends("contact", new JsonObject { ["phone_number"] = "84900000001", ["first_name"] = "Tu", ["user_id"] = Sau + 1 }), Secret);
        await PostAsync(host, sau.Sends("contact", new JsonObject { ["phone_number"] = "84900000002", ["first_name"] = "Ba", ["user_id"] = Sau }), Secret);

        var log = await host.Log.ReadAsync($"telegram/{Sau}", 0, 100, CancellationToken.None);
        var all = string.Concat(log.Select(entry => Encoding.UTF8.GetString(entry.Activity.Utf8.Span)));
        Assert.DoesNotContain("84900000001", all, StringComparison.Ordinal);
        Assert.Contains("84900000002", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("toi con no bao nhieu", 0)]
    [InlineData("@clubbot_test_bot toi con no bao nhieu", 1)]
    public async Task Webhook_Group_IsAnsweredOnlyWhenAddressedAndPersonallyNever(string text, int answers)
    {
        await using var host = await StartAsync();
        await host.Telegram.HasWebhook;
        var update = host.Telegram.Person(Sau).Says(text);
        update["message"]!["chat"] = new JsonObject { ["id"] = -100_200, ["type"] = "supergroup", ["title"] = "CLB" };

        Assert.Equal(HttpStatusCode.OK, await PostAsync(host, update, Secret));

        var said = await TextsAsync(host, "telegram/-100200");
        Assert.Equal(answers, said.Count);
        Assert.All(said, each => Assert.Contains("nhắn riêng", each, StringComparison.Ordinal));
    }

    private static Task<TelegramHost> StartAsync() => TelegramHost.StartAsync(
        "--Channels:Telegram:Mode=webhook", $"--Channels:Telegram:WebhookSecret={Secret}", "--Channels:Telegram:PublicUrl=https://club.example");

    private static async Task<HttpStatusCode> PostAsync(TelegramHost host, JsonObject update, string? secret)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/telegram")
        {
            Content = new StringContent(update.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Every text of the conversation, in order.</summary>
    private static async Task<IReadOnlyList<string>> TextsAsync(TelegramHost host, string key) =>
        [.. (await host.Log.ReadAsync(key, 0, 100, CancellationToken.None)).Select(entry => (string?)JsonNode.Parse(entry.Activity.Utf8.Span)!["text"]).OfType<string>()];
}
