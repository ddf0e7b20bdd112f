using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClubBot.AcceptanceTests.WebChat;

[Collection(BrowserCollection.Name)]
public sealed class PageTests(Chromium chromium)
{
    [Fact]
    public async Task FirstVisit_TypedPressedAndNumbered_AreAnswered()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);

        await page.SayAsync("xin chào");
        await page.HearsAsync("Bác nói: xin chào");
        await Expect(page.Page.GetByText("đã gửi", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();

        await page.PressAsync("1. Đúng");
        await page.HearsAsync("Bác bấm \"choice-0\"");
        await Expect(page.Choices).ToHaveCountAsync(2);

        await page.Text.PressAsync("2");
        await page.HearsAsync("Bác bấm \"choice-1\"");

        await page.PressAsync("Gặp người");
        await page.HearsAsync("Bác nói: Gặp người");
        Assert.Equal(["xin chào", "Đúng", "Không phải", "Gặp người"], await page.MineAsync());
    }

    [Fact]
    public async Task Digit_InsideAText_IsOnlyADigit()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);

        await page.Text.PressSequentiallyAsync("số 12");
        await page.Text.PressAsync("Enter");

        await page.HearsAsync("Bác nói: số 12");
        Assert.Equal(["số 12"], await page.MineAsync());
    }

    [Fact]
    public async Task Choices_OneWasPressed_AreGoneUntilTheNextQuestion()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        await Expect(page.Choices).ToHaveCountAsync(2);
        host.GoAway();

        await page.PressAsync("2. Không phải");

        await Expect(page.Choices).ToHaveCountAsync(0);
        host.ComeBack();
        await page.HearsAsync("Bác bấm \"choice-1\"");
        await Expect(page.Choices).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task ServerGone_MessagesSaidMeanwhile_ArriveOnceEachInOrder()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        host.GoAway();

        await page.SayAsync("một");
        await page.SayAsync("hai");
        await page.SayAsync("ba");
        await Expect(page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "chưa gửi được, bấm để gửi lại" })).ToHaveCountAsync(3);
        await Expect(page.Banner).ToContainTextAsync("Tin nhắn được giữ lại");

        host.ComeBack();
        await page.HearsAsync("Bác nói: ba");
        await Expect(page.Banner).ToBeEmptyAsync();
        Assert.Equal(["một", "hai", "ba"], await page.MineAsync());
        Assert.Equal([EchoBot.Greeting, "Bác nói: một", "Bác nói: hai", "Bác nói: ba"], await page.TheirsAsync());
    }

    [Fact]
    public async Task ConnectionsCutAgainAndAgain_WhileTalking_NothingIsLostOrDoubled()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        var said = Enumerable.Range(1, 8).Select(index => $"tin số {index}").ToList();

        foreach (var text in said)
        {
            await page.SayAsync(text);
            host.CutConnections();
        }

        await page.HearsAsync("Bác nói: tin số 8");
        Assert.Equal(said, await page.MineAsync());
        Assert.Equal(said.Select(text => $"Bác nói: {text}").Prepend(EchoBot.Greeting), await page.TheirsAsync());
    }

    [Fact]
    public async Task AnswerToAPostLost_MessageWasRecorded_IsNotDoubled()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        var posts = 0;
        await page.Page.RouteAsync("**/activities", async route =>
        {
            if (route.Request.Method == "POST" && ++posts == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });

        await page.SayAsync("chỉ một lần");
        await page.HearsAsync("Bác nói: chỉ một lần");
        await page.SayAsync("xong");
        await page.HearsAsync("Bác nói: xong");

        Assert.Equal(["chỉ một lần", "xong"], await page.MineAsync());
        Assert.Equal(3, (await page.TheirsAsync()).Count);
    }

    [Fact]
    public async Task PageClosedBeforeSending_OpenedAgain_SendsWhatWasKept()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        await page.Page.RouteAsync("**/v3/directline/**", route => route.AbortAsync());
        host.CutConnections();
        await page.SayAsync("đừng quên nhé");
        await Expect(page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "chưa gửi được, bấm để gửi lại" })).ToBeVisibleAsync();
        await page.Page.CloseAsync();

        var again = await PageDriver.OpenAsync(context, host);

        await again.HearsAsync("Bác nói: đừng quên nhé");
        Assert.Equal(["đừng quên nhé"], await again.MineAsync());
        Assert.Equal(0, await again.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('clubbot.unsent')).length"));
    }

    [Fact]
    public async Task Offline_Banner_TellsThatNothingIsLost()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);

        await context.SetOfflineAsync(true);
        await Expect(page.Banner).ToHaveTextAsync("Mất mạng. Tin nhắn được giữ lại và sẽ gửi khi có mạng.");
        await page.SayAsync("từ chỗ không có mạng");
        await Expect(page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "chưa gửi được, bấm để gửi lại" })).ToBeVisibleAsync();
        await context.SetOfflineAsync(false);

        await page.HearsAsync("Bác nói: từ chỗ không có mạng");
        await Expect(page.Banner).ToBeEmptyAsync();
        Assert.Equal(["từ chỗ không có mạng"], await page.MineAsync());
    }

    [Fact]
    public async Task Reload_HistoryAndOpenQuestion_AreThereAgain()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        await page.SayAsync("nhớ nhé");
        await page.HearsAsync("Bác nói: nhớ nhé");

        await page.Page.ReloadAsync();

        await page.HearsAsync("Bác nói: nhớ nhé");
        await Expect(page.Choices).ToHaveCountAsync(2);
        Assert.Equal([EchoBot.Greeting, "Bác nói: nhớ nhé"], await page.TheirsAsync());
    }

    [Fact]
    public async Task Reload_LongHistory_ShowsTheNewestFirstAndTheRestOnRequest()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        for (var index = 1; index <= 40; index++)
        {
            await page.SayAsync($"tin {index}");
            await page.HearsAsync($"Bác nói: tin {index}");
        }

        await page.Page.ReloadAsync();
        await Expect(page.Mine).ToHaveCountAsync(30);
        await page.PressAsync("Xem tin cũ hơn");

        await Expect(page.Mine).ToHaveCountAsync(40);
        Assert.Equal(Enumerable.Range(1, 40).Select(index => $"tin {index}"), await page.MineAsync());
        await Expect(page.Page.Locator("#older")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TokenExpired_InAnOpenPage_TalkGoesOn()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        host.Clock.Advance(TimeSpan.FromHours(13));
        host.CutConnections();

        await page.SayAsync("còn đó không");
        await page.HearsAsync("Bác nói: còn đó không");

        Assert.Equal([EchoBot.Greeting, "Bác nói: còn đó không"], await page.TheirsAsync());
    }

    [Fact]
    public async Task TokenExpired_MonthsLater_SameConversationIsThere()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        await page.SayAsync("hẹn sang năm");
        await page.HearsAsync("Bác nói: hẹn sang năm");
        await page.Page.CloseAsync();
        host.Clock.Advance(TimeSpan.FromDays(200));

        var again = await PageDriver.OpenAsync(context, host);

        await again.HearsAsync("Bác nói: hẹn sang năm");
        await again.SayAsync("tôi đây");
        await again.HearsAsync("Bác nói: tôi đây");
        Assert.Equal(["hẹn sang năm", "tôi đây"], await again.MineAsync());
    }

    [Fact]
    public async Task InviteLink_CodeIsFilledIn_AndSentByThePerson()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.OpenAsync(context, host, "/join/4827-KHOE");
        await page.HearsAsync(EchoBot.Greeting);
        await Expect(page.Text).ToHaveValueAsync("4827-KHOE");
        Assert.Empty(await page.MineAsync());

        await page.PressAsync("Gửi");

        await page.HearsAsync("Bác nói: 4827-KHOE");
        Assert.Equal("/", new Uri(page.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task Leaving_AfterAsking_ForgetsThePerson()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        await page.SayAsync("bí mật");
        await page.HearsAsync("Bác nói: bí mật");

        await page.PressAsync("Máy này không phải của tôi");
        await page.PressAsync("Thôi, giữ lại");
        await Expect(page.Mine).ToHaveCountAsync(1);
        await page.PressAsync("Máy này không phải của tôi");
        await page.PressAsync("Đúng, xóa khỏi máy này");

        await Expect(page.Mine).ToHaveCountAsync(0);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("localStorage.length"));
        await page.PressAsync("Bắt đầu cuộc trò chuyện mới");
        await page.HearsAsync(EchoBot.Greeting);
        Assert.Empty(await page.MineAsync());
    }

    [Fact]
    public async Task SocketsBlocked_Polling_BringsTheAnswers()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        await context.AddInitScriptAsync("window.WebSocket = class { constructor() { setTimeout(() => this.onclose({})); } close() {} send() {} };");
        var page = await PageDriver.OpenAsync(context, host);

        await page.HearsAsync(EchoBot.Greeting);
        await page.SayAsync("qua lối vòng");

        await page.HearsAsync("Bác nói: qua lối vòng");
        Assert.Equal(["qua lối vòng"], await page.MineAsync());
    }

    [Fact]
    public async Task TooManyAtOnce_ServerAsksToWait_AllArriveInOrder()
    {
        await using var host = await WebChatHost.StartAsync(new Dictionary<string, string?> { ["ActivitiesPerMinute"] = "30" });
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        var said = Enumerable.Range(1, 7).Select(index => $"nhanh {index}").ToList();

        foreach (var text in said)
        {
            await page.SayAsync(text);
        }

        await page.HearsAsync("Bác nói: nhanh 7");
        await Expect(page.Banner).ToBeEmptyAsync();
        Assert.Equal(said, await page.MineAsync());
    }

    [Fact]
    public async Task TwoTabs_BothShowTheWholeTalk()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var one = await PageDriver.ArriveAsync(context, host);
        var two = await PageDriver.ArriveAsync(context, host);

        await one.SayAsync("từ trang một");
        await two.HearsAsync("Bác nói: từ trang một");
        await two.SayAsync("từ trang hai");
        await one.HearsAsync("Bác nói: từ trang hai");

        Assert.Equal(await one.MineAsync(), await two.MineAsync());
    }
}
