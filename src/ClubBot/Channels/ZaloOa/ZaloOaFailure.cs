using System.Net;

namespace ClubBot.Channels.ZaloOa;

/// <summary>What an answer of Zalo means for a message. Source of the codes: Zalo OpenAPI, error table, January and August 2026.</summary>
internal static class ZaloOaFailure
{
    public const string NoAnswer = "no-answer";

    public const string TokenRefused = "token-refused";

    /// <summary>The person has been silent for longer than Zalo lets one write.</summary>
    public const string WindowClosed = "window-closed";

    public const string Unfollowed = "unfollowed";

    /// <summary>What the package allows in a month is used up, but for what is kept for emergencies.</summary>
    public const string Quota = "quota";

    /// <summary>How often a message is tried that Zalo says it could not send.</summary>
    private const int TriesMax = 2;

    /// <summary>How long nothing is tried while people have to mend the grant, the app or the package.</summary>
    private static readonly TimeSpan MendPause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan TokenPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PauseMax = TimeSpan.FromHours(24);

    /// <summary>What becomes of a message.</summary>
    /// <param name="reply">How the call ended; not a success.</param>
    /// <param name="attempts">Times it was tried before without success.</param>
    /// <param name="rateLimitPause">Pause when Zalo says it was too much and does not say for how long.</param>
    public static SendOutcome OutcomeOf(ApiReply reply, int attempts, TimeSpan rateLimitPause) => reply switch
    {
        ApiReply.Answered answer => OutcomeOf(answer, attempts, rateLimitPause),
        ApiReply.Gateway { Status: (int)HttpStatusCode.TooManyRequests } busy => new SendOutcome.Retry(PauseOf(busy.After, rateLimitPause)),
        ApiReply.Gateway { Status: >= 500 } => new SendOutcome.Retry(null),
        ApiReply.Gateway refused => new SendOutcome.Refused($"zalo-http-{refused.Status}"),
        ApiReply.NotConnected => new SendOutcome.Retry(null),
        ApiReply.NoToken { IsDead: true } => new SendOutcome.Denied(ZaloOaHealth.NoGrant),
        ApiReply.NoToken => new SendOutcome.Retry(TokenPause),
        _ => new SendOutcome.Unknown(NoAnswer),
    };

    /// <summary>True when the app, the Official Account or its package has to be mended by people.</summary>
    public static bool IsForPeople(ApiReply reply) =>
        reply is ApiReply.Answered { Code: -204 or -205 or -209 or -212 or -219 or -221 or -223 or -224 or -235 or -242 or -320 or -321 or -135 or -136 or -137 };

    /// <summary>True when the allowance is used up, or there is no money for it.</summary>
    public static bool IsQuota(ApiReply reply) => reply is ApiReply.Answered { Code: -211 or -320 or -321 or -115 or -144 or -147 };

    /// <summary>True when a message with buttons was refused for its shape: without them it may pass.</summary>
    public static bool IsShape(ApiReply reply) => reply is ApiReply.Answered { Code: -201 or -233 };

    private static SendOutcome OutcomeOf(ApiReply.Answered answer, int attempts, TimeSpan rateLimitPause) => answer.Code switch
    {
        -32 => new SendOutcome.Retry(PauseOf(answer.After, rateLimitPause)),
        -200 => attempts + 1 < TriesMax ? new SendOutcome.Retry(null) : new SendOutcome.Refused(ZaloOaApi.WordOf(answer.Code)),
        // The new token was refused as well.
        -216 or -220 or -124 => new SendOutcome.Denied(TokenRefused),
        -213 => new SendOutcome.Gone("not-following"),
        -217 or -244 or -139 or -140 or -141 => new SendOutcome.Gone("blocked"),
        -218 or -114 or -119 => new SendOutcome.Gone("cannot-receive"),
        -227 => new SendOutcome.Gone("inactive"),
        -230 or -232 => new SendOutcome.Gone(WindowClosed),
        -108 or -118 => new SendOutcome.Gone("not-found"),
        // Only templates are refused at night; the next way is better than a morning.
        -234 or -133 => new SendOutcome.Refused("night"),
        _ when IsQuota(answer) => new SendOutcome.Refused(Quota),
        _ when IsForPeople(answer) => new SendOutcome.Retry(MendPause),
        _ => new SendOutcome.Refused(ZaloOaApi.WordOf(answer.Code)),
    };

    private static TimeSpan PauseOf(TimeSpan? said, TimeSpan otherwise)
    {
        var pause = said is { } after && after > TimeSpan.Zero ? after : otherwise;
        return pause < PauseMax ? pause : PauseMax;
    }
}
