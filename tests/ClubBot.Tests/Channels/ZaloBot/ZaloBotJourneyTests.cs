using ClubBot.Kernel.Turns;
using ClubBot.Practice;
using ClubBot.Practice.ZaloBot;
using ClubBot.Tests.Channels.ZaloBot.Host;
using ClubBot.Tests.Practice;

namespace ClubBot.Tests.Channels.ZaloBot;

/// <summary>What people do with Zalo on their phones: the whole product against a platform of our own.</summary>
public sealed class ZaloBotJourneyTests
{
    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Member_JoinsByCodeAndAsks_AnswersByNumber(bool isWrapped)
    {
        await using var host = await ZaloBotHost.StartAsync();
        host.Zalo.IsWrapped = isWrapped;
        var sau = host.Zalo.Person(7);

        await JoinAsync(sau, "DEMO-SAU");
        sau.Says("toi con no bao nhieu");
        var debt = await sau.HearsAsync("Bà còn nợ gốc 3.200.000 đồng.");
        Assert.Contains("\n1. Xem lịch trả\n2. Không đúng\n0. Quay lại", debt.Text, StringComparison.Ordinal);
        sau.Says("1");
        await sau.HearsAsync("Kỳ 3: 432.000 đồng");

        await host.NotifyAsync("notice-1", sau, "Mời bà đi họp.");
        await sau.HearsAsync("Mời bà đi họp.");
        await host.UntilAsync("notice-1", OutboxState.Sent);
        Assert.Empty(host.Zalo.Mistakes);
    }

    [Fact]
    public async Task Member_WhoseMessagesZaloWithholds_IsToldHowElseToReachTheClub()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Zalo.Person(7);
        await JoinAsync(sau, "DEMO-SAU");
        sau.IsProtected = true;

        sau.Says("cháu ơi bà hỏi cái này");

        await sau.HearsAsync("không chuyển sang cháu được");
        await sau.HearsAsync("0912000001");
    }

    [Fact]
    public async Task VoiceAndPicture_AreKeptForAPerson()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Zalo.Person(7);

        sau.SendsVoice("https://voice.example/1.aac");
        await sau.HearsAsync("vẫn giữ cho người của câu lạc bộ");
        sau.SendsPicture("https://photo.example/1.jpg", isAsDocumented: true);
        await sau.HearsAsync("vẫn giữ");
        sau.SendsPicture("https://photo.example/2.jpg", isAsDocumented: false);
        await sau.HearsAsync("vẫn giữ");

        var kept = (await host.LogAsync(sau.Id)).Select(entry => (string?)entry["attachments"]?[0]?["contentUrl"]).OfType<string>();
        Assert.Equal(["https://voice.example/1.aac", "https://photo.example/1.jpg", "https://photo.example/2.jpg"], kept);
    }

    [Fact]
    public async Task Group_IsAnsweredWithoutAnythingPersonalAndItsWordsAreNotKept()
    {
        await using var host = await ZaloBotHost.StartWithWebhookAsync();
        var happened = host.Zalo.Body(host.Zalo.Person(7).SaysInGroup("ab12", "toi con no bao nhieu"));

        await host.PostAsync(happened.ToJsonString());

        var log = await host.LogAsync("ab12");
        Assert.DoesNotContain(log, entry => entry.ToJsonString().Contains("con no", StringComparison.Ordinal));
        Assert.Contains("nhắn riêng", (string?)log[^1]["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NetworkFailsBeforeTheAnswer_IsUnknownAndNotSentAgain()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Zalo.Person(7);
        host.Zalo.Script("sendMessage", FakeAnswer.DoneAndCut);

        await host.NotifyAsync("notice-1", sau, "Tin một.");
        await host.UntilAsync("notice-1", OutboxState.Unknown);
        await host.NotifyAsync("notice-2", sau, "Tin hai.");

        Assert.Equal(["Tin một.", "Tin hai."], [(await sau.HearsAsync()).Text, (await sau.HearsAsync()).Text]);
    }

    [Fact]
    public async Task Send_QuotaExceededAndInternalError_WaitAndArriveInOrder()
    {
        await using var host = await ZaloBotHost.StartAsync("--Channels:ZaloBot:QuotaPauseSeconds=1");
        var sau = host.Zalo.Person(7);
        host.Zalo.Script("sendMessage", ZaloBotAnswers.QuotaExceeded);
        host.Zalo.Script("sendMessage", ZaloBotAnswers.Refuse(403, "Internal server error"));

        await host.NotifyAsync("notice-1", sau, "Tin một.");
        await host.UntilAsync("notice-1", OutboxState.Sending);
        await host.NotifyAsync("notice-2", sau, "Tin hai.");

        Assert.Equal(["Tin một.", "Tin hai."], [(await sau.HearsAsync()).Text, (await sau.HearsAsync()).Text]);
    }

    [Fact]
    public async Task Send_MonthNearlyUsedUp_KeepsTheRestForAnswersAndEmergencies()
    {
        await using var host = await ZaloBotHost.StartAsync("--Channels:ZaloBot:MessagesPerMonth=4", "--Channels:ZaloBot:MessagesKept=2");
        var sau = host.Zalo.Person(7);
        foreach (var number in new[] { 1, 2 })
        {
            await host.NotifyAsync($"notice-{number}", sau, $"Tin {number}.");
            await host.UntilAsync($"notice-{number}", OutboxState.Sent);
        }

        await host.NotifyAsync("notice-3", sau, "Tin 3.");
        Assert.Equal("quota", (await host.UntilAsync("notice-3", OutboxState.Skipped)).Reason);
        await host.NotifyAsync("notice-4", sau, "KHẨN.", isUrgent: true);
        await host.UntilAsync("notice-4", OutboxState.Sent);
        await host.NotifyAsync("notice-5", sau, "KHẨN hai.", isUrgent: true);
        await host.UntilAsync("notice-5", OutboxState.Sent);
        await host.NotifyAsync("notice-6", sau, "KHẨN ba.", isUrgent: true);
        Assert.Equal("quota", (await host.UntilAsync("notice-6", OutboxState.Failed)).Reason);
    }

    [Fact]
    public async Task Secrets_OfAWrongTokenAndOfFailures_StandNowhere()
    {
        await using var host = await ZaloBotHost.StartAsync();
        var sau = host.Zalo.Person(7);
        host.Zalo.Script("sendMessage", new FakeAnswer(500, "<html>/bot1234567890:fake-zalo-token</html>"));
        await host.NotifyAsync("notice-1", sau, "Tin một.");
        await host.UntilAsync("notice-1", OutboxState.Sent);

        foreach (var file in Directory.EnumerateFiles(host.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("fake-zalo-token", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task JoinAsync(ZaloBotPhone person, string code)
    {
        person.Says(code);
        await person.HearsAsync("1. Đúng");
        person.Says("1");
        await person.HearsAsync("1. Đồng ý");
        person.Says("1");
        await person.HearsAsync("Số biên nhận đồng ý:");
    }
}
