using System.Collections;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ClubBot.Channels.BotConnector;

/// <summary>The public keys of one authority, read from its OpenID metadata and remembered.</summary>
internal sealed class SigningKeys(Uri metadata, ConnectorHttp http, TimeProvider time) : IDisposable
{
    /// <summary>Age at which keys are read again. Guess; the SDK reads them daily.</summary>
    private static readonly TimeSpan RefreshAge = TimeSpan.FromHours(24);

    /// <summary>Age up to which keys still count while they cannot be read. Source: Azure Bot Service documentation, "SDK 5 days".</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromDays(5);

    /// <summary>Least time between two readings, so that made-up key ids cause no storm.</summary>
    internal static readonly TimeSpan ReadPause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile KeySet known = new([], DateTimeOffset.MinValue);
    private DateTimeOffset triedAt = DateTimeOffset.MinValue;

    /// <summary>The key with this id; an id that is not known makes the keys be read again. Null when the authority has none such.</summary>
    /// <exception cref="KeysUnavailableException">There are no keys, or only old ones, and they cannot be read.</exception>
    public async ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (known.ById.GetValueOrDefault(keyId) is { } key && AgeOf(known) < RefreshAge)
        {
            return key;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            // Somebody else may have read them while this call waited.
            if (!known.ById.ContainsKey(keyId) || AgeOf(known) >= RefreshAge)
            {
                await ReadAsync(cancellationToken);
            }
        }
        finally
        {
            reading.Release();
        }

        return AgeOf(known) < AgeMax ? known.ById.GetValueOrDefault(keyId) : throw new KeysUnavailableException(null);
    }

    /// <summary>Channels that a key may speak for.</summary>
    public static IEnumerable<string> EndorsementsOf(JsonWebKey key) => (key.AdditionalData.TryGetValue("endorsements", out var listed) ? listed : null) switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(entry => entry.ToString()),
        string text => [text],
        IEnumerable list => list.Cast<object?>().Select(entry => entry?.ToString() ?? ""),
        _ => [],
    };

    public void Dispose() => reading.Dispose();

    private TimeSpan AgeOf(KeySet keys) => time.GetUtcNow() - keys.ReadAt;

    private async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - triedAt < ReadPause)
        {
            return;
        }

        triedAt = now;
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.AbsoluteUri, new Documents(http, metadata.IsLoopback), cancellationToken);
            var keys = configuration.JsonWebKeySet?.Keys.Where(key => key.Kty == "RSA" && !string.IsNullOrEmpty(key.Kid)) ?? [];
            known = new KeySet(keys.GroupBy(key => key.Kid).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal), now);
        }
        catch (Exception exception) when (IsTheirs(exception, cancellationToken))
        {
            if (AgeOf(known) >= AgeMax)
            {
                throw new KeysUnavailableException(exception);
            }
        }
    }

    private static bool IsTheirs(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or JsonException or ArgumentException or InvalidOperationException or SecurityTokenException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private sealed record KeySet(Dictionary<string, JsonWebKey> ById, DateTimeOffset ReadAt);

    /// <summary>Reads the metadata and the keys it points to: over https, or from this machine when the metadata lies there itself.</summary>
    private sealed class Documents(ConnectorHttp http, bool allowsThisMachine) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            var target = new Uri(address, UriKind.Absolute);
            if (target.Scheme != Uri.UriSchemeHttps && !(allowsThisMachine && target.IsLoopback))
            {
                throw new InvalidOperationException("Keys are read over https only.");
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, target);
            using var answer = await http.SendAsync(request, cancel);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsStringAsync(cancel);
        }
    }
}

/// <summary>Nobody's token can be proved now, since the keys cannot be read.</summary>
internal sealed class KeysUnavailableException(Exception? inner) : Exception("The signing keys cannot be read.", inner);
