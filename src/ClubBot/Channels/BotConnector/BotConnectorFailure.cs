namespace ClubBot.Channels.BotConnector;

/// <summary>What a refusal of the Connector, or of the way to it, means.</summary>
internal static class BotConnectorFailure
{
    public const string NoAnswer = "no-answer";

    public const string NoAddress = "no-address";

    public const string UntrustedServiceUrl = "service-url";

    private static readonly TimeSpan RetryAfterDefault = TimeSpan.FromSeconds(1);

    /// <summary>A value beyond this is a mistake. Guess.</summary>
    private static readonly TimeSpan RetryAfterMax = TimeSpan.FromHours(24);

    /// <summary>The outcome of an answer that is no success.</summary>
    public static SendOutcome OutcomeOf(HttpResponseMessage refusal, TimeProvider time) => (int)refusal.StatusCode switch
    {
        429 => new SendOutcome.Retry(RetryAfterOf(refusal, time)),
        // The gateway passed it on and heard nothing more.
        504 => new SendOutcome.Unknown(NoAnswer),
        >= 500 => new SendOutcome.Retry(refusal.Headers.RetryAfter is null ? null : RetryAfterOf(refusal, time)),
        // The token is refused: that is a matter of the settings, and the message is worth keeping.
        401 => new SendOutcome.Retry(null),
        408 or 412 => new SendOutcome.Retry(null),
        403 => new SendOutcome.Gone("forbidden"),
        404 or 410 => new SendOutcome.Gone("not-found"),
        var other => new SendOutcome.Refused($"connector-{other}"),
    };

    /// <summary>The outcome of a call that ended without an answer.</summary>
    public static SendOutcome OutcomeOf(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            ? new SendOutcome.Retry(null)
            : new SendOutcome.Unknown(NoAnswer);

    /// <summary>How long to wait, whether it was said in seconds or as an instant; what cannot be read or is past counts as one second.</summary>
    public static TimeSpan RetryAfterOf(HttpResponseMessage refusal, TimeProvider time)
    {
        var after = refusal.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return after <= TimeSpan.Zero ? RetryAfterDefault : after < RetryAfterMax ? after : RetryAfterMax;
    }
}
