namespace ClubBot.Channels.BotConnector;

/// <summary>Settings of <c>Channels:BotConnector</c>.</summary>
/// <remarks>Sources of addresses and issuers: Bot Framework SDK, authentication constants; Azure Bot Service, "Authentication with the Bot Connector API".</remarks>
internal sealed record BotConnectorOptions
{
    public const string Section = "Channels:BotConnector";

    public const string DefaultMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    public const string DefaultEmulatorMetadataUrl = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>Hosts of Microsoft's channels as far as they are known; an entry that begins with a dot means every host below it. Guess: not a published list.</summary>
    public const string DefaultServiceHosts = "smba.trafficmanager.net,.botframework.com";

    /// <summary>Tenant of bots that belong to no tenant.</summary>
    private const string SharedTenant = "botframework.com";

    /// <summary>The bot's id at Azure Bot Service: whom incoming tokens must be for.</summary>
    public required string AppId { get; init; }

    /// <summary>The bot's password; never printed and never logged.</summary>
    public required string AppPassword { get; init; }

    /// <summary>The bot's own tenant; null for a bot of any tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>Where the keys of Azure Bot Service are described.</summary>
    public required Uri OpenIdMetadataUrl { get; init; }

    /// <summary>Where the keys of the Emulator's tokens are described.</summary>
    public required Uri EmulatorMetadataUrl { get; init; }

    /// <summary>Where the bot gets the token it replies with.</summary>
    public required Uri TokenUrl { get; init; }

    /// <summary>Hosts to which replies, and the bot's token with them, may go.</summary>
    public required IReadOnlyList<string> ServiceHosts { get; init; }

    /// <summary>Reads the settings; null = the channel is off.</summary>
    public static BotConnectorOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["AppId"] is not { Length: > 0 } appId || section["AppPassword"] is not { Length: > 0 } password)
        {
            return null;
        }

        var tenant = section["TenantId"] is { Length: > 0 } own ? own : null;
        return new BotConnectorOptions
        {
            AppId = appId,
            AppPassword = password,
            TenantId = tenant,
            OpenIdMetadataUrl = AddressOf(section["OpenIdMetadataUrl"], DefaultMetadataUrl),
            EmulatorMetadataUrl = AddressOf(section["EmulatorMetadataUrl"], DefaultEmulatorMetadataUrl),
            TokenUrl = AddressOf(section["TokenUrl"], $"https://login.microsoftonline.com/{tenant ?? SharedTenant}/oauth2/v2.0/token"),
            ServiceHosts = (section["ServiceHosts"] is { Length: > 0 } hosts ? hosts : DefaultServiceHosts)
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    private static Uri AddressOf(string? value, string fallback) => new(string.IsNullOrEmpty(value) ? fallback : value, UriKind.Absolute);
}
