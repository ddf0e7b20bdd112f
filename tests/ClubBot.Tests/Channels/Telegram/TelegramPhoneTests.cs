using System.Text.Json.Nodes;
using ClubBot.Kernel.Schema;
using ClubBot.Practice;
using ClubBot.Tests.Channels.Telegram.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.Telegram;

/// <summary>What only Telegram's phones do: give their number, press twice, change what they wrote, send a voice note.</summary>
public sealed class TelegramPhoneTests
{
    private const long Sau = 900_000_007;
    private const long Hoa = 900_000_008;

    [Fact]
    public async Task PhoneNumber_AskedFor_IsAKeyThatVanishesOnceItIsUsed()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        sau.Says("xin chào");
        await sau.HearsAsync();

        await host.NotifyAsync("ask", Sau, Activity.Message("Bác cho số điện thoại nhé?") with
        {
            SuggestedActions = new SuggestedActions
            {
                Actions = [new CardAction { Type = ActionTypes.RequestContact, Title = "Gửi số của tôi" }, new CardAction { Type = ActionTypes.MessageBack, Title = "2. Không" }],
            },
        });
        await sau.HearsAsync("Bác cho số điện thoại nhé?");
        Assert.Equal([PhoneButtonKind.SharePhone, PhoneButtonKind.Key], sau.Keyboard.Select(key => key.Kind));

