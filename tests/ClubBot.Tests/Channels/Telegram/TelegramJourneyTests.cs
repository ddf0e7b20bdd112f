using System.Text.Json.Nodes;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;
using ClubBot.Practice;
using ClubBot.Practice.Telegram;
using ClubBot.Tests.Channels.Telegram.Host;
using ClubBot.Tests.Practice;
using SkiaSharp;

namespace ClubBot.Tests.Channels.Telegram;

/// <summary>What people do with Telegram on their phones: the whole product against a Bot API of our own.</summary>
public sealed class TelegramJourneyTests
{
    private const long Sau = 900_000_007;

    [Fact]
    public async Task Member_JoinsByLinkAsksAndPresses_GetsAnswersAndANotice()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);

        await JoinAsync(sau, "DEMO-SAU");
        sau.Says("toi con no bao nhieu");
        var debt = await sau.HearsAsync("Bà còn nợ gốc 3.200.000 đồng.");
        var choices = debt.Buttons.Count > 0 ? debt : await sau.HearsButtonsAsync();
        sau.Presses(choices, "1. Xem lịch trả");
        await sau.HearsAsync("đồng");
        await host.NotifyAsync("notice-1", Sau, "Mời bà đi họp.");
        await sau.HearsAsync("Mời bà đi họp.");

        await host.UntilAsync("notice-1", OutboxState.Sent);
        Assert.Equal((0, 0), (host.Telegram.Mistakes.Count, host.Telegram.OpenPresses));
    }

    [Fact]
    public async Task Member_AsksForThePassbook_GetsThePhotoBelowTheWords()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        await JoinAsync(sau, "DEMO-SAU");

        sau.Says("ảnh sổ vay");
        await sau.HearsAsync("Bằng chữ: Ba triệu hai trăm nghìn đồng.");
        var photo = await sau.HearsAsync("Sổ vay vốn");
        await sau.HearsButtonsAsync();

        using var drawn = SKBitmap.Decode(Convert.FromBase64String(photo.Picture!.Split(',')[1]));
        Assert.Equal(PictureStudio.Width, drawn.Width);
        Assert.Empty(host.Telegram.Mistakes);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task Photo_RefusedForItsForm_LosesNeitherTheWordsNorWhatFollows(int code)
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        await JoinAsync(sau, "DEMO-SAU");
        host.Telegram.Script("sendPhoto", TelegramAnswers.Refuse(code, "Bad Request: IMAGE_PROCESS_FAILED") with { Happens = false });

        sau.Says("ảnh sổ vay");
        await sau.HearsAsync("Bằng chữ: Ba triệu hai trăm nghìn đồng.");
        var next = await sau.HearsButtonsAsync();

        Assert.Contains("Bà muốn xem gì nữa ạ?", next.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(sau.Messages, message => message.Picture is not null);
    }

    [Fact]
    public async Task Update_DeliveredTwice_IsAnsweredOnce()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        var first = sau.Says("xin chào");
        await sau.HearsAsync();

        host.Telegram.Updates.Repeat(first);
        sau.Says("DEMO-LAN");
        await sau.HearsAsync("Lan");

        var log = await host.Log.ReadAsync($"telegram/{Sau}", 0, 100, CancellationToken.None);
        Assert.Single(log, entry => (string?)JsonNode.Parse(entry.Activity.Utf8.Span)!["text"] == "xin chào");
    }

    [Fact]
    public async Task Notice_ToSomebodyWhoBlocked_FailsAndNothingMoreIsTried()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        sau.Says("xin chào");
        await sau.HearsAsync();
        sau.BlocksSilently();

        await host.NotifyAsync("notice-1", Sau, "Mời bà đi họp.");
        Assert.Equal("blocked", (await host.UntilAsync("notice-1", OutboxState.Failed)).Reason);
        await host.NotifyAsync("notice-2", Sau, "Mời bà đi họp lần nữa.");
        Assert.Equal("blocked", (await host.UntilAsync("notice-2", OutboxState.Failed)).Reason);

        sau.Blocks(isBlocked: false);
        sau.Says("cháu ơi");
        await sau.HearsAsync();
        await host.NotifyAsync("notice-3", Sau, "Mời bà đi họp tháng sau.");
        await sau.HearsAsync("tháng sau");
    }

    [Fact]
    public async Task Send_TooMany_WaitsAndKeepsTheOrder()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        host.Telegram.Script("sendMessage", TelegramAnswers.TooMany(1));
        host.Telegram.Script("sendMessage", FakeAnswer.BadGateway);
        await host.NotifyAsync("notice-1", Sau, "Tin một.");
        await host.UntilAsync("notice-1", OutboxState.Sending);
        await host.NotifyAsync("notice-2", Sau, "Tin hai.");

        Assert.Equal(["Tin một.", "Tin hai."], [(await sau.HearsAsync()).Text, (await sau.HearsAsync()).Text]);
        await host.UntilAsync("notice-2", OutboxState.Sent);
    }

    [Fact]
    public async Task Send_NetworkFailsBeforeTheAnswer_IsUnknownAndNotSentAgain()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        host.Telegram.Script("sendMessage", FakeAnswer.DoneAndCut);

        await host.NotifyAsync("notice-1", Sau, "Tin một.");
        await host.UntilAsync("notice-1", OutboxState.Unknown);
        await host.NotifyAsync("notice-2", Sau, "Tin hai.");

        Assert.Equal(["Tin một.", "Tin hai."], [(await sau.HearsAsync()).Text, (await sau.HearsAsync()).Text]);
    }

    [Fact]
    public async Task VoiceNote_IsKeptForAPerson()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);

        sau.Sends("voice", JsonNode.Parse("""{"file_id":"AwACDemo1","file_unique_id":"AgADemo1","duration":7,"mime_type":"audio/ogg","file_size":28123}""")!);

        await sau.HearsAsync("vẫn giữ cho người của câu lạc bộ");
        var log = await host.Log.ReadAsync($"telegram/{Sau}", 0, 1, CancellationToken.None);
        Assert.Contains("telegram-file:AwACDemo1", System.Text.Encoding.UTF8.GetString(log[0].Activity.Utf8.Span), StringComparison.Ordinal);
    }

    internal static async Task JoinAsync(FakePhone person, string code)
    {
        person.Says($"/start {code}");
        person.Presses(await person.HearsButtonsAsync(), "1. Đúng");
        person.Presses(await person.HearsButtonsAsync(), "1. Đồng ý");
        await person.HearsAsync("Số biên nhận đồng ý:");
    }
}
