using System.Net;
using ClubBot.Kernel.Schema;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClubBot.Channels.BotConnector;

/// <summary>Finds out who calls. Two lanes, both closed unless everything fits: Azure Bot Service, and the Emulator on this machine in Development.</summary>
/// <remarks>Sources: Bot Framework SDK, ParameterizedBotFrameworkAuthentication; Azure Bot Service, "Authentication with the Bot Connector API".</remarks>
internal sealed class CallerGate : IDisposable
{
    private const string ServiceIssuer = "https://api.botframework.com";

    /// <summary>Tenants of Microsoft whose tokens the Emulator gets.</summary>
    private static readonly string[] EmulatorTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    /// <summary>How far clocks may be apart.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Longest token read; Azure's have about 1,500 characters.</summary>
    private const int TokenLengthMax = 16 * 1024;

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = TokenLengthMax };
    private readonly SigningKeys serviceKeys;
    private readonly SigningKeys emulatorKeys;
    private readonly HashSet<string> emulatorIssuers;
    private readonly BotConnectorOptions options;
    private readonly IHostEnvironment environment;
    private readonly TimeProvider time;

    public CallerGate(BotConnectorOptions options, ConnectorHttp http, IHostEnvironment environment, TimeProvider time)
    {
        this.options = options;
        this.environment = environment;
        this.time = time;
        serviceKeys = new SigningKeys(options.OpenIdMetadataUrl, http, time);
        emulatorKeys = new SigningKeys(options.EmulatorMetadataUrl, http, time);
        emulatorIssuers = EmulatorTenants.Concat(options.TenantId is { } own ? [own] : [])
            .SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0" })
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Proves the token of a call.</summary>
    /// <exception cref="KeysUnavailableException">The keys cannot be read.</exception>
    public async ValueTask<CallerReading> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (TokenOf(context.Request) is not { } text)
        {
            return new CallerReading.Refused(ConnectorError.MissingToken);
        }

        if (Parse(text) is not { Kid.Length: > 0 } unproved)
        {
            return new CallerReading.Refused(ConnectorError.InvalidToken);
        }

        // The issuer only chooses the lane here; it counts for nothing before the signature is proved.
        var isEmulator = emulatorIssuers.Contains(unproved.Issuer);
        if (isEmulator && !IsEmulatorAllowed(context))
        {
            return new CallerReading.Refused(ConnectorError.EmulatorRefused);
        }

        var key = await (isEmulator ? emulatorKeys : serviceKeys).FindAsync(unproved.Kid, cancellationToken);
        if (key is null || await ProveAsync(text, key, isEmulator) is not { } token)
        {
            return new CallerReading.Refused(ConnectorError.InvalidToken);
        }

        return isEmulator ? OfEmulator(token) : OfService(token, key);
    }

    public void Dispose()
    {
        serviceKeys.Dispose();
        emulatorKeys.Dispose();
    }

    private static CallerReading OfService(JsonWebToken token, JsonWebKey key) =>
        ClaimOf(token, "serviceurl") is { Length: > 0 } serviceUrl
            ? new CallerReading.Service(serviceUrl, SigningKeys.EndorsementsOf(key).ToHashSet(StringComparer.Ordinal))
            : new CallerReading.Refused(ConnectorError.InvalidToken);

    /// <summary>The bot calls itself, by its own password: that is what the Emulator does.</summary>
    private CallerReading OfEmulator(JsonWebToken token)
    {
        var appId = ClaimOf(token, "ver") switch
        {
            "" or "1.0" => ClaimOf(token, "appid"),
            "2.0" => ClaimOf(token, "azp"),
            _ => null,
        };
        return appId == options.AppId ? new CallerReading.Emulator() : new CallerReading.Refused(ConnectorError.InvalidToken);
    }

    private bool IsEmulatorAllowed(HttpContext context) =>
        environment.IsDevelopment()
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && header.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var scheme, var token]
        && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? token
            : null;

    private JsonWebToken? Parse(string text)
    {
        try
        {
            return text.Length <= TokenLengthMax ? handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>The token when signature, issuer, audience and lifetime fit; otherwise null.</summary>
    private async ValueTask<JsonWebToken?> ProveAsync(string text, JsonWebKey key, bool isEmulator)
    {
        var result = await handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            ValidAudience = options.AppId,
            ValidIssuers = isEmulator ? emulatorIssuers : [ServiceIssuer],
            LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
            LogValidationExceptions = false,
        });
        return result.IsValid ? result.SecurityToken as JsonWebToken : null;
    }

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now - ClockSkew < end && (notBefore is not { } start || now + ClockSkew >= start);
    }

    private static string? ClaimOf(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}

/// <summary>Who calls, as far as the token proves it.</summary>
internal abstract record CallerReading
{
    private CallerReading()
    {
    }

    /// <summary>What is wrong with the activity for this caller; null when it may bring it.</summary>
    public abstract ConnectorError? Judge(Activity activity);

    /// <summary>Azure Bot Service.</summary>
    /// <param name="ServiceUrl">Where replies to what it brings go.</param>
    /// <param name="Endorsements">Channels it may speak for.</param>
    public sealed record Service(string ServiceUrl, IReadOnlySet<string> Endorsements) : CallerReading
    {
        public override ConnectorError? Judge(Activity activity) =>
            !Endorsements.Contains(activity.ChannelId ?? "") ? ConnectorError.NotEndorsed
            : !ServiceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase) ? ConnectorError.OtherServiceUrl
            : null;
    }

    /// <summary>The Emulator on this machine; replies go to this machine only.</summary>
    public sealed record Emulator : CallerReading
    {
        public override ConnectorError? Judge(Activity activity) =>
            Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && address.IsLoopback ? null : ConnectorError.UntrustedServiceUrl;
    }

    /// <summary>Nobody who may call.</summary>
    public sealed record Refused(ConnectorError Error) : CallerReading
    {
        public override ConnectorError? Judge(Activity activity) => Error;
    }
}
