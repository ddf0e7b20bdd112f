using Microsoft.Playwright;

namespace ClubBot.Benchmarks.Page;

/// <summary>From opening the page to the first words of the bot on the screen, on a slow phone in a slow network. Needs Debian's chromium.</summary>
internal static class PageBenchmark
{
    private const int Runs = 5;
    private const int BytesPerSecond = 1_600_000 / 8;
    private const int LatencyMilliseconds = 150;
    private const int ProcessorSlowdown = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>Notes when the first message stands in the page, in milliseconds since the person asked for the page.</summary>
    private const string NoteFirstWords = """
        new MutationObserver((changes, observer) => {
          if (!document.getElementById('said')?.firstChild) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => { window.firstWordsAt = performance.now(); }));
        }).observe(document, { childList: true, subtree: true });
        """;

    public static async Task RunAsync()
    {
        await using var product = await Product.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Console.WriteLine($"{BytesPerSecond * 8 / 1e6:F1} Mbit/s, {LatencyMilliseconds} ms, processor {ProcessorSlowdown} times slower, nothing cached");
        // A person's browser runs already; the server is as it stands after a start.
        await using var warmUp = await browser.NewContextAsync();
        await (await warmUp.NewPageAsync()).GotoAsync(new Uri(product.Address, "/health/live").ToString());
        for (var run = 1; run <= Runs; run++)
        {
            Console.WriteLine($"run {run}: first bot message after {await FirstMessageAsync(browser, product.Address):F0} ms");
        }
    }

    private static async Task<double> FirstMessageAsync(IBrowser browser, Uri address)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = LatencyMilliseconds,
            ["downloadThroughput"] = BytesPerSecond,
            ["uploadThroughput"] = BytesPerSecond,
        });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = ProcessorSlowdown });
        await page.AddInitScriptAsync(NoteFirstWords);
        await page.GotoAsync(address.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        // Nothing is asked of the page before it has spoken: a question would run on its slowed processor too.
        await Task.Delay(Patience);
        return await page.EvaluateAsync<double>("() => window.firstWordsAt");
    }
}
