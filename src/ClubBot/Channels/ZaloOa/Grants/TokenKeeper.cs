using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>Keeps the access token fresh: one refresh at a time over all hosts, and a new pair is on disk before anybody uses it.</summary>
internal sealed partial class TokenKeeper(GrantStore grants, TokenEndpoint endpoint, TimeProvider time, ILogger<TokenKeeper> logger) : IDisposable
{
    /// <summary>Age at which the access token is renewed, five hours before it ends.</summary>
    public static readonly TimeSpan RefreshAge = TimeSpan.FromHours(20);

    /// <summary>Codes after which only an administrator can help: refresh token or code used, wrong or too old.</summary>
    private static readonly int[] FinalCodes = [-14014, -14005];

    /// <summary>Longer than a call to the token endpoint takes; after a crash nobody refreshes for that long.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LeaseLook = TimeSpan.FromMilliseconds(200);

    private const int LooksMax = 150;

    private static readonly TimeSpan PauseAfterSilence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim gate = new(1, 1);
    private DateTimeOffset refreshNotBefore;
    private TokenReply.Granted? unsaved;

    /// <summary>The token to call with.</summary>
    /// <param name="refused">The token that Zalo has just refused, or null: it is not given again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreFailedException">The grant cannot be read or written.</exception>
    public async ValueTask<TokenReading> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (unsaved is { } pair)
            {
                await SaveAsync(pair, cancellationToken);
            }

            return await ReadAsync(refused, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async ValueTask<TokenReading> ReadAsync(string? refused, CancellationToken cancellationToken)
    {
        for (var look = 1; look <= LooksMax; look++)
        {
            var (session, grant) = await grants.LoadAsync(cancellationToken);
            if (grant.DeadCode != 0 || grants.PairOf(grant) is not { } pair)
            {
                return TokenReading.Dead.Instance;
            }

            var now = time.GetUtcNow();
            var isUsable = pair.AccessToken.Length > 0 && pair.AccessToken != refused && now < grant.ExpiresAt;
            if (isUsable && now < grant.ObtainedAt + RefreshAge)
            {
                return new TokenReading.Ready(pair.AccessToken);
            }

            if (now < refreshNotBefore)
            {
                return isUsable ? new TokenReading.Ready(pair.AccessToken) : TokenReading.NotNow.Instance;
            }

            if (grant.LeaseUntil > now)
            {
                await Task.Delay(LeaseLook, time, cancellationToken);
                continue;
            }

            session.Put(grant with { LeaseUntil = now + Lease });
            if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
                return await RefreshAsync(pair, isUsable, cancellationToken);
            }
        }

        return TokenReading.NotNow.Instance;
    }

    private async ValueTask<TokenReading> RefreshAsync(TokenPair pair, bool isUsable, CancellationToken cancellationToken)
    {
        // Once asked, the old refresh token may be used up: the answer has to be waited for and kept.
        switch (await endpoint.RefreshAsync(pair.RefreshToken, CancellationToken.None))
        {
            case TokenReply.Granted granted:
                unsaved = granted;
                await SaveAsync(granted, CancellationToken.None);
                return new TokenReading.Ready(granted.AccessToken);
            case TokenReply.Refused { Code: var code } when FinalCodes.Contains(code):
                Log.Dead(logger, code);
                await grants.ChangeAsync(grant => grant with { DeadCode = code, LeaseUntil = default }, cancellationToken);
                return TokenReading.Dead.Instance;
            case TokenReply.Refused { Code: var code }:
                Log.NotRefreshed(logger, code);
                return await PutOffAsync(PauseAfterRefusal, pair, isUsable, cancellationToken);
            default:
                Log.NoAnswer(logger);
                return await PutOffAsync(PauseAfterSilence, pair, isUsable, cancellationToken);
        }
    }

    private async ValueTask<TokenReading> PutOffAsync(TimeSpan pause, TokenPair pair, bool isUsable, CancellationToken cancellationToken)
    {
        refreshNotBefore = time.GetUtcNow() + pause;
        await grants.ChangeAsync(grant => grant with { LeaseUntil = default }, cancellationToken);
        return isUsable ? new TokenReading.Ready(pair.AccessToken) : TokenReading.NotNow.Instance;
    }

    /// <summary>An answer without a refresh token leaves the old one in its place.</summary>
    private async ValueTask SaveAsync(TokenReply.Granted granted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await grants.ChangeAsync(
            grant => grants.WithPair(grant, new TokenPair(granted.AccessToken, granted.RefreshToken ?? grants.PairOf(grant)?.RefreshToken ?? "")) with
            {
                ObtainedAt = now,
                ExpiresAt = now + granted.Lifetime,
                LeaseUntil = default,
            },
            cancellationToken);
        unsaved = null;
        refreshNotBefore = default;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "Zalo takes the refresh token no more ({Code}): nothing is sent over the Official Account until an administrator grants again.")]
        public static partial void Dead(ILogger logger, int code);

        [LoggerMessage(2, LogLevel.Error, "Zalo did not refresh the token ({Code}); it is tried again. -14002: AppId. -14004: AppSecret.")]
        public static partial void NotRefreshed(ILogger logger, int code);

        [LoggerMessage(3, LogLevel.Warning, "Zalo's token endpoint did not answer; it is tried again.")]
        public static partial void NoAnswer(ILogger logger);
    }
}
