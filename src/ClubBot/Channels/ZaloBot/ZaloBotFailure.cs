namespace ClubBot.Channels.ZaloBot;

/// <summary>What an answer of Zalo to a message means.</summary>
/// <remarks>Source: Zalo Bot docs, table of error codes. None is documented for somebody who blocked the bot.</remarks>
internal static class ZaloBotFailure
{
    public const string NoAnswer = "no-answer";

    public const string TokenRefused = "token-refused";

    /// <summary>The month's messages are used up, or what is left of them is kept for something more urgent.</summary>
    public const string Quota = "quota";

    /// <summary>403 means an internal error here. It is worth one more try: it never stands for a person who blocked the bot.</summary>
    private const int InternalErrorTries = 2;

    private static readonly TimeSpan QuotaPauseMax = TimeSpan.FromHours(1);

    /// <summary>What becomes of the message.</summary>
    /// <param name="answer">What Zalo said.</param>
    /// <param name="attempts">Times it was tried before without success.</param>
    /// <param name="quotaPause">See <see cref="ZaloBotOptions.QuotaPause"/>.</param>
    public static SendOutcome OutcomeOf(ZaloBotAnswer answer, int attempts, TimeSpan quotaPause) => answer switch
    {
        ZaloBotAnswer.Done done => new SendOutcome.Sent(IdOf(done)),
        ZaloBotAnswer.Refused refusal => OfRefusal(refusal.Code, attempts, quotaPause),
        ZaloBotAnswer.Unreachable => new SendOutcome.Retry(null),
        _ => new SendOutcome.Unknown(NoAnswer),
    };

    private static SendOutcome OfRefusal(int code, int attempts, TimeSpan quotaPause) => code switch
    {
        429 => new SendOutcome.Retry(PauseOf(attempts, quotaPause)),
        403 when attempts + 1 < InternalErrorTries => new SendOutcome.Retry(null),
        // "Processing time exceeded": it may have left all the same.
        408 => new SendOutcome.Unknown(NoAnswer),
        401 or 404 => new SendOutcome.Denied(TokenRefused),
        >= 500 => new SendOutcome.Retry(null),
        _ => new SendOutcome.Refused($"zalo-bot-{code}"),
    };

    private static TimeSpan PauseOf(int attempts, TimeSpan quotaPause)
    {
        var pause = quotaPause * (1 << Math.Clamp(attempts, 0, 10));
        return pause < QuotaPauseMax ? pause : QuotaPauseMax;
    }

    private static string IdOf(ZaloBotAnswer.Done done) =>
        done.Result.ValueKind == System.Text.Json.JsonValueKind.Object
        && done.Result.TryGetProperty("message_id", out var id) && id.ValueKind == System.Text.Json.JsonValueKind.String
            ? id.GetString()!
            : "";
}
