using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClubBot.AcceptanceTests.WebChat;

/// <summary>Pictures of the page for people to look at, in the folder of the test's output.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PageScreenshots(Chromium chromium)
{
    [Theory, InlineData(390, 844), InlineData(1280, 800), InlineData(195, 422)]
    public async Task Talk_Screen_IsPictured(int width, int height)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;
        await using var host = await WebChatHost.StartAsync();
        await using var context = await chromium.OpenAsync(width, height);
        var page = await PageDriver.ArriveAsync(context, host);
        await TakeAsync("greeting");

        await page.SayAsync("Cháu ơi, tháng sau họp ngày nào?");
        await page.HearsAsync("Bác nói: Cháu ơi");
        await TakeAsync("answer");

        await page.PressAsync("Máy này không phải của tôi");
        await TakeAsync("leaving");
        await page.PressAsync("Thôi, giữ lại");

        await context.SetOfflineAsync(true);
        await page.SayAsync("Bác ở trên nương, không có mạng");
        await Expect(page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "chưa gửi được, bấm để gửi lại" })).ToBeVisibleAsync();
        var last = await TakeAsync("offline");

        Assert.True(new FileInfo(last).Length > 0);

        async Task<string> TakeAsync(string name)
        {
            var path = Path.Combine(folder, $"{name}-{width}x{height}.png");
            await page.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, Animations = ScreenshotAnimations.Disabled });
            return path;
        }
    }
}
