using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ClubBot.Practice.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Practice;

/// <summary>The rules of Telegram that its stand-in keeps.</summary>
public sealed class FakeTelegramTests : IAsyncLifetime
{
    private const long Sau = 900_000_007;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private readonly FakeTelegram telegram;

    public FakeTelegramTests() => telegram = On(clock);

    public Task InitializeAsync() => telegram.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await telegram.DisposeAsync();

    [Fact]
    public async Task SendMessage_FasterThanAllowed_IsRefusedForAsLongAsItSays()
    {
        telegram.HasLimits = true;
        telegram.Person(Sau);
        for (var message = 0; message < 5; message++)
        {
            Assert.True((bool)(await SendAsync(Sau)).Body["ok"]!);
        }

        var (status, retryAfter, body) = await SendAsync(Sau);
        Assert.Equal((HttpStatusCode.TooManyRequests, "5", 5), (status, retryAfter, (int)body["parameters"]!["retry_after"]!));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True((bool)(await SendAsync(Sau)).Body["ok"]!);
    }

    [Fact]
    public async Task SendMessage_ManyPeopleAtOnce_IsRefusedFromTheThirtyFirstOn()
    {
        telegram.HasLimits = true;
        var refused = 0;
        for (var person = 0; person < 40; person++)
        {
            telegram.Person(Sau + person);
            refused += (await SendAsync(Sau + person)).Status == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.Equal(10, refused);
    }

    [Theory]
    [InlineData("""{"chat_id":900000007,"text":""}""", "message text is empty")]
    [InlineData("""{"chat_id":900000007,"text":"a","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"0123456789012345678901234567890123456789012345678901234567890123x"}]]}}""", "BUTTON_DATA_INVALID")]
    [InlineData("""{"chat_id":5,"text":"a"}""", "chat not found")]
    public async Task SendMessage_OfAWrongShape_IsRefusedAsTelegramDoes(string call, string said)
    {
        telegram.Person(Sau);

        var (status, _, body) = await CallAsync("sendMessage", call);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(said, (string)body["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updates_DoubledAndBackwards_ComeSoUntilTheyAreConfirmed()
    {
        var sau = telegram.Person(Sau);
        var (first, second) = (IdOf(sau.Says("một")), IdOf(sau.Says("hai")));
        (telegram.Updates.AreDoubled, telegram.Updates.AreBackwards) = (true, true);

        Assert.Equal([second, second, first, first], await UpdatesAsync(0));
        (telegram.Updates.AreDoubled, telegram.Updates.AreBackwards) = (false, false);
        Assert.Equal([first, second], await UpdatesAsync(0));
        Assert.Equal([second], await UpdatesAsync(second));
        Assert.Empty(await UpdatesAsync(second + 1));
    }

    [Theory]
    [InlineData("""{"url":"http://club.example/webhooks/telegram"}"""), InlineData("""{"url":"https://club.example/","secret_token":"bí mật"}""")]
    public async Task SetWebhook_ThatTelegramWouldNotCall_IsAMistake(string call)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await CallAsync("setWebhook", call)).Status);
        Assert.Single(telegram.Mistakes);
    }

    [Fact]
    public async Task Webhook_AnsweredWithAnError_BringsTheSameUpdateAgainAndThenTheNext()
    {
        var brought = System.Threading.Channels.Channel.CreateUnbounded<(string? Secret, int Update)>();
        var answers = new Queue<int>([500, 503, 200, 200]);
        var builder = WebApplication.CreateSlimBuilder();
        await using var bot = builder.Build();
        bot.Urls.Add("http://127.0.0.1:0");
        bot.MapPost("/hook", async context =>
        {
            var update = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
            context.Response.StatusCode = answers.Dequeue();
            await brought.Writer.WriteAsync((context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"], IdOf(update)));
        });
        await bot.StartAsync();
        var sau = telegram.Person(Sau);

        await CallAsync("setWebhook", $$"""{"url":"{{bot.Urls.Single()}}/hook","secret_token":"abc_123"}""");
        Assert.Equal(HttpStatusCode.Conflict, (await CallAsync("getUpdates", "{}")).Status);
        var (first, second) = (IdOf(sau.Says("một")), IdOf(sau.Says("hai")));

        Assert.Equal(
            [("abc_123", first), ("abc_123", first), ("abc_123", first), ("abc_123", second)],
            [await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync()]);

        async Task<(string?, int)> NextAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (!brought.Reader.TryPeek(out _))
            {
                // The courier waits by the virtual clock.
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
            }

            return await brought.Reader.ReadAsync(limit.Token);
        }
    }

    private static FakeTelegram On(TimeProvider time) => new(time);

    private static int IdOf(JsonObject update) => (int)update["update_id"]!;

    private Task<(HttpStatusCode Status, string? RetryAfter, JsonObject Body)> SendAsync(long chat) =>
        CallAsync("sendMessage", $$"""{"chat_id":{{chat}},"text":"Mời họp."}""");

    private async Task<IReadOnlyList<int>> UpdatesAsync(int offset) =>
        [.. (await CallAsync("getUpdates", $$"""{"offset":{{offset}},"timeout":0}""")).Body["result"]!.AsArray().Select(update => IdOf(update!.AsObject()))];

    private async Task<(HttpStatusCode Status, string? RetryAfter, JsonObject Body)> CallAsync(string method, string call)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var content = new StringContent(call, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(telegram.Address, $"/bot{FakeTelegram.Token}/{method}"), content);
        return (answer.StatusCode, answer.Headers.RetryAfter?.ToString(), (await answer.Content.ReadFromJsonAsync<JsonObject>())!);
    }
}
