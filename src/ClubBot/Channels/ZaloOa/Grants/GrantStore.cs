using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>The grant on disk: read with what the settings hold, changed only where nobody else changed it.</summary>
internal sealed class GrantStore(IDocumentStore store, DocumentCatalog catalog, SecretBox box, ZaloOaOptions options, TimeProvider time)
{
    private const int RunsMax = 100;

    /// <summary>The grant as it stands. A refresh token of the settings that was not there before is a new grant, not on disk yet.</summary>
    public async ValueTask<(DocumentSession Session, ZaloOaGrant Grant)> LoadAsync(CancellationToken cancellationToken)
    {
        var session = new DocumentSession(store, catalog, SystemAccess.Instance);
        var grant = await session.LoadAsync<ZaloOaGrant>(options.AppId, cancellationToken) ?? new ZaloOaGrant { Id = options.AppId };
        if (options.RefreshToken is { } seed && HashOf(seed) is var hash && hash != grant.SeedHash)
        {
            grant = WithPair(grant, new TokenPair("", seed)) with { SeedHash = hash, ObtainedAt = default, ExpiresAt = default, GrantedAt = time.GetUtcNow(), DeadCode = 0 };
        }

        return (session, grant);
    }

    /// <summary>Changes the grant as it then stands, and returns it once that is on disk.</summary>
    public async ValueTask<ZaloOaGrant> ChangeAsync(Func<ZaloOaGrant, ZaloOaGrant> change, CancellationToken cancellationToken)
    {
        for (var run = 1; run <= RunsMax; run++)
        {
            var (session, grant) = await LoadAsync(cancellationToken);
            var after = change(grant);
            session.Put(after);
            if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
                return after;
            }
        }

        throw new StoreFailedException("The grant of the Zalo Official Account is being changed all the time.");
    }

    /// <summary>The pair; null when there is none or the key that closed it is not there.</summary>
    public TokenPair? PairOf(ZaloOaGrant grant) => grant.Tokens is { } closed && box.Open(closed, grant.Id) is { } json
        ? JsonSerializer.Deserialize(json, GrantJson.Unescaped.TokenPair)
        : null;

    public ZaloOaGrant WithPair(ZaloOaGrant grant, TokenPair pair) =>
        grant with { Tokens = box.Close(JsonSerializer.Serialize(pair, GrantJson.Unescaped.TokenPair), grant.Id) };

    /// <summary>The verifier of the open link; null when there is none.</summary>
    public string? VerifierOf(ZaloOaGrant grant) => grant.LinkVerifier is { } closed ? box.Open(closed, grant.Id) : null;

    public ZaloOaGrant WithLink(ZaloOaGrant grant, string state, string verifier, DateTimeOffset until) =>
        grant with { LinkState = state, LinkVerifier = box.Close(verifier, grant.Id), LinkUntil = until };

    private static string HashOf(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
}
