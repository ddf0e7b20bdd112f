using System.Text.Json;
using ClubBot.AcceptanceTests.WebChat;
using ClubBot.Practice;
using ClubBot.Practice.Telegram;

namespace ClubBot.AcceptanceTests.Practice;

/// <summary>grammY, which was written by others against the real Bot API, works unchanged against the one of the practice mode.</summary>
public sealed class GrammyTests
{
    private const long Sau = 900_000_007;

    [Fact]
    public async Task Bot_AsksAndIsAnswered_TheWholeTalkGoesThrough()
    {
        await using var telegram = await StartAsync();
        using var bot = Start(telegram, FakeTelegram.Token);
        var sau = telegram.Person(Sau);
        var started = await bot.UntilAsync(told => told.TryGetProperty("started", out _));
        Assert.Equal((FakeTelegram.BotName, true), (started.GetProperty("started").GetString(), started.GetProperty("isBot").GetBoolean()));

        sau.Says("xin chào");
        var heard = await bot.UntilAsync(told => told.TryGetProperty("heard", out _));
        Assert.Equal(("xin chào", Sau, "private"), (heard.GetProperty("heard").GetString(), heard.GetProperty("from").GetInt64(), heard.GetProperty("chat").GetString()));
        var question = await NextAsync(sau);
        Assert.Equal(["Tôi đi", "Tôi bận"], question.Buttons.Select(button => button.Title));

        sau.Presses(question, question.Buttons[1]);
        Assert.Equal("no", (await bot.UntilAsync(told => told.TryGetProperty("pressed", out _))).GetProperty("pressed").GetString());
        Assert.Equal("Bác cho số nhé?", (await NextAsync(sau)).Text);
        Assert.Equal(0, telegram.OpenPresses);

        sau.PressesKey(Assert.Single(sau.Keyboard));
        Assert.True((await bot.UntilAsync(told => told.TryGetProperty("contact", out _))).GetProperty("contact").GetBoolean());
        Assert.Equal("Cảm ơn bác.", (await NextAsync(sau)).Text);
        Assert.Empty(telegram.Mistakes);
    }

    [Fact]
    public async Task Send_RefusedOrCut_IsTheErrorThatGrammyKnows()
    {
        await using var telegram = await StartAsync();
        using var bot = Start(telegram, FakeTelegram.Token);
        var sau = telegram.Person(Sau);
        await bot.UntilAsync(told => told.TryGetProperty("started", out _));

        await bot.SayAsync($"{Sau}");
        Assert.Equal("Mời bác đi họp.", (await bot.UntilAsync(told => told.TryGetProperty("sent", out _))).GetProperty("text").GetString());

        telegram.Script("sendMessage", TelegramAnswers.TooMany(7));
        await bot.SayAsync($"{Sau}");
        var tooMany = await FailureAsync(bot);
        Assert.Equal(("GrammyError", 429, 7), (tooMany.GetProperty("failed").GetString(), tooMany.GetProperty("code").GetInt32(), tooMany.GetProperty("retryAfter").GetInt32()));

        sau.Blocks();
        Assert.Equal("kicked", (await bot.UntilAsync(told => told.TryGetProperty("member", out _))).GetProperty("member").GetString());
        await bot.SayAsync($"{Sau}");
        var blocked = await FailureAsync(bot);
        Assert.Equal(("GrammyError", 403, "Forbidden: bot was blocked by the user"), (blocked.GetProperty("failed").GetString(), blocked.GetProperty("code").GetInt32(), blocked.GetProperty("description").GetString()));

        await bot.SayAsync("12345");
        Assert.Equal(400, (await FailureAsync(bot)).GetProperty("code").GetInt32());

        telegram.Script("sendMessage", FakeAnswer.DoneAndCut);
        await bot.SayAsync($"{Sau}");
        Assert.Equal("HttpError", (await FailureAsync(bot)).GetProperty("failed").GetString());
    }

    [Fact]
    public async Task Token_ThatIsNot_IsUnauthorized()
    {
        await using var telegram = await StartAsync();
        using var bot = Start(telegram, "7000001:another-token");

        var refused = await FailureAsync(bot);

        Assert.Equal(("GrammyError", 401), (refused.GetProperty("failed").GetString(), refused.GetProperty("code").GetInt32()));
    }

    private static async Task<FakeTelegram> StartAsync()
    {
        var telegram = new FakeTelegram(TimeProvider.System);
        await telegram.StartAsync(CancellationToken.None);
        return telegram;
    }

    private static NodeScript Start(FakeTelegram telegram, string token)
    {
        _ = NodePackages.PathOf("grammy/package.json");
        return new NodeScript("telegram.mjs", telegram.Address.GetLeftPart(UriPartial.Authority), token);
    }

    private static Task<JsonElement> FailureAsync(NodeScript bot) => bot.UntilAsync(told => told.TryGetProperty("failed", out _));

    private static async Task<PhoneMessage> NextAsync(FakePhone phone)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await phone.NextAsync(limit.Token);
    }
}
