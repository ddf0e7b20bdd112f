using ClubBot.Kernel.Turns;
using ClubBot.Practice;
using ClubBot.Practice.ZaloBot;
using ClubBot.Tests.Channels.ZaloBot.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.ZaloBot;

/// <summary>What people do with Zalo on their phones: the whole product against a Zalo Bot Platform of our own.</summary>
public sealed class ZaloBotJourneyTests
{
    [Fact]
    public async Task Member_SaysHelloGivesCodeConsentsByNumberAndAsks_GetsTheDebt()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Person(1);

        sau.Says("xin chào");
        await sau.HearsAsync("mã trên thẻ");
        await JoinAsync(sau);
        sau.Says("toi con no bao nhieu");
        var debt = await sau.HearsAsync("Bà còn nợ gốc 3.200.000 đồng.");
        var choices = debt.Text.Contains("1. Xem lịch trả", StringComparison.Ordinal) ? debt : await sau.HearsAsync("1. Xem lịch trả");
        sau.Says("1");
        await sau.HearsAsync("đồng");

        Assert.Empty(choices.Buttons);
        Assert.Empty(host.Zalo.Mistakes);
    }

    [Fact]
    public async Task Update_HandedOutAgain_IsAnsweredOnce()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Person(1);
        var first = sau.Says("xin chào");
        await sau.HearsAsync();

        host.Zalo.Updates.Add(first);
        sau.Says("DEMO-LAN");
        await sau.HearsAsync("Lan");

        Assert.Equal(1, await host.CountAsync(sau.Id, "xin chào"));
    }

    [Fact]
    public async Task Updates_HandedOutNewestFirst_AreAllTaken()
    {
        await using var host = await ZaloBotHost.StartAsync();
        host.Zalo.Updates.IsReversed = true;
        var people = Enumerable.Range(1, 5).Select(host.Person).ToList();

        foreach (var person in people)
        {
            person.Says("xin chào");
        }

        foreach (var person in people)
        {
            await person.HearsAsync("trợ lý của câu lạc bộ");
        }
    }

    [Fact]
    public async Task ContentWithheld_Visitor_IsToldHowElseToReachTheClub()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Person(1);
        sau.IsProtected = true;

        sau.Says("tôi bị ngã");

        var answer = await sau.HearsAsync("không đọc được");
        Assert.Contains("ban chủ nhiệm", answer.Text, StringComparison.Ordinal);
        Assert.Contains("115", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await host.CountAsync(sau.Id, "tôi bị ngã"));
    }

    [Fact]
    public async Task ContentWithheld_Member_IsToldThePhoneOfTheBoard()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Person(1);
        await JoinAsync(sau);

        sau.SendsUnsupported();

        Assert.Matches("theo số 0[0-9 .]{8,}", (await sau.HearsAsync("không đọc được")).Text);
    }

    [Fact]
    public async Task VoicePictureAndSticker_AreKeptForAPerson()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Person(1);

        sau.SendsVoice();
        await sau.HearsAsync("vẫn giữ cho người của câu lạc bộ");
        sau.SendsSticker();
        await sau.HearsAsync("vẫn giữ cho người của câu lạc bộ");
        sau.SendsPicture("sổ vay của tôi");
        await sau.HearsAsync();

        var kept = (await host.LogAsync(sau.Id)).Where(entry => entry["attachments"] is not null)
            .Select(entry => $"{entry["attachments"]![0]!["contentType"]} {entry["attachments"]![0]!["contentUrl"]}");
        Assert.Equal([$"audio/aac {host.Zalo.Address}file/giong.aac", $"image/png {host.Zalo.Address}file/sticker.png", $"image/jpeg {host.Zalo.Address}file/anh.jpg"], kept);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Send_TooMany_WaitsAndKeepsTheOrder(bool isStatus)
    {
        await using var host = await ZaloBotHost.StartAsync("--Channels:ZaloBot:QuotaPauseSeconds=1");
        var sau = await GreetedAsync(host);
        host.Zalo.Script("sendMessage", isStatus ? ZaloBotAnswers.TooManyAsStatus : ZaloBotAnswers.TooMany);
        host.Zalo.Script("sendMessage", FakeAnswer.BadGateway);
        await host.NotifyAsync("notice-1", sau, "Tin một.", isUrgent: true);
        await host.UntilAsync("notice-1", OutboxState.Sending);
        await host.NotifyAsync("notice-2", sau, "Tin hai.", isUrgent: true);

        Assert.Equal(["Tin một.", "Tin hai."], [(await sau.HearsAsync()).Text, (await sau.HearsAsync()).Text]);
        await host.UntilAsync("notice-2", OutboxState.Sent);
    }

    [Fact]
    public async Task Send_InternalError_IsTriedOnceMoreAndThenGivenUp()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = await GreetedAsync(host);
        host.Zalo.Script("sendMessage", ZaloBotAnswers.InternalError);
        await host.NotifyAsync("notice-1", sau, "Tin một.", isUrgent: true);
        await host.UntilAsync("notice-1", OutboxState.Sent);

        host.Zalo.Script("sendMessage", ZaloBotAnswers.InternalError);
        host.Zalo.Script("sendMessage", ZaloBotAnswers.InternalError);
        await host.NotifyAsync("notice-2", sau, "Tin hai.", isUrgent: true);

        Assert.Equal("zalo-bot-403", (await host.UntilAsync("notice-2", OutboxState.Failed)).Reason);
        await host.NotifyAsync("notice-3", sau, "Tin ba.", isUrgent: true);
        await host.UntilAsync("notice-3", OutboxState.Sent);
    }

    [Fact]
    public async Task Send_NetworkFailsBeforeTheAnswer_IsUnknownAndNotSentAgain()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = await GreetedAsync(host);
        host.Zalo.Script("sendMessage", FakeAnswer.DoneAndCut);

        await host.NotifyAsync("notice-1", sau, "Tin một.", isUrgent: true);
        await host.UntilAsync("notice-1", OutboxState.Unknown);
        await host.NotifyAsync("notice-2", sau, "Tin hai.", isUrgent: true);

        Assert.Equal(["Tin một.", "Tin hai."], [(await sau.HearsAsync()).Text, (await sau.HearsAsync()).Text]);
    }

    [Fact]
    public async Task Month_NearlyUsedUp_AnswersAndEmergenciesStillLeaveAndANoticeFails()
    {
        await using var host = await ZaloBotHost.StartAsync(
            "--Channels:ZaloBot:MessagesPerMonth=600", "--Channels:ZaloBot:MonthlyReserve=600");
        var sau = await GreetedAsync(host);

        await host.NotifyAsync("notice-1", sau, "Mời bà đi họp.");
        Assert.Equal("quota", (await host.UntilAsync("notice-1", OutboxState.Failed)).Reason);
        await host.NotifyAsync("alarm-1", sau, "KHẨN: bà Tư bị ngã.", isUrgent: true);
        await sau.HearsAsync("KHẨN");
        sau.Says("cháu ơi");
        await sau.HearsAsync();

        Assert.DoesNotContain(sau.Messages, message => message.Text.Contains("đi họp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LongText_IsSentInPiecesThatZaloTakes()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = await GreetedAsync(host);
        var text = string.Join(' ', Enumerable.Repeat("nghỉ👵🏽".Normalize(System.Text.NormalizationForm.FormD), 500));

        await host.NotifyAsync("notice-1", sau, text, isUrgent: true);
        await host.UntilAsync("notice-1", OutboxState.Sent);

        var heard = new List<string>();
        while (sau.Unread > 0)
        {
            heard.Add((await sau.HearsAsync()).Text);
        }

        Assert.Equal(text, string.Join(' ', heard));
        Assert.Empty(host.Zalo.Mistakes);
    }

    internal static async Task JoinAsync(ZaloBotPhone person)
    {
        person.Says("DEMO-SAU");
        await person.HearsAsync("1. Đúng");
        person.Says("1");
        await person.HearsAsync("1. Đồng ý");
        person.Says("1");
        await person.HearsAsync("Số biên nhận đồng ý:");
    }

    /// <summary>Somebody who has said hello and heard all of the answer: before that a bot cannot write to them.</summary>
    private static async Task<ZaloBotPhone> GreetedAsync(ZaloBotHost host)
    {
        var person = host.Person(1);
        person.Says("xin chào");
        await person.HearsAsync("trợ lý của câu lạc bộ");
        return person;
    }
}
