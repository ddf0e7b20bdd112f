using ClubBot.AcceptanceTests.Host;
using ClubBot.AcceptanceTests.WebChat;
using Microsoft.Playwright;

namespace ClubBot.AcceptanceTests.Journeys;

/// <summary>The real product with its demo club, on a folder that is gone afterwards; one for all journeys.</summary>
public sealed class DemoProduct : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("clubbot-journeys-").FullName;
    private ProductProcess? process;

    public async Task InitializeAsync() => process = await ProductProcess.StartAsync(folder);

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Opens the page as whoever has no card.</summary>
    internal Task<PageDriver> VisitAsync(IBrowserContext context) => PageDriver.OpenAsync(context, process!.Address);

    /// <summary>Opens the link of an invite card, says yes to everything and waits for the thanks.</summary>
    internal async Task<PageDriver> JoinAsync(IBrowserContext context, string code)
    {
        var page = await PageDriver.OpenAsync(context, process!.Address, $"/join/{code}");
        await Assertions.Expect(page.Text).ToHaveValueAsync(code);
        await page.PressAsync("Gửi");
        await page.PressAsync("1. Đúng");
        await page.PressAsync("1. Đồng ý");
        await page.HearsAsync("Số biên nhận đồng ý:");
        return page;
    }
}
