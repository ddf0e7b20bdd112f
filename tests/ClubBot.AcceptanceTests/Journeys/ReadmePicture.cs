using ClubBot.AcceptanceTests.WebChat;
using Microsoft.Playwright;

namespace ClubBot.AcceptanceTests.Journeys;

/// <summary>The pictures of the README, taken anew while the environment variable <c>UPDATE_SCREENSHOTS</c> is 1.</summary>
internal static class ReadmePicture
{
    private const int BytesMax = 150_000;

    private static readonly bool IsWanted = Environment.GetEnvironmentVariable("UPDATE_SCREENSHOTS") == "1";

    private static readonly string Folder = Path.GetFullPath(Path.Combine(NodePackages.WebFolder, "..", "..", "..", "docs", "screenshots"));

    public static Task TakeAsync(PageDriver page, string name) => TakeAsync(page.Page, name);

    public static async Task TakeAsync(IPage page, string name)
    {
        if (!IsWanted)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        var picture = await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Folder, $"{name}.png"),
            Animations = ScreenshotAnimations.Disabled,
            Caret = ScreenshotCaret.Hide,
        });
        Assert.InRange(picture.Length, 1, BytesMax);
    }
}
