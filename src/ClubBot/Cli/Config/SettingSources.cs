namespace ClubBot.Cli.Config;

/// <summary>Where a setting that is missing can be had, one line each.</summary>
internal static class SettingSources
{
    private static readonly Dictionary<string, string> Sources = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Channels:ZaloOa:AppId"] = "It stands on the page of the app at developers.zalo.me.",
        ["Channels:ZaloOa:AppSecret"] = "It stands beside the app's id at developers.zalo.me, under the settings of the app.",
        ["Channels:ZaloOa:OaSecret"] = "It stands on the webhook page of the app at developers.zalo.me and is not the app's secret.",
        ["Channels:ZaloOa:RefreshToken"] = "An administrator of the Official Account obtains it at developers.zalo.me, under API Explorer, with an OA access token; it works once.",
        ["Channels:ZaloBot:BotToken"] = "In the Zalo app, open the Official Account 'Zalo Bot Manager', then 'Zalo Bot Creator': it shows the token of your bot.",
        ["Channels:ZaloBot:WebhookSecret"] = "Make one up, 8 to 256 letters and digits; Zalo repeats it with every message.",
        ["Channels:BotConnector:AppId"] = "It stands in the Azure portal, at the Azure Bot resource under Configuration: the Microsoft App ID, and a client secret under Manage Password.",
        ["Channels:BotConnector:AppPassword"] = "It stands in the Azure portal, at the Azure Bot resource under Configuration: the Microsoft App ID, and a client secret under Manage Password.",
    };

    /// <summary>The line with a blank in front; empty when there is none.</summary>
    public static string Of(string key) => Sources.TryGetValue(key, out var source) ? $" {source}" : "";
}
