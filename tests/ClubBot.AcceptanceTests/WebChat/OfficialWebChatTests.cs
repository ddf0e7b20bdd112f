using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClubBot.AcceptanceTests.WebChat;

/// <summary>Microsoft's Web Chat 4.18.1, unchanged, against this server.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OfficialWebChatTests(Chromium chromium)
{
    /// <summary>Web Chat waits up to 15 s before it connects again.</summary>
    private const float ReconnectionMs = 40_000;

    [Fact]
    public async Task WebChat_TypedMessage_IsSentAndAnswered()
    {
        await using var host = await StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await OpenAsync(context, host);

        await SayAsync(page, "xin chào");

        await Expect(page.GetByText("Bác nói: xin chào").First).ToBeVisibleAsync();
        await Expect(Failures(page)).ToHaveCountAsync(0);
        await Expect(page.Locator(".webchat__activity-status", new PageLocatorOptions { HasText = "Đang gửi" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task WebChat_SuggestedAction_IsPressedAndAnswered()
    {
        await using var host = await StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await OpenAsync(context, host);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "1. Đúng" }).First.ClickAsync();

        await Expect(page.GetByText("Bác bấm \"choice-0\"").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WebChat_SocketCut_ConnectsAgainAndMissesNothing()
    {
        await using var host = await StartAsync();
        await using var context = await chromium.OpenAsync();
        var page = await OpenAsync(context, host);
        host.CutConnections();

        await SayAsync(page, "trong lúc mất mạng");

        await Expect(page.GetByText("Bác nói: trong lúc mất mạng").First).ToBeVisibleAsync(new() { Timeout = ReconnectionMs });
        await Expect(page.Locator("[role=feed] p, .webchat__text-content", new PageLocatorOptions { HasText = "Bác nói: trong lúc mất mạng" }).First).ToBeVisibleAsync();
        await Expect(page.GetByText(EchoBot.Greeting).First).ToBeVisibleAsync();
    }

    private static Task<WebChatHost> StartAsync() => WebChatHost.StartAsync(extend: app =>
    {
        var bundle = NodePackages.PathOf("botframework-webchat/dist/webchat.js");
        var html = Path.Combine(NodePackages.WebFolder, "webchat.html");
        app.MapGet("/official", () => Results.File(html, "text/html; charset=utf-8"));
        app.MapGet("/official/webchat.js", () => Results.File(bundle, "text/javascript; charset=utf-8"));
    });

    private static async Task<IPage> OpenAsync(IBrowserContext context, WebChatHost host)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, "/official").ToString());
        await Expect(page.GetByText(EchoBot.Greeting).First).ToBeVisibleAsync(new() { Timeout = ReconnectionMs });
        return page;
    }

    private static async Task SayAsync(IPage page, string text)
    {
        var box = page.Locator("[data-id='webchat-sendbox-input']");
        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }

    private static ILocator Failures(IPage page) => page.Locator(".webchat__activity-status", new PageLocatorOptions { HasTextRegex = new System.Text.RegularExpressions.Regex("Không gửi được|Thử lại|send failed", System.Text.RegularExpressions.RegexOptions.IgnoreCase) });
}
