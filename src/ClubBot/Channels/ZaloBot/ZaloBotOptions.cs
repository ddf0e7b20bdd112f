namespace ClubBot.Channels.ZaloBot;

/// <summary>Settings of <c>Channels:ZaloBot</c>.</summary>
internal sealed record ZaloBotOptions
{
    public const string Section = "Channels:ZaloBot";

    /// <summary>Shortest secret that Zalo takes. Source: Zalo Bot docs, setWebhook, field secret_token (8-256).</summary>
    public const int SecretLengthMin = 8;

    /// <summary>Source: Zalo Bot docs, base address. Older programs still name bot-api.zapps.me, hence the setting.</summary>
    private static readonly Uri DefaultApi = new("https://bot-api.zaloplatforms.com");

    /// <summary>The bot's token; never printed and never logged.</summary>
    public required string BotToken { get; init; }

    public Uri ApiBaseUrl { get; init; } = DefaultApi;

    /// <summary>True = Zalo calls us; false = we ask Zalo, which its documents mean for development only.</summary>
    public bool IsWebhook { get; init; }

    /// <summary>What Zalo says with every call; null = every call is refused.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Address at which Zalo reaches this server; null = the webhook is set by hand.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Messages to all people together in any second. Nothing is documented: a guess.</summary>
    public int MessagesPerSecond { get; init; } = 5;

    /// <summary>How long the channel is silent after 429, doubled with each try. Zalo names no time: a guess.</summary>
    public TimeSpan QuotaPause { get; init; } = TimeSpan.FromMinutes(1);

    public ZaloBotLimits Limits { get; init; } = new();

    /// <summary>The bot's number, the part of the token before the colon: it opens nothing by itself.</summary>
    public string BotNumber => BotToken[..BotToken.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Reads the settings, which were checked before; null = the channel is off.</summary>
    public static ZaloBotOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return section["BotToken"] is not { Length: > 0 } token ? null : new ZaloBotOptions
        {
            BotToken = token,
            ApiBaseUrl = AddressOf(section["ApiBaseUrl"]) ?? DefaultApi,
            IsWebhook = section["Mode"] == "webhook",
            WebhookSecret = section["WebhookSecret"] is { Length: >= SecretLengthMin } secret ? secret : null,
            PublicUrl = AddressOf(section["PublicUrl"]),
            MessagesPerSecond = Math.Max(1, section.GetValue("MessagesPerSecond", 5)),
            QuotaPause = TimeSpan.FromSeconds(Math.Max(1, section.GetValue("QuotaPauseSeconds", 60))),
            Limits = ZaloBotLimits.Read(section, configuration["Club:TimeZone"]),
        };
    }

    private static Uri? AddressOf(string? value) => string.IsNullOrEmpty(value) ? null : new Uri(value, UriKind.Absolute);
}

/// <summary>What the tier of the bot allows. Settings, since the tier may change and some of it is not documented.</summary>
/// <remarks>Source of the defaults: Zalo's platform page, tier "Basic", seen 26/09/2026: 50 people and 3,000 messages a month for a bot.</remarks>
internal sealed record ZaloBotLimits
{
    /// <summary>Messages of a month; 0 = no limit.</summary>
    public int MessagesPerMonth { get; init; } = 3_000;

    /// <summary>People of a bot; 0 = no limit. What happens to the next one is not documented, so nobody is turned away: it is only told.</summary>
    public int People { get; init; } = 50;

    /// <summary>The last messages of a month, kept from notices: for answers, and the last third of them for emergencies alone. Guess.</summary>
    public int Reserve { get; init; } = 300;

    /// <summary>True when messages that come in count too. It is not documented; a wrong "no" uses up the month unnoticed.</summary>
    public bool CountsReceived { get; init; }

    /// <summary>Where a month begins. Zalo does not say; the club's own zone is a guess.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>How much of a limit may be used before people are told.</summary>
    public static bool IsNear(int used, int limit) => limit > 0 && used >= limit - (limit / 5);

    public static ZaloBotLimits Read(IConfigurationSection section, string? zone)
    {
        var standard = new ZaloBotLimits();
        return new ZaloBotLimits
        {
            MessagesPerMonth = section.GetValue("MessagesPerMonth", standard.MessagesPerMonth),
            People = section.GetValue("PeopleMax", standard.People),
            Reserve = section.GetValue("MonthlyReserve", standard.Reserve),
            CountsReceived = section.GetValue("CountsReceived", standard.CountsReceived),
            Zone = TimeZoneInfo.FindSystemTimeZoneById(string.IsNullOrEmpty(zone) ? "Asia/Ho_Chi_Minh" : zone),
        };
    }
}
