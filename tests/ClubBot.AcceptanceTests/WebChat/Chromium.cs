using Microsoft.Playwright;

namespace ClubBot.AcceptanceTests.WebChat;

/// <summary>One headless browser for all tests of the page; each test gets a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string DefaultPath = "/usr/bin/chromium";

    /// <summary>How long a test waits for what has to happen; long, since build machines are slow.</summary>
    private const float PatienceMs = 30_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") ?? DefaultPath;
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"These tests need a browser at '{path}'. Run tests/run, or install Debian's package chromium, or set CHROMIUM.");
        }

        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true, Args = Flags });
    }

    /// <summary>A profile with a screen of this size, in CSS pixels.</summary>
    public async Task<IBrowserContext> OpenAsync(int width = 390, int height = 844)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
        });
        context.SetDefaultTimeout(PatienceMs);
        return context;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}

/// <summary>Tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}
