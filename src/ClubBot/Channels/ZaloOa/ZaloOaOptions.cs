using System.Globalization;

namespace ClubBot.Channels.ZaloOa;

/// <summary>How buttons are written into a message. Zalo documents no form for version 3, so it can be chosen.</summary>
internal enum ButtonShape
{
    /// <summary>The text, and beside it a template that holds only buttons.</summary>
    S1,

    /// <summary>A template of the kind <c>button</c> that holds the text as well.</summary>
    S2,

    /// <summary>A template of the kind <c>list</c> with one element, and the text.</summary>
    S3,

    /// <summary>No buttons: choices are numbered lines.</summary>
    None,
}

/// <summary>Settings of <c>Channels:ZaloOa</c>.</summary>
internal sealed record ZaloOaOptions
{
    public const string Section = "Channels:ZaloOa";

    /// <summary>The app's id in the developer console; digits.</summary>
    public required string AppId { get; init; }

    /// <summary>Secret of the app, for tokens; never printed and never logged.</summary>
    public required string AppSecret { get; init; }

    /// <summary>Secret of the Official Account, which signs webhooks.</summary>
    public required string OaSecret { get; init; }

    /// <summary>The refresh token that an administrator obtained by hand; null = the first one comes over the permission link.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Id of the Official Account; null = the one that was granted first.</summary>
    public string? OaId { get; init; }

    public Uri ApiBaseUrl { get; init; } = new("https://openapi.zalo.me");

    public Uri OAuthBaseUrl { get; init; } = new("https://oauth.zaloapp.com");

    /// <summary>Address at which Zalo and administrators reach this server; null = no permission link is offered.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The one verifier whose challenge stands in the console; null = one is made for each permission link.</summary>
    public string? PkceVerifier { get; init; }

    public ButtonShape ButtonShape { get; init; }

    /// <summary>True when webhooks are signed with <see cref="AppSecret"/> instead of <see cref="OaSecret"/>.</summary>
    public bool IsSignedWithAppSecret { get; init; }

    /// <summary>True when the Official Account's id stands in what is signed, instead of the app's.</summary>
    public bool IsSignedOverOaId { get; init; }

    /// <summary>True when the instant that is signed comes in a header, instead of the body.</summary>
    public bool IsTimestampInHeader { get; init; }

    /// <summary>True = what is not signed rightly is answered with 200 and dropped, as the console's own test needs it; false = it is refused.</summary>
    public bool DropsUnsigned { get; init; }

    /// <summary>Events older than this are dropped. Zalo's last repetition comes after about 1 hour 51 minutes.</summary>
    public TimeSpan EventAgeMax { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Messages to one person that cost nothing after each time the person did something; 0 = as many as one likes.</summary>
    public int FreeMessagesMax { get; init; } = 8;

    /// <summary>Messages a month beyond the free ones, while Zalo has not said otherwise. Depends on the package.</summary>
    public int MonthlyMessages { get; init; } = 500;

    /// <summary>How many of those are kept for emergencies.</summary>
    public int MonthlyReserve { get; init; } = 20;

    /// <summary>Messages to all people together in any second. The limit is one of calls a minute and depends on the package.</summary>
    public int MessagesPerSecond { get; init; } = 1;

    /// <summary>How long nothing is sent after Zalo said that it was too much; it does not say how long itself.</summary>
    public TimeSpan RateLimitPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Approved template that may reach a person who has been silent for too long; null = none. It is paid for.</summary>
    public string? TemplateId { get; init; }

    /// <summary>True when the board wants to pay for templates.</summary>
    public bool IsTemplateEnabled { get; init; }

    /// <summary>Name of the template's field that takes the words.</summary>
    public string TemplateField { get; init; } = "noi_dung";

    private const int YearHours = 366 * 24;

    /// <summary>Reads the settings; null = the channel is off.</summary>
    public static ZaloOaOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (Of("AppId") is not { } appId || Of("AppSecret") is not { } appSecret || Of("OaSecret") is not { } oaSecret)
        {
            return null;
        }

        var standard = new ZaloOaOptions { AppId = appId, AppSecret = appSecret, OaSecret = oaSecret };
        return standard with
        {
            RefreshToken = Of("RefreshToken"),
            OaId = Of("OaId"),
            ApiBaseUrl = AddressOf("ApiBaseUrl") ?? standard.ApiBaseUrl,
            OAuthBaseUrl = AddressOf("OAuthBaseUrl") ?? standard.OAuthBaseUrl,
            PublicUrl = AddressOf("PublicUrl"),
            PkceVerifier = Of("PkceVerifier"),
            ButtonShape = Enum.TryParse<ButtonShape>(Of("ButtonShape"), ignoreCase: true, out var shape) ? shape : standard.ButtonShape,
            IsSignedWithAppSecret = IsOn("SignedWithAppSecret"),
            IsSignedOverOaId = IsOn("SignedOverOaId"),
            IsTimestampInHeader = IsOn("TimestampInHeader"),
            DropsUnsigned = IsOn("DropsUnsigned"),
            EventAgeMax = NumberOf("EventHoursMax") is { } hours ? TimeSpan.FromHours(Math.Min(hours, YearHours)) : standard.EventAgeMax,
            FreeMessagesMax = NumberOf("FreeMessagesMax") ?? standard.FreeMessagesMax,
            MonthlyMessages = NumberOf("MonthlyMessages") ?? standard.MonthlyMessages,
            MonthlyReserve = NumberOf("MonthlyReserve") ?? standard.MonthlyReserve,
            MessagesPerSecond = Math.Max(1, NumberOf("MessagesPerSecond") ?? standard.MessagesPerSecond),
            RateLimitPause = NumberOf("RateLimitPauseSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : standard.RateLimitPause,
            TemplateId = Of("TemplateId"),
            IsTemplateEnabled = IsOn("TemplateEnabled"),
            TemplateField = Of("TemplateField") ?? standard.TemplateField,
        };

        string? Of(string name) => section[name] is { Length: > 0 } value ? value : null;

        bool IsOn(string name) => bool.TryParse(section[name], out var isOn) && isOn;

        int? NumberOf(string name) => int.TryParse(section[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        Uri? AddressOf(string name) => Of(name) is { } value ? new Uri(value, UriKind.Absolute) : null;
    }
}
