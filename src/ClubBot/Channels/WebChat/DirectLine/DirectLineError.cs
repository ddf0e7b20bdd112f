using System.Globalization;
using System.Text.Json;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>A refusal in Direct Line's shape: <c>{"error":{"code","message"}}</c>.</summary>
/// <param name="Status">HTTP status, 4xx; 503 only when the store fails.</param>
/// <param name="Code">Fixed word for programs.</param>
/// <param name="Message">A sentence for developers.</param>
internal sealed record DirectLineError(int Status, string Code, string Message)
{
    /// <summary>How long to wait before the next try, whole seconds; null = do not send the same again.</summary>
    public int? RetryAfterSeconds { get; init; }

    public static DirectLineError Malformed { get; } = new(400, "BadArgument", "The body is not the JSON this call takes.");

    public static DirectLineError MissingToken { get; } = new(401, "Unauthorized", "The Authorization header must carry 'Bearer' and a token.");

    public static DirectLineError InvalidToken { get; } = new(403, "BadToken", "This token was not issued here.");

    public static DirectLineError ExpiredToken { get; } = new(403, "TokenExpired", "The token has expired. POST it to tokens/generate for a new one.");

    public static DirectLineError OtherConversation { get; } = new(403, "Forbidden", "The token does not open this conversation.");

    public static DirectLineError OtherOrigin { get; } = new(403, "OriginForbidden", "Pages of this origin may not talk to this server.");

    public static DirectLineError NotFound { get; } = new(404, "NotFound", "There is nothing at this address.");

    public static DirectLineError TooLarge { get; } = new(413, "MessageTooLarge", "The message is larger than this server takes.");

    public static DirectLineError StorageFull { get; } = new(413, "StorageFull", "No room is left for uploads.");

    public static DirectLineError UnsupportedType { get; } = new(415, "UnsupportedMediaType", "This call does not take this content type.");

    public static DirectLineError Busy { get; } = new(429, "TooManyRequests", "Earlier messages of this conversation are still being worked on.") { RetryAfterSeconds = 1 };

    public static DirectLineError StoreFailed { get; } = new(503, "ServiceUnavailable", "The message could not be recorded.") { RetryAfterSeconds = 5 };

    public static DirectLineError BadArgument(string message) => new(400, "BadArgument", message);

    public static DirectLineError TooMany(TimeSpan retryAfter) => new(429, "TooManyRequests", "Too many calls.")
    {
        RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)),
    };

    /// <summary>Answers the call with this refusal.</summary>
    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        if (RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var body = new ErrorResponse(new ErrorBody(Code, Message));
        return JsonSerializer.SerializeAsync(context.Response.BodyWriter, body, DirectLineJson.Default.ErrorResponse, context.RequestAborted);
    }
}
