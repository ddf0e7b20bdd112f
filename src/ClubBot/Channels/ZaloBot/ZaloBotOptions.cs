namespace ClubBot.Channels.ZaloBot;

/// <summary>Settings of <c>Channels:ZaloBot</c>.</summary>
/// <remarks>Source of the defaults that are not marked as a guess: Zalo Bot Platform, documentation and plan page of autumn 2026.</remarks>
internal sealed record ZaloBotOptions
{
    public const string Section = "Channels:ZaloBot";

    private const int MessagesPerMonthDefault = 3_000;
    private const int MessagesKeptDefault = 300;

    /// <summary>Zalo names no rate. Guess: slower than a person could read.</summary>
    private const int MessagesPerSecondDefault = 5;

    /// <summary>Zalo names no time to wait after "quota exceeded". Guess.</summary>
    private const int QuotaPauseSecondsDefault = 60;

    private static readonly Uri PlatformUrl = new("https://bot-api.zaloplatforms.com");

    /// <summary>The bot's token; never printed and never logged.</summary>
    public required string BotToken { get; init; }

    /// <summary>Address of the platform.</summary>
    public required Uri ApiBaseUrl { get; init; }

    /// <summary>True = Zalo calls us; false = we ask Zalo.</summary>
    public bool IsWebhook { get; init; }

    /// <summary>What Zalo says with every call; null = every call is refused.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Address at which Zalo reaches this server.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Messages that the plan allows in a calendar month; 0 = as many as wanted.</summary>
    public int MessagesPerMonth { get; init; } = MessagesPerMonthDefault;

    /// <summary>The last messages of the month that are kept for answers and emergencies: notices do not use them.</summary>
    public int MessagesKept { get; init; } = MessagesKeptDefault;

    /// <summary>Messages to all people together in any second.</summary>
    public int MessagesPerSecond { get; init; } = MessagesPerSecondDefault;

    /// <summary>A message older than this when it arrives is let go. Guess: Zalo documents no repetition.</summary>
    public TimeSpan MessageAgeMax { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the whole channel is silent after "quota exceeded".</summary>
    public TimeSpan QuotaPause { get; init; } = TimeSpan.FromSeconds(QuotaPauseSecondsDefault);

    /// <summary>Reads the settings; null = the channel is off.</summary>
    public static ZaloBotOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return section["BotToken"] is not { Length: > 0 } token ? null : new ZaloBotOptions
        {
            BotToken = token,
            ApiBaseUrl = AddressOf(section["ApiBaseUrl"]) ?? PlatformUrl,
            IsWebhook = section["Mode"] == "webhook",
            WebhookSecret = section["WebhookSecret"] is { Length: > 0 } secret ? secret : null,
            PublicUrl = AddressOf(section["PublicUrl"]),
            MessagesPerMonth = NumberOf(section, nameof(MessagesPerMonth), MessagesPerMonthDefault),
            MessagesKept = NumberOf(section, nameof(MessagesKept), MessagesKeptDefault),
            MessagesPerSecond = Math.Max(1, NumberOf(section, nameof(MessagesPerSecond), MessagesPerSecondDefault)),
            QuotaPause = TimeSpan.FromSeconds(Math.Max(1, NumberOf(section, "QuotaPauseSeconds", QuotaPauseSecondsDefault))),
        };
    }

    private static int NumberOf(IConfigurationSection section, string name, int fallback) => Math.Max(0, section.GetValue<int?>(name) ?? fallback);

    private static Uri? AddressOf(string? value) => string.IsNullOrEmpty(value) ? null : new Uri(value, UriKind.Absolute);
}
