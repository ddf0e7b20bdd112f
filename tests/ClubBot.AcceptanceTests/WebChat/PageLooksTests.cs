using System.Text.Json;
using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClubBot.AcceptanceTests.WebChat;

/// <summary>What old eyes, big fingers and screen readers need.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PageLooksTests(Chromium chromium)
{
    private const string OversizedOrHidden = """
        () => [...document.querySelectorAll('button, a, textarea')]
          .filter(node => node.offsetParent)
          .filter(node => { const box = node.getBoundingClientRect(); return box.left < 0 || box.right > innerWidth + .5; })
          .map(node => node.textContent || node.id)
        """;

    [Theory, InlineData(390, 844), InlineData(1280, 800)]
    public async Task Axe_AtEveryStageOfTheTalk_FindsNothing(int width, int height)
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync(width, height);
        var page = await PageDriver.ArriveAsync(context, host);
        await AssertAxeAsync(page, "greeting");

        await page.SayAsync("xin chào");
        await page.HearsAsync("Bác nói: xin chào");
        await AssertAxeAsync(page, "answer");

        await page.PressAsync("Máy này không phải của tôi");
        await AssertAxeAsync(page, "dialog");
        await page.PressAsync("Thôi, giữ lại");

        await context.SetOfflineAsync(true);
        await page.SayAsync("không mạng");
        await Expect(page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "chưa gửi được, bấm để gửi lại" })).ToBeVisibleAsync();
        await AssertAxeAsync(page, "offline");
        await context.SetOfflineAsync(false);

        await page.PressAsync("Máy này không phải của tôi");
        await page.PressAsync("Đúng, xóa khỏi máy này");
        await AssertAxeAsync(page, "left");
    }

    [Theory, InlineData(390, 844), InlineData(195, 422), InlineData(320, 480), InlineData(640, 400), InlineData(1280, 800)]
    public async Task Layout_AnyScreen_NeedsNoSidewaysScrolling(int width, int height)
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync(width, height);
        var page = await PageDriver.ArriveAsync(context, host);
        await page.SayAsync("Cháu cho bác hỏi lịch khám sức khỏe tháng sau https://example.org/mot-dia-chi-rat-dai-khong-co-cho-ngat-dong-nao-ca-0123456789");
        await Expect(page.Theirs).ToHaveCountAsync(2);

        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.getElementById('log').scrollWidth <= document.getElementById('log').clientWidth"));
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(OversizedOrHidden));
        await page.Text.ScrollIntoViewIfNeededAsync();
        await page.PressAsync("1. Đúng");
        await page.HearsAsync("Bác bấm \"choice-0\"");
    }

    [Fact]
    public async Task Type_DoubledByTheReader_LosesNothing()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);

        await page.Page.EvaluateAsync("document.documentElement.style.setProperty('font-size', '250%', 'important')");

        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(OversizedOrHidden));
        await page.PressAsync("1. Đúng");
        await page.HearsAsync("Bác bấm \"choice-0\"");
    }

    [Fact]
    public async Task Type_EveryWord_IsTwentyPixelsOrMore()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        await page.SayAsync("xin chào");
        await page.HearsAsync("Bác nói: xin chào");

        var small = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.body.querySelectorAll('*')]
              .filter(node => parseFloat(getComputedStyle(node).fontSize) < 20).map(node => node.outerHTML)
            """);

        Assert.Empty(small);
    }

    [Fact]
    public async Task Targets_EveryControl_IsFortyEightPixelsOrMore()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await PageDriver.ArriveAsync(context, host);
        await context.SetOfflineAsync(true);
        await page.SayAsync("không mạng");
        await Expect(page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "chưa gửi được, bấm để gửi lại" })).ToBeVisibleAsync();

        var small = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, a, textarea')].filter(node => node.offsetParent)
              .filter(node => { const box = node.getBoundingClientRect(); return box.height < 48 || box.width < 48; })
              .map(node => node.textContent || node.id)
            """);

        Assert.Empty(small);
    }

    [Fact]
    public async Task Keyboard_Alone_ReachesEverythingAndKeepsTheTextBox()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync(1280, 800);
        var page = await PageDriver.ArriveAsync(context, host);
        await Expect(page.Text).ToBeFocusedAsync();
        await page.SayAsync("xin chào");
        await page.HearsAsync("Bác nói: xin chào");
        await Expect(page.Text).ToBeFocusedAsync();

        await page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "1. Đúng" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await page.HearsAsync("Bác bấm \"choice-0\"");
        await Expect(page.Text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Console_WholeTalk_StaysEmpty()
    {
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync();
        var complaints = new List<string>();
        var tab = await context.NewPageAsync();
        tab.Console += (_, message) => complaints.Add(message.Text);
        tab.PageError += (_, error) => complaints.Add(error);
        var page = new PageDriver(tab);

        await tab.GotoAsync(host.Address.ToString());
        await page.HearsAsync(EchoBot.Greeting);
        await page.SayAsync("xin chào");
        await page.HearsAsync("Bác nói: xin chào");

        Assert.Empty(complaints);
    }

    private static async Task AssertAxeAsync(PageDriver page, string stage)
    {
        // The page's own policy allows no foreign script; evaluating it through the debugger is not subject to it.
        await page.Page.EvaluateAsync(await File.ReadAllTextAsync(NodePackages.PathOf("axe-core/axe.min.js")));
        var found = await page.Page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run({ rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } }))
              .violations.map(violation => `${violation.id}: ${violation.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | ')}`)
            """);
        Assert.True(found.GetArrayLength() == 0, $"At stage '{stage}' axe found {found}");
    }
}
