using ClubBot.Channels.BotConnector;
using ClubBot.Delivery;
using ClubBot.Dialogs.Club;
using ClubBot.Storage;

namespace ClubBot.Cli.Config;

/// <summary>A channel to the outside: on as soon as one of its settings is there, whole when all of <paramref name="Needed"/> are.</summary>
/// <param name="Section">Section of its settings.</param>
/// <param name="Needed">Names that it cannot do without.</param>
/// <param name="NeededByWebhook">Names that it needs besides while its <c>Mode</c> is <c>webhook</c>.</param>
internal sealed record ChannelSettings(string Section, IReadOnlyList<string> Needed, IReadOnlyList<string> NeededByWebhook);

/// <summary>All settings that there are.</summary>
internal static class SettingCatalog
{
    public const string WebChatPublicUrl = "Channels:WebChat:PublicUrl";

    /// <summary>Plays with invented people on platforms of this machine.</summary>
    public const string Practice = "Practice:Enabled";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Storage:Path", SettingKind.Place, new StorageOptions().Path),
        new("Storage:KeyFile", SettingKind.Place),
        new("Storage:CacheDocumentsMax", SettingKind.Number),
        new("Storage:CacheBytesMax", SettingKind.Number),
        new("Storage:QueueCapacity", SettingKind.Number),
        new("Club:TimeZone", SettingKind.TimeZone, ClubCalendar.DefaultZone),
        new("Demo:Enabled", SettingKind.Switch),
        new(Practice, SettingKind.Switch, "false"),
        new(WebChatPublicUrl, SettingKind.OwnAddress),
        .. Of("Channels:WebChat", SettingKind.Number, "ActivitiesPerMinute", "ReadsPerMinute", "UploadsPerMinute", "TokensPerMinutePerAddress", "SocketsPerConversation", "UploadFolderBytesMax"),
        new("Channels:Telegram:BotToken", SettingKind.TelegramToken),
        new("Channels:Telegram:WebhookSecret", SettingKind.TelegramSecret),
        new("Channels:Telegram:Mode", SettingKind.Mode),
        new("Channels:Telegram:ApiBaseUrl", SettingKind.CalledAddress),
        new("Channels:Telegram:PublicUrl", SettingKind.TelegramWebhook),
        new("Channels:ZaloOa:AppId", SettingKind.Text),
        .. Of("Channels:ZaloOa", SettingKind.Secret, "AppSecret", "OaSecret", "RefreshToken"),
        .. Of("Channels:ZaloOa", SettingKind.CalledAddress, "ApiBaseUrl", "OAuthBaseUrl", "TemplateBaseUrl"),
        new("Channels:ZaloOa:PublicUrl", SettingKind.OwnAddress),
        .. Of("Channels:ZaloOa", SettingKind.Text, "OaId", "ButtonShape", "TemplateId", "TemplateField"),
        new("Channels:ZaloOa:PkceVerifier", SettingKind.Secret),
        .. Of("Channels:ZaloOa", SettingKind.Switch, "SignedWithAppSecret", "SignedOverOaId", "TimestampInHeader", "DropsUnsigned", "TemplateEnabled"),
        .. Of("Channels:ZaloOa", SettingKind.Number, "EventHoursMax", "FreeMessagesMax", "MonthlyMessages", "MonthlyReserve", "MessagesPerSecond", "RateLimitPauseSeconds"),
        new("Channels:ZaloBot:BotToken", SettingKind.ZaloBotToken),
        new("Channels:ZaloBot:WebhookSecret", SettingKind.ZaloBotSecret),
        new("Channels:ZaloBot:Mode", SettingKind.Mode),
        new("Channels:ZaloBot:ApiBaseUrl", SettingKind.CalledAddress),
        new("Channels:ZaloBot:PublicUrl", SettingKind.OwnAddress),
        .. Of("Channels:ZaloBot", SettingKind.Number, "MessagesPerMonth", "MonthlyReserve", "PeopleMax", "MessagesPerSecond", "QuotaPauseSeconds"),
        new("Channels:ZaloBot:CountsReceived", SettingKind.Switch),
        new("Channels:BotConnector:AppId", SettingKind.Text),
        new("Channels:BotConnector:AppPassword", SettingKind.Secret),
        .. Of("Channels:BotConnector", SettingKind.CalledAddress, "OpenIdMetadataUrl", "EmulatorMetadataUrl", "TokenUrl"),
        new("Channels:BotConnector:TenantId", SettingKind.Text),
        new("Channels:BotConnector:ServiceHosts", SettingKind.Text, BotConnectorOptions.DefaultServiceHosts),
        new(QuietHours.Setting, SettingKind.QuietHours, QuietHours.Default),
        new("Delivery:TelegramPerSecond", SettingKind.Number),
    ];

    public static IReadOnlyList<ChannelSettings> Channels { get; } =
    [
        new("Channels:Telegram", ["BotToken"], ["WebhookSecret", "PublicUrl"]),
        new("Channels:ZaloOa", ["AppId", "AppSecret", "OaSecret", "RefreshToken"], []),
        new("Channels:ZaloBot", ["BotToken"], ["WebhookSecret", "PublicUrl"]),
        new("Channels:BotConnector", ["AppId", "AppPassword"], []),
    ];

    /// <summary>First parts of names that may stand on the command line; the last one is the web server's own.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [.. All.Select(setting => setting.Key[..setting.Key.IndexOf(':', StringComparison.Ordinal)]).Distinct(), "Kestrel"];

    public static bool IsSection(string name) => Sections.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Setting> Of(string section, SettingKind kind, params IEnumerable<string> names) =>
        names.Select(name => new Setting($"{section}:{name}", kind));
}
