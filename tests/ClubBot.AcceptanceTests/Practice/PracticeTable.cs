using ClubBot.AcceptanceTests.Host;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ClubBot.AcceptanceTests.Practice;

/// <summary>The real product in practice mode, on a folder that is gone afterwards.</summary>
public sealed class PracticeProduct : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("clubbot-practice-").FullName;
    private ProductProcess? process;

    public Uri Address => process!.Address;

    public string Folder => folder;

    public async Task InitializeAsync() => process = await ProductProcess.StartAsync(folder, "--Practice:Enabled=true");

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>The page with the phones, as a person uses it.</summary>
internal sealed class PracticeTable(IPage page)
{
    public IPage Page => page;

    /// <summary>Opens the page with these phones on the table: place of the platform and number of the person, for each.</summary>
    public static async Task<PracticeTable> OpenAsync(IBrowserContext context, Uri server, string phones = "")
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(server, $"/practice#{phones}").ToString());
        await Expect(page.Locator(".phone").First).ToBeVisibleAsync();
        return new PracticeTable(page);
    }

    /// <summary>The phone of a person, by a part of its name.</summary>
    public PracticePhone Phone(string person) => new(page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = $"Máy của {person}" }));
}

/// <summary>One phone on the table.</summary>
internal sealed class PracticePhone(ILocator section)
{
    public ILocator Section => section;

    public ILocator Theirs => section.Locator(".theirs .bubble");

    public async Task SayAsync(string text)
    {
        await section.GetByLabel("Bác nhắn ở đây").FillAsync(text);
        await section.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Gửi", Exact = true }).ClickAsync();
    }

    public Task HearsAsync(string text) => Expect(Theirs.Filter(new LocatorFilterOptions { HasText = text }).Last).ToBeVisibleAsync();

    /// <summary>Presses the newest button with these words.</summary>
    public Task PressAsync(string button) => section.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = button, Exact = true }).Last.ClickAsync();

    /// <summary>Joins the club with the code that the phone offers.</summary>
    public async Task JoinAsync()
    {
        await section.Locator(".join").ClickAsync();
        await PressAsync("1. Đúng");
        await PressAsync("1. Đồng ý");
        await HearsAsync("Số biên nhận đồng ý:");
    }
}
