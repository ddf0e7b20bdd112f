using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.Playwright;

namespace ClubBot.AcceptanceTests.WebChat;

/// <summary>The page in a browser, as a person uses it.</summary>
internal sealed class PageDriver(IPage page)
{
    public IPage Page => page;

    public ILocator Text => page.GetByLabel("Bác nhắn ở đây");

    public ILocator Banner => page.Locator("#banner");

    public ILocator Choices => page.Locator("#choices button");

    public ILocator Mine => page.Locator(".mine .bubble");

    public ILocator Theirs => page.Locator(".theirs .bubble");

    public static Task<PageDriver> OpenAsync(IBrowserContext context, WebChatHost host, string path = "/") => OpenAsync(context, host.Address, path);

    public static async Task<PageDriver> OpenAsync(IBrowserContext context, Uri server, string path = "/")
    {
        var page = await context.NewPageAsync();
        var driver = new PageDriver(page);
        await page.GotoAsync(new Uri(server, path).ToString());
        return driver;
    }

    /// <summary>Opens the page and waits for the greeting.</summary>
    public static async Task<PageDriver> ArriveAsync(IBrowserContext context, WebChatHost host)
    {
        var driver = await OpenAsync(context, host);
        await driver.HearsAsync(EchoBot.Greeting);
        return driver;
    }

    public async Task SayAsync(string text)
    {
        await Text.FillAsync(text);
        await Text.PressAsync("Enter");
    }

    /// <summary>Waits until the bot said it.</summary>
    public Task HearsAsync(string text) => Assertions.Expect(Theirs.Filter(new LocatorFilterOptions { HasText = text })).ToHaveCountAsync(1);

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).ClickAsync();

    /// <summary>What stands on the screen as the person's, in order, without the words for screen readers.</summary>
    public async Task<IReadOnlyList<string>> MineAsync() => await TextsAsync(Mine);

    public async Task<IReadOnlyList<string>> TheirsAsync() => await TextsAsync(Theirs);

    private static async Task<IReadOnlyList<string>> TextsAsync(ILocator bubbles) =>
        await bubbles.EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.lastChild.textContent)");
}
