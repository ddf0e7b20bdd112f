namespace ClubBot.AcceptanceTests.Practice;

/// <summary>Pictures of the practice page for a person to look at, where the environment variable CLUBBOT_PICTURES names a folder.</summary>
internal static class PracticePicture
{
    public static async Task TakeAsync(PracticeTable table, string name)
    {
        if (Environment.GetEnvironmentVariable("CLUBBOT_PICTURES") is { Length: > 0 } folder)
        {
            await table.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }
}
