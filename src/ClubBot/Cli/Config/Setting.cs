using System.Globalization;
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
}

/// <summary>One setting of the product.</summary>
/// <param name="Key">Its name, <c>Section:Name</c>.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="Default">What counts when it is not set; null = nothing, or it depends.</param>
internal sealed record Setting(string Key, SettingKind Kind, string? Default = null)
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
        (SettingKind.OwnAddress, _) when !IsWebAddress(value, out _) => $"{Key} must be an http or https address.",
        _ => null,
    };

    /// <summary>The value as it may be shown; null for a secret.</summary>
    public string? Shown(string value) => Kind switch
    {
        SettingKind.Secret => null,
        SettingKind.Place => string.IsNullOrWhiteSpace(value) ? value : Path.GetFullPath(value),
        // Somebody may have written a password or a token into the address.
        SettingKind.CalledAddress or SettingKind.OwnAddress => Uri.TryCreate(value, UriKind.Absolute, out var address)
            ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : null,
        _ => value,
    };

    private static bool IsNumber(string value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsSafeToCall(string value) => IsWebAddress(value, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);

    private static bool IsWebAddress(string value, out Uri address) =>
        Uri.TryCreate(value, UriKind.Absolute, out address!) && address.Scheme is "http" or "https";
}
