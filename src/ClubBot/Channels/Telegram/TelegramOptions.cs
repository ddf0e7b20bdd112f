namespace ClubBot.Channels.Telegram;

/// <summary>Settings of <c>Channels:Telegram</c>.</summary>
internal sealed record TelegramOptions
{
    public const string Section = "Channels:Telegram";

    private const int DefaultPerSecond = 30;

    /// <summary>The bot's token; never printed and never logged.</summary>
    public required string BotToken { get; init; }

    /// <summary>Address of the Bot API; null = Telegram's own.</summary>
    public Uri? ApiBaseUrl { get; init; }

    /// <summary>True = Telegram calls us; false = we ask Telegram.</summary>
    public bool IsWebhook { get; init; }

    /// <summary>What Telegram says with every call; null = every call is refused.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Address at which Telegram reaches this server.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Messages to all people together in any second.</summary>
    public int MessagesPerSecond { get; init; } = DefaultPerSecond;

    /// <summary>Reads the settings; null = the channel is off.</summary>
    public static TelegramOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return section["BotToken"] is not { Length: > 0 } token ? null : new TelegramOptions
        {
            BotToken = token,
            ApiBaseUrl = AddressOf(section["ApiBaseUrl"]),
            IsWebhook = section["Mode"] == "webhook",
            WebhookSecret = section["WebhookSecret"] is { Length: > 0 } secret ? secret : null,
            PublicUrl = AddressOf(section["PublicUrl"]),
            MessagesPerSecond = Math.Max(1, configuration.GetValue<int?>("Delivery:TelegramPerSecond") ?? DefaultPerSecond),
        };
    }

    private static Uri? AddressOf(string? value) => string.IsNullOrEmpty(value) ? null : new Uri(value, UriKind.Absolute);
}
