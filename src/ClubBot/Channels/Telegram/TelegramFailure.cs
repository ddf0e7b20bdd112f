using System.Net;
using Telegram.Bot.Exceptions;

namespace ClubBot.Channels.Telegram;

/// <summary>What a refusal of Telegram, or of the way to it, means.</summary>
internal static class TelegramFailure
{
    public const string NoAnswer = "no-answer";

    public const string TokenRefused = "token-refused";

    public const string Blocked = "blocked";

    private static readonly TimeSpan RetryAfterDefault = TimeSpan.FromSeconds(1);

    /// <summary>Telegram has never been seen to ask for more; a value beyond this is a mistake.</summary>
    private static readonly TimeSpan RetryAfterMax = TimeSpan.FromHours(24);

    public static SendOutcome OutcomeOf(RequestException failure) => failure switch
    {
        ApiRequestException refusal => OfRefusal(refusal),
        // Refused for being too much, in words that cannot be read.
        { HttpStatusCode: HttpStatusCode.TooManyRequests } => new SendOutcome.Retry(RetryAfterDefault),
        // A gateway said so, not the Bot API: it did not take the message.
        { HttpStatusCode: >= HttpStatusCode.InternalServerError } => new SendOutcome.Retry(null),
        { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } } =>
            new SendOutcome.Retry(null),
        _ => new SendOutcome.Unknown(NoAnswer),
    };

    private static SendOutcome OfRefusal(ApiRequestException refusal) => refusal.ErrorCode switch
    {
        429 => new SendOutcome.Retry(RetryAfterOf(refusal)),
        >= 500 => new SendOutcome.Retry(null),
        401 or 404 => new SendOutcome.Denied(TokenRefused),
        403 when Says(refusal, "deactivated") => new SendOutcome.Gone("deactivated"),
        403 when Says(refusal, "initiate") => new SendOutcome.Gone("not-started"),
        403 => new SendOutcome.Gone(Blocked),
        400 when Says(refusal, "chat not found") => new SendOutcome.Gone("not-found"),
        _ => new SendOutcome.Refused($"telegram-{refusal.ErrorCode}"),
    };

    private static TimeSpan RetryAfterOf(ApiRequestException refusal)
    {
        var after = refusal.Parameters?.RetryAfter is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : RetryAfterDefault;
        return after < RetryAfterMax ? after : RetryAfterMax;
    }

    private static bool Says(ApiRequestException refusal, string words) => refusal.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
