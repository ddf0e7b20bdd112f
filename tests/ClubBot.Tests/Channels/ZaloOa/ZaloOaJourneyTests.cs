using System.Net;
using System.Text.Json.Nodes;
using ClubBot.Channels.ZaloOa.Grants;
using ClubBot.Kernel.Turns;
using ClubBot.Practice;
using ClubBot.Practice.ZaloOa;
using ClubBot.Tests.Channels.ZaloOa.Host;
using ClubBot.Tests.Practice;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>What people do with Zalo on their phones: the whole product against an Official Account of our own.</summary>
public sealed class ZaloOaJourneyTests
{
    [Fact]
    public async Task Member_FollowsJoinsAsksAndPresses_GetsAnswersAndANotice()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);

        sau.Follows();
        await sau.HearsAsync("mã");
        await JoinAsync(sau, "DEMO-SAU");
        sau.Says("toi con no bao nhieu");
        var debt = await sau.HearsAsync("Bà còn nợ gốc 3.200.000 đồng.");
        var choices = debt.Buttons.Count > 0 ? debt : await sau.HearsButtonsAsync();
        sau.Presses(choices, "1. Xem lịch trả");
        await sau.HearsAsync("đồng");
        await host.NotifyAsync(sau, "notice-1", "Mời bà đi họp.");
        await sau.HearsAsync("Mời bà đi họp.");

        await host.UntilAsync("notice-1", OutboxState.Sent);
        Assert.Empty(host.Zalo.Mistakes);
        Assert.Equal(0, host.Zalo.MonthlyUsed);
    }

    [Fact]
    public async Task Member_WithoutACard_FillsInZalosFormAndIsRecognisedByTheBoard()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var hoa = host.Zalo.Person(1);
        await JoinAsync(hoa, "DEMO-HOA");
        var sau = (ZaloOaPhone)host.Zalo.PhoneOf(new PhoneOwner(7, "Sau", "84912000005"));
        sau.Follows();
        var form = await HearsButtonAsync(sau, "Gửi số điện thoại");
        Assert.Equal(PhoneButtonKind.SharePhone, Assert.Single(form.Buttons).Kind);

        sau.Presses(form, "Gửi số điện thoại");
        var question = await HearsButtonAsync(hoa, "2. Không phải");
        Assert.Contains("ghi số 0912000005", question.Text, StringComparison.Ordinal);
        hoa.Presses(question, "1. Đúng");
        sau.Presses(await HearsButtonAsync(sau, "1. Đúng"), "1. Đúng");
        sau.Presses(await HearsButtonAsync(sau, "1. Đồng ý"), "1. Đồng ý");

        await sau.HearsAsync("Từ nay cháu nhận ra bà (Nông Thị Sáu)");
        Assert.Empty(host.Zalo.Mistakes);
    }

    [Fact]
    public async Task Form_RefusedByZalo_IsAskedForInWordsAndButtonsGoOn()
    {
        await using var host = await ZaloOaHost.StartAsync();
        host.Zalo.Script("cs", ZaloOaAnswers.Refuse(-201, "Params is invalid"));
        var sau = host.Zalo.Person(7);
        sau.Follows();

        var asked = await sau.HearsAsync("gửi số điện thoại cho cháu ở đây");
        Assert.Empty(asked.Buttons);
        await HearsButtonAsync(sau, "1. Nhập mã thẻ mời");
        Assert.Empty(host.Zalo.Mistakes);
    }

    [Fact]
    public async Task Member_WhereZaloTakesNoButtons_AnswersByNumber()
    {
        await using var host = await ZaloOaHost.StartAsync();
        host.Zalo.Shape = "S9";
        var sau = host.Zalo.Person(7);

        sau.Says("DEMO-SAU");
        await sau.HearsAsync("1. Đúng");
        sau.Says("1");
        await sau.HearsAsync("1. Đồng ý");
        sau.Says("1");
        await sau.HearsAsync("Số biên nhận đồng ý:");

        Assert.All(sau.Messages, message => Assert.Empty(message.Buttons));
        Assert.Empty(host.Zalo.Mistakes);
    }

    [Fact]
    public async Task Notice_AfterTwoDays_CountsAgainstTheMonthAndTwoLeaveAsOne()
    {
        await using var host = await ZaloOaHost.StartAsync("--Channels:ZaloOa:RateLimitPauseSeconds=1");
        var sau = host.Zalo.Person(7);
        sau.Says("xin chào");
        await host.UntilAllLeftAsync(sau, heard: true);
        host.Clock.Advance(TimeSpan.FromHours(49));

        await host.NotifyAsync(sau, "notice-1", "Mời bà đi họp.");
        await host.UntilAsync("notice-1", OutboxState.Sent);
        Assert.Equal(1, host.Zalo.MonthlyUsed);
        host.Zalo.Script("cs", ZaloOaAnswers.TooMany);
        await host.NotifyAsync(sau, isUrgent: false, ("notice-2", "Mang theo sổ vay."), ("notice-3", "Có đo huyết áp."));
        await host.UntilAsync("notice-2", OutboxState.Sent);
        await host.UntilAsync("notice-3", OutboxState.Sent);

        Assert.Equal(2, host.Zalo.MonthlyUsed);
        var words = sau.Messages[^1].Text.Split("\n\n").Order(StringComparer.Ordinal);
        Assert.Equal(["Có đo huyết áp.", "Mang theo sổ vay."], words);
    }

    [Fact]
    public async Task Notice_AfterSevenDays_IsNotAttemptedUntilThePersonWrites()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        sau.Says("xin chào");
        await host.UntilAllLeftAsync(sau, heard: true);
        host.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        host.Zalo.Script("cs", FakeAnswer.BadGateway);

        await host.NotifyAsync(sau, "notice-1", "Mời bà đi họp.");
        Assert.Equal("window-closed", (await host.UntilAsync("notice-1", OutboxState.Failed)).Reason);

        sau.Says("cháu ơi");
        await host.UntilAllLeftAsync(sau, heard: true);
        await host.NotifyAsync(sau, "notice-2", "Mời bà đi họp tháng sau.");
        await host.UntilAsync("notice-2", OutboxState.Sent);
    }

    [Fact]
    public async Task Notice_ZaloSaysTheWindowIsClosed_MarksItClosed()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        sau.Says("xin chào");
        await host.UntilAllLeftAsync(sau, heard: true);
        host.Zalo.Script("cs", ZaloOaAnswers.Refuse(-230, "User has not interacted in the past 7 days"));

        await host.NotifyAsync(sau, "notice-1", "Tin một.");
        await host.UntilAsync("notice-1", OutboxState.Failed);
        await host.NotifyAsync(sau, "notice-2", "Tin hai.");

        Assert.Equal("window-closed", (await host.UntilAsync("notice-2", OutboxState.Failed)).Reason);
        Assert.DoesNotContain(sau.Messages, message => message.Text.StartsWith("Tin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Person_WhoUnfollows_GetsNothingMoreUntilFollowingAgain()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        sau.Says("xin chào");
        await host.UntilAllLeftAsync(sau, heard: true);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, await BringHeldAsync(host, () => sau.Blocks()!));

        await host.NotifyAsync(sau, "notice-1", "Tin một.");
        Assert.Equal("unfollowed", (await host.UntilAsync("notice-1", OutboxState.Failed)).Reason);

        Assert.Equal(HttpStatusCode.OK, await BringHeldAsync(host, () => sau.Blocks(isBlocked: false)!));
        await host.NotifyAsync(sau, "notice-2", "Tin hai.");
        await host.UntilAsync("notice-2", OutboxState.Sent);
    }

    [Fact]
    public async Task Send_TokenRefusedInTheMiddle_IsRefreshedAndSentOnce()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        sau.Says("xin chào");
        await host.UntilAllLeftAsync(sau, heard: true);
        var pairs = host.Zalo.Grants.Pairs;
        host.Zalo.Grants.EndAccess();

        await host.NotifyAsync(sau, isUrgent: false, ("notice-1", "Tin một."), ("notice-2", "Tin hai."));
        await host.UntilAsync("notice-1", OutboxState.Sent);
        await host.UntilAsync("notice-2", OutboxState.Sent);

        Assert.Equal(pairs + 1, host.Zalo.Grants.Pairs);
        Assert.Equal(2, sau.Messages.Count(message => message.Text.StartsWith("Tin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Send_NetworkFailsBeforeTheAnswer_IsUnknownAndNotSentAgain()
    {
        await using var host = await ZaloOaHost.StartAsync();
        var sau = host.Zalo.Person(7);
        sau.Says("xin chào");
        await host.UntilAllLeftAsync(sau, heard: true);
        host.Zalo.Script("cs", FakeAnswer.DoneAndCut);

        await host.NotifyAsync(sau, "notice-1", "Tin một.");
        await host.UntilAsync("notice-1", OutboxState.Unknown);
        await host.NotifyAsync(sau, "notice-2", "Tin hai.");
        await host.UntilAsync("notice-2", OutboxState.Sent);

        Assert.Equal(["Tin một.", "Tin hai."], sau.Messages.Select(message => message.Text).Where(text => text.StartsWith("Tin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Send_GatewayFailsAndTooMany_WaitsAndKeepsTheOrder()
    {
        await using var host = await ZaloOaHost.StartAsync("--Channels:ZaloOa:RateLimitPauseSeconds=1");
        var sau = host.Zalo.Person(7);
        sau.Says("xin chào");
        await host.UntilAllLeftAsync(sau, heard: true);
        host.Zalo.Script("cs", FakeAnswer.BadGateway);
        host.Zalo.Script("cs", ZaloOaAnswers.TooMany);

        await host.NotifyAsync(sau, "notice-1", "Tin một.");
        await host.UntilAsync("notice-1", OutboxState.Sending);
        await host.NotifyAsync(sau, "notice-2", "Tin hai.");
        await host.UntilAsync("notice-2", OutboxState.Sent);

        Assert.Equal(["Tin một.", "Tin hai."], sau.Messages.Select(message => message.Text).Where(text => text.StartsWith("Tin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Grant_DeadToken_IsShownAndAnAdministratorCanGrantAgain()
    {
        await using var host = await ZaloOaHost.StartAsync("--Channels:ZaloOa:PublicUrl=http://127.0.0.1:1");
        var sau = host.Zalo.Person(7);
        sau.Says("xin chào");
        await host.UntilAllLeftAsync(sau, heard: true);
        host.Zalo.Grants.EndAccess();
        host.Zalo.Grants.EndRefresh();
        await host.NotifyAsync(sau, "notice-1", "Tin một.");
        await host.UntilReadinessAsync("zalo-oa: no-grant");

        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        var link = Assert.IsType<Uri>(await host.Services.GetRequiredService<GrantLink>().MakeAsync(CancellationToken.None));
        using var permitted = await browser.GetAsync(link);
        var back = permitted.Headers.Location!.Query;
        using var forged = await browser.GetAsync(new Uri(host.Address, GrantLink.CallbackPath + back.Replace("state=", "state=x", StringComparison.Ordinal)));
        using var granted = await browser.GetAsync(new Uri(host.Address, GrantLink.CallbackPath + back));
        using var again = await browser.GetAsync(new Uri(host.Address, GrantLink.CallbackPath + back));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest), (forged.StatusCode, granted.StatusCode, again.StatusCode));
        await host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<GrantWatch>().Single().LookAsync(CancellationToken.None);
        await host.UntilReadinessAsync("zalo-oa: ok");
    }

    private static async Task<HttpStatusCode?> BringHeldAsync(ZaloOaHost host, Func<JsonObject> deed)
    {
        host.Zalo.Events.AreHeld = true;
        var happened = deed();
        host.Zalo.Events.AreHeld = false;
        return await host.Zalo.Events.BringAsync(happened, CancellationToken.None);
    }

    internal static async Task JoinAsync(FakePhone person, string code)
    {
        person.Says(code);
        person.Presses(await HearsButtonAsync(person, "1. Đúng"), "1. Đúng");
        person.Presses(await HearsButtonAsync(person, "1. Đồng ý"), "1. Đồng ý");
        await person.HearsAsync("Số biên nhận đồng ý:");
    }

    private static async Task<PhoneMessage> HearsButtonAsync(FakePhone person, string title)
    {
        while (true)
        {
            if (await person.HearsButtonsAsync() is { } message && message.Buttons.Any(button => button.Title == title))
            {
                return message;
            }
        }
    }
}
