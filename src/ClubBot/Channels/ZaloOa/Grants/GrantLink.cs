using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>How the exchange of a code ended.</summary>
internal enum GrantOutcome
{
    Granted,

    /// <summary>Nobody here asked for it, or too long ago.</summary>
    NotAsked,

    /// <summary>It is of another Official Account.</summary>
    OtherAccount,

    /// <summary>Zalo did not give tokens for it.</summary>
    Refused,
}

/// <summary>The link by which an administrator of the Official Account grants, and what it brings back.</summary>
internal sealed partial class GrantLink(GrantStore grants, TokenEndpoint endpoint, ZaloOaOptions options, TimeProvider time, ILogger<GrantLink> logger)
{
    public const string CallbackPath = "/webhooks/zalo-oa/callback";

    /// <summary>How long a link that was made can be used. Guess: an administrator may read the log the next day.</summary>
    private static readonly TimeSpan LinkAge = TimeSpan.FromHours(48);

    /// <summary>The link; null while it is not known at which address Zalo can come back.</summary>
    public async ValueTask<Uri?> MakeAsync(CancellationToken cancellationToken)
    {
        if (options.PublicUrl is not { } own)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var state = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var verifier = options.PkceVerifier ?? Pkce.NewVerifier();
        // One that is still open stays as it is: it may be on somebody's screen.
        var grant = await grants.ChangeAsync(
            before => before.LinkUntil > now + (LinkAge / 2) && grants.VerifierOf(before) is not null ? before : grants.WithLink(before, state, verifier, now + LinkAge),
            cancellationToken);
        var query = $"app_id={Uri.EscapeDataString(options.AppId)}&redirect_uri={Uri.EscapeDataString(new Uri(own, CallbackPath).ToString())}"
            + $"&code_challenge={Pkce.ChallengeOf(grants.VerifierOf(grant) ?? verifier)}&state={grant.LinkState}";
        return new Uri(options.OAuthBaseUrl, $"/v4/oa/permission?{query}");
    }

    /// <summary>Takes what the administrator's browser brought back. A link works once.</summary>
    public async ValueTask<GrantOutcome> TakeAsync(string? code, string? oaId, string? state, CancellationToken cancellationToken)
    {
        var (_, grant) = await grants.LoadAsync(cancellationToken);
        if (code is not { Length: > 0 } || VerifierFor(grant, state) is not { } verifier)
        {
            return GrantOutcome.NotAsked;
        }

        if (oaId is not { Length: > 0 } || (options.OaId ?? grant.OaId ?? oaId) != oaId)
        {
            Log.OtherAccount(logger);
            return GrantOutcome.OtherAccount;
        }

        if (await endpoint.ExchangeAsync(code, verifier, CancellationToken.None) is not TokenReply.Granted { RefreshToken: { } refresh } granted)
        {
            return GrantOutcome.Refused;
        }

        var now = time.GetUtcNow();
        // The code is used up: whoever hangs up now must not make the tokens disappear.
        await grants.ChangeAsync(
            before => grants.WithPair(before, new TokenPair(granted.AccessToken, refresh)) with
            {
                OaId = oaId,
                ObtainedAt = now,
                ExpiresAt = now + granted.Lifetime,
                GrantedAt = now,
                DeadCode = 0,
                LeaseUntil = default,
                LinkState = null,
                LinkVerifier = null,
                LinkUntil = default,
            },
            CancellationToken.None);
        Log.Granted(logger);
        return GrantOutcome.Granted;
    }

    /// <summary>The verifier that belongs to what came back. The console's own link has a fixed verifier and no state.</summary>
    private string? VerifierFor(ZaloOaGrant grant, string? state) => state is not { Length: > 0 }
        ? options.PkceVerifier
        : grant.LinkState is { } open && grant.LinkUntil > time.GetUtcNow() && IsSame(open, state) ? grants.VerifierOf(grant) : null;

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "An administrator granted the app to the Zalo Official Account.")]
        public static partial void Granted(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "A grant of another Official Account was not taken. Channels:ZaloOa:OaId says which one is meant.")]
        public static partial void OtherAccount(ILogger logger);
    }
}
