namespace ClubBot.Cli.Config;

/// <summary>Where a setting that is missing can be had, one line each.</summary>
internal static class SettingSources
{
    private static readonly Dictionary<string, string> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Channels:ZaloBot:BotToken"] = "In the Zalo app, open the Official Account 'Zalo Bot Manager', then 'Zalo Bot Creator': it shows the token of your bot.",
        ["Channels:ZaloBot:WebhookSecret"] = "Make one up, 8 to 256 letters and digits; Zalo repeats it with every message.",
    };

    /// <summary>The line with a blank in front; empty when there is none.</summary>
    public static string Of(string key) => Sources.TryGetValue(key, out var source) ? $" {source}" : "";
}
