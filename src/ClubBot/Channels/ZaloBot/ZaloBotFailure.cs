namespace ClubBot.Channels.ZaloBot;

/// <summary>What a refusal of Zalo, or of the way to it, means for a message.</summary>
internal static class ZaloBotFailure
{
    public const string NoAnswer = "no-answer";

    public const string Quota = "quota";

    /// <param name="answer">An answer that is not ok.</param>
    /// <param name="quotaPause">How long the channel is silent when the quota is used up.</param>
    public static SendOutcome OutcomeOf(ZaloBotAnswer answer, TimeSpan quotaPause) => answer.ErrorCode switch
    {
        ZaloBotAnswer.QuotaExceeded => new SendOutcome.Retry(quotaPause),
        // "Internal server error" in Zalo's list, although the number means something else elsewhere.
        ZaloBotAnswer.InternalError or >= 500 => new SendOutcome.Retry(null),
        // The token is refused: that is a matter of the settings, and the message is worth keeping.
        ZaloBotAnswer.TokenRefused => new SendOutcome.Retry(null),
        // "Processing time exceeded": it may have been sent.
        ZaloBotAnswer.TimedOut => new SendOutcome.Unknown(NoAnswer),
        // Some page in front of the platform, or nothing that is known: it may have been sent.
        0 or 200 => new SendOutcome.Unknown(NoAnswer),
        var code => new SendOutcome.Refused($"zalo-bot-{code}"),
    };

    public static SendOutcome OutcomeOf(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
        ? new SendOutcome.Retry(null)
        : new SendOutcome.Unknown(NoAnswer);
}