        await host.NotifyAsync("thanks", Sau, "Cảm ơn bác.");
        await sau.HearsAsync("Cảm ơn bác.");
        Assert.Empty(sau.Keyboard);
        Assert.Empty(host.Telegram.Mistakes);
    }

    [Fact]
    public async Task PhoneNumber_Given_StandsInTheConversationAsTheOwnOne()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);

        sau.SharesPhone();

        await sau.HearsAsync();
        var heard = (await host.Log.ReadAsync($"telegram/{Sau}", 0, 1, CancellationToken.None))[0];
        var entity = JsonNode.Parse(heard.Activity.Utf8.Span)!["entities"]![0]!;
        Assert.Equal(("ownPhone", sau.Owner.PhoneNumber), ((string?)entity["type"], (string?)entity["phoneNumber"]));
    }

    [Fact]
    public async Task Contact_ForwardedOrOfSomebodyElse_IsNobodysNumber()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);

        sau.Sends("contact", new JsonObject { ["phone_number"] = "84900000009", ["first_name"] = "Tu", ["user_id"] = Sau + 1 });
        var own = new JsonObject { ["phone_number"] = "84900000009", ["first_name"] = "Ba", ["user_id"] = Sau };
        sau.Sends("contact", own, message => message["forward_origin"] = new JsonObject { ["type"] = "user", ["date"] = 1_790_000_000, ["sender_user"] = sau.From() });
        sau.Says("xin chào");

        await sau.HearsAsync();
        var log = await host.Log.ReadAsync($"telegram/{Sau}", 0, 100, CancellationToken.None);
        Assert.All(log, entry => Assert.Null(JsonNode.Parse(entry.Activity.Utf8.Span)!["entities"]));
    }

    [Fact]
    public async Task Choice_SentAsTheWordsOfItsKey_IsTaken()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        sau.Says("/start DEMO-SAU");
        await sau.HearsButtonsAsync();

        sau.PressesKey(new PhoneButton("1. Đúng", "", PhoneButtonKind.Key));
        await sau.HearsAsync("Bà có đồng ý không ạ?");
        sau.PressesKey(new PhoneButton("1. Đồng ý", "", PhoneButtonKind.Key));

        await sau.HearsAsync("Số biên nhận đồng ý:");
    }

    [Fact]
    public async Task Button_PressedTwice_ActsOnce()
    {
        await using var host = await TelegramHost.StartAsync();
        var (sau, hoa) = (host.Telegram.Person(Sau), host.Telegram.Person(Hoa));
        await TelegramJourneyTests.JoinAsync(hoa, "DEMO-HOA");
        await TelegramJourneyTests.JoinAsync(sau, "DEMO-SAU");
        sau.Says("gặp người");
        var offer = await sau.HearsAsync("gọi");

        sau.Presses(offer, "1. Gọi lại cho tôi");
        sau.Presses(offer, "1. Gọi lại cho tôi");
        sau.Presses(offer, "1. Gọi lại cho tôi");

        await sau.HearsAsync("là của câu hỏi trước");
        await sau.HearsAsync("là của câu hỏi trước");
        await hoa.HearsAsync("muốn nói chuyện với ban chủ nhiệm");
        Assert.Single(await host.TextsAsync($"telegram/{Hoa}"), text => text.Contains("muốn nói chuyện", StringComparison.Ordinal));
        Assert.Equal(0, host.Telegram.OpenPresses);
    }

    [Fact]
    public async Task Button_ThatIsNotOurs_IsAnsweredAndDoesNothing()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        sau.Says("xin chào");
        var menu = await sau.HearsButtonsAsync();

        foreach (var data in new[] { "999999:0", $"{long.MaxValue}:0", "1:0", "2:99", "x", "", "1:-1", "rsvp:evt42:yes" })
        {
            sau.Presses(menu, new PhoneButton("?", data));
        }

        sau.Presses(menu, menu.Buttons[0].Title);
        await sau.HearsAsync();
        var log = await host.Log.ReadAsync($"telegram/{Sau}", 0, 100, CancellationToken.None);
        Assert.Equal(2, log.Count(entry => (string?)JsonNode.Parse(entry.Activity.Utf8.Span)!["from"]!["role"] == Roles.User));
        Assert.Equal(0, host.Telegram.OpenPresses);
    }

    [Fact]
    public async Task Edit_OfWhatWasNotUnderstood_IsTheAnswer()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        await TelegramJourneyTests.JoinAsync(sau, "DEMO-SAU");
        var garbled = sau.Says("qwx zzk");
        await sau.HearsButtonsAsync();

        sau.Corrects(garbled, "tôi còn nợ bao nhiêu");

        await sau.HearsAsync("Bà còn nợ gốc 3.200.000 đồng.");
    }

    [Fact]
    public async Task Edit_OfWhatWasActedUpon_ChangesNothingAndSaysSo()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        await TelegramJourneyTests.JoinAsync(sau, "DEMO-SAU");
        var asked = sau.Says("tôi còn nợ bao nhiêu");
        await sau.HearsAsync("Bà còn nợ gốc 3.200.000 đồng.");

        sau.Corrects(asked, "gặp người");

        await sau.HearsAsync("vẫn theo tin đã nhận");
    }

    [Fact]
    public async Task Edit_OfAnOlderMessage_IsNoAnswerToWhatIsAskedNow()
    {
        await using var host = await TelegramHost.StartAsync();
        var sau = host.Telegram.Person(Sau);
        await TelegramJourneyTests.JoinAsync(sau, "DEMO-SAU");
        var older = sau.Says("cảm ơn cháu");
        sau.Says("qwx zzk");
        await sau.HearsAsync("chưa hiểu");

        sau.Corrects(older, "tôi còn nợ bao nhiêu");

        await sau.HearsAsync("vẫn theo tin đã nhận");
        Assert.DoesNotContain(await host.TextsAsync($"telegram/{Sau}"), text => text.Contains("3.200.000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task VoiceNotes_OfAMember_AreReportedToTheBoardOnceForAll()
    {
        await using var host = await TelegramHost.StartAsync();
        var (sau, hoa) = (host.Telegram.Person(Sau), host.Telegram.Person(Hoa));
        await TelegramJourneyTests.JoinAsync(hoa, "DEMO-HOA");
        await TelegramJourneyTests.JoinAsync(sau, "DEMO-SAU");

        for (var note = 1; note <= 3; note++)
        {
            sau.Sends("voice", new JsonObject { ["file_id"] = $"AwACDemo{note}", ["file_unique_id"] = $"AgADemo{note}", ["duration"] = 7, ["mime_type"] = "audio/ogg" });
        }

        sau.Says("gặp người");
        sau.Presses(await sau.HearsAsync("gọi"), "1. Gọi lại cho tôi");
        var report = await hoa.HearsAsync("tin nhắn thoại");
        Assert.Contains("bà Sáu (Nông Thị Sáu)", report.Text, StringComparison.Ordinal);
        await hoa.HearsAsync("muốn nói chuyện");
        Assert.Single(await host.TextsAsync($"telegram/{Hoa}"), text => text.Contains("tin nhắn thoại", StringComparison.Ordinal));
    }

    [Fact]
    public async Task VoiceNote_OfAStranger_IsReportedToNobody()
    {
        await using var host = await TelegramHost.StartAsync();
        var (sau, hoa) = (host.Telegram.Person(Sau), host.Telegram.Person(Hoa));
        await TelegramJourneyTests.JoinAsync(hoa, "DEMO-HOA");
        var before = (await host.TextsAsync($"telegram/{Hoa}")).Count;

        sau.Sends("voice", new JsonObject { ["file_id"] = "AwACDemo1", ["file_unique_id"] = "AgADemo1", ["duration"] = 7 });
        await sau.HearsAsync();
        hoa.Says("cảm ơn cháu");
        await hoa.HearsAsync();

        Assert.DoesNotContain((await host.TextsAsync($"telegram/{Hoa}")).Skip(before), text => text.Contains("tin nhắn thoại", StringComparison.Ordinal));
    }
}
