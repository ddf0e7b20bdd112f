using System.Globalization;

namespace ClubBot.Channels.BotConnector;

/// <summary>A refusal in the Bot Framework's shape: <c>{"error":{"code","message"}}</c>.</summary>
/// <param name="Status">401 = it is not known who calls; 403 = the caller is known and may not do this.</param>
/// <param name="Code">Fixed word for programs.</param>
/// <param name="Message">A sentence for developers; it never repeats what was sent.</param>
internal sealed record ConnectorError(int Status, string Code, string Message)
{
    public static ConnectorError MissingToken { get; } = new(401, "Unauthorized", "The Authorization header must carry 'Bearer' and a token.");

    public static ConnectorError InvalidToken { get; } = new(401, "Unauthorized", "The token does not prove who calls.");

    public static ConnectorError EmulatorRefused { get; } = new(403, "Forbidden", "Tokens of the Emulator are taken only in Development and from this machine.");

    public static ConnectorError NotEndorsed { get; } = new(403, "Forbidden", "The key of the token is not endorsed for this channelId.");

    public static ConnectorError OtherServiceUrl { get; } = new(403, "Forbidden", "The serviceUrl is not the one in the token.");

    public static ConnectorError UntrustedServiceUrl { get; } =
        new(403, "Forbidden", "Nothing is sent to this serviceUrl. Channels:BotConnector:ServiceHosts lists the hosts that are trusted.");

    public static ConnectorError Malformed { get; } = new(400, "BadSyntax", "The body is not the JSON of an activity.");

    public static ConnectorError TooLarge { get; } = new(413, "MessageSizeTooBig", "The activity is larger than this server takes.");

    public static ConnectorError UnsupportedType { get; } = new(415, "UnsupportedMediaType", "An activity is sent as application/json.");

    public static ConnectorError Busy { get; } = new(429, "TooManyRequests", "Earlier messages of this conversation are still being worked on.") { RetryAfterSeconds = 1 };

    public static ConnectorError NotImplemented { get; } = new(501, "NotImplemented", "This bot answers no invoke activity.");

    public static ConnectorError KeysUnavailable { get; } = new(503, "ServiceUnavailable", "The keys that prove tokens cannot be read now.") { RetryAfterSeconds = 5 };

    public static ConnectorError StoreFailed { get; } = new(503, "ServiceUnavailable", "The activity could not be recorded.") { RetryAfterSeconds = 5 };

    /// <summary>How long to wait before the next try, whole seconds; null = do not send the same again.</summary>
    public int? RetryAfterSeconds { get; init; }

    public static ConnectorError Missing(string field) => new(400, "MissingProperty", $"The activity has no usable '{field}'.");

    /// <summary>The answer to the call.</summary>
    public IResult Answer(HttpContext context)
    {
        if (Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return Results.Json(new ErrorResponse(new ErrorBody(Code, Message)), ConnectorJson.Default.ErrorResponse, statusCode: Status);
    }
}
