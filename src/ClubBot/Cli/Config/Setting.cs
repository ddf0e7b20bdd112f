using System.Globalization;
using System.Text.RegularExpressions;
using ClubBot.Delivery;

namespace ClubBot.Cli.Config;

/// <summary>What a setting may hold.</summary>
internal enum SettingKind
{
    Text,

    /// <summary>A path; it must not be empty.</summary>
    Place,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A whole number, 0 or more.</summary>
    Number,

    /// <summary>Name of a time zone that the machine knows.</summary>
    TimeZone,

    /// <summary>Two times of the day, or <c>off</c>.</summary>
    QuietHours,

    /// <summary><c>polling</c> or <c>webhook</c>.</summary>
    Mode,

    /// <summary>Address of a platform, called with secrets: https, or http on this machine.</summary>
    CalledAddress,

    /// <summary>Address at which others reach this server.</summary>
    OwnAddress,

    /// <summary>Never printed.</summary>
    Secret,

    /// <summary>A token as Telegram gives it to a bot: digits, a colon and more. Never printed.</summary>
    TelegramToken,

    /// <summary>What Telegram says with every call. Never printed. Source: Telegram Bot API, setWebhook, field secret_token.</summary>
    TelegramSecret,

    /// <summary>Address to which Telegram brings updates. Source: Telegram Bot API, setWebhook, field url; "Local Bot API server" for this machine.</summary>
    TelegramWebhook,

    /// <summary>A token of the Zalo Bot Platform, which becomes part of an address. Never printed.</summary>
    ZaloBotToken,

    /// <summary>What Zalo says with every call of its bot platform. Never printed. Source: Zalo Bot Platform, setWebhook, field secret_token.</summary>
    ZaloBotSecret,
}

/// <summary>One setting of the product.</summary>
/// <param name="Key">Its name, <c>Section:Name</c>.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="Default">What counts when it is not set; null = nothing, or it depends.</param>
internal sealed partial record Setting(string Key, SettingKind Kind, string? Default = null)
{
    /// <summary>What is wrong with a value, in one sentence that does not repeat it; null when it will do or is not set.</summary>
    public string? ProblemOf(string? value) => (Kind, value) switch
    {
        (_, null) => null,
        (SettingKind.Place, _) when string.IsNullOrWhiteSpace(value) => $"{Key} is empty: it names a place on the disk.",
        (_, "") => null,
        (SettingKind.Switch, _) when !bool.TryParse(value, out _) => $"{Key} must be true or false.",
        (SettingKind.Number, _) when !IsNumber(value) => $"{Key} must be a whole number, 0 or more.",
        (SettingKind.TimeZone, _) when !TimeZoneInfo.TryFindSystemTimeZoneById(value, out _) =>
            $"{Key} is no time zone of this machine. Install tzdata, or name another, for example Asia/Ho_Chi_Minh.",
        (SettingKind.QuietHours, _) when !QuietHours.TryRead(value, out var _) => $"{Key} must be two times such as {QuietHours.Default}, or {QuietHours.Off}.",
        (SettingKind.Mode, _) when value is not ("polling" or "webhook") => $"{Key} must be polling or webhook.",
        (SettingKind.CalledAddress, _) when !IsSafeToCall(value) => $"{Key} must be an https address; http is allowed only on this machine.",
        (SettingKind.TelegramToken, _) when !TelegramTokenForm().IsMatch(value) =>
            $"{Key} is no token of a Telegram bot: BotFather gives one like 123456789:AbC-dEf. Copy the whole of it.",
        (SettingKind.TelegramSecret, _) when !TelegramSecretForm().IsMatch(value) =>
            $"{Key} must be 1 to 256 of the letters A-Z and a-z, the digits, _ and -.",
        (SettingKind.TelegramWebhook, _) when !IsForTelegram(value) =>
            $"{Key} must be an https address on port 443, 80, 88 or 8443: Telegram calls no other.",
        (SettingKind.ZaloBotToken, _) when !ZaloBotTokenForm().IsMatch(value) =>
            $"{Key} is no token of a Zalo bot: Zalo Bot Creator gives one like 12345689:abc-xyz. Copy the whole of it.",
        (SettingKind.ZaloBotSecret, _) when !ZaloBotSecretForm().IsMatch(value) =>
            $"{Key} must be 8 to 256 letters, digits or signs without blanks and without accents.",
        (SettingKind.OwnAddress, _) when !IsWebAddress(value, out _) => $"{Key} must be an http or https address.",
        _ => null,
    };

    /// <summary>The value as it may be shown; null for a secret.</summary>
    public string? Shown(string value) => Kind switch
    {
        SettingKind.Secret or SettingKind.TelegramToken or SettingKind.TelegramSecret or SettingKind.ZaloBotToken or SettingKind.ZaloBotSecret => null,
        SettingKind.Place => string.IsNullOrWhiteSpace(value) ? value : Path.GetFullPath(value),
        // Somebody may have written a password or a token into the address.
        SettingKind.CalledAddress or SettingKind.OwnAddress or SettingKind.TelegramWebhook => Uri.TryCreate(value, UriKind.Absolute, out var address)
            ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null,
        _ => value,
    };

    private static bool IsNumber(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsSafeToCall(string value) => IsWebAddress(value, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);

    private static bool IsForTelegram(string value) => IsWebAddress(value, out var address)
        && (address.IsLoopback || (address.Scheme == Uri.UriSchemeHttps && address.Port is 443 or 80 or 88 or 8443));

    [GeneratedRegex(@"^[0-9]{1,20}:[A-Za-z0-9_-]+\z")]
    private static partial Regex TelegramTokenForm();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex TelegramSecretForm();

    // The token becomes part of an address: nothing that would end its path may stand in it.
    [GeneratedRegex(@"^[0-9]{1,30}:[A-Za-z0-9._~=+-]{1,300}\z")]
    private static partial Regex ZaloBotTokenForm();

    [GeneratedRegex(@"^[!-~]{8,256}\z")]
    private static partial Regex ZaloBotSecretForm();

    private static bool IsWebAddress(string value, out Uri address) =>
        Uri.TryCreate(value, UriKind.Absolute, out address!) && address.Scheme is "http" or "https";
}
