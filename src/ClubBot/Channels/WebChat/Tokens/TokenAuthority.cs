using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClubBot.Channels.WebChat.Tokens;

/// <summary>Issues and reads tokens: JWTs signed with HMAC-SHA256 that carry the user and the conversation.</summary>
/// <remarks>Direct Line clients decode the token and look for the claim <c>user</c>, so the form is not free.</remarks>
internal sealed class TokenAuthority : IDisposable
{
    /// <summary>Life of a token. Long, since a phone in a pocket does not refresh.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Life of the token in a stream address. Source: Direct Line 3.0, "usable for 60 seconds".</summary>
    public static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);

    /// <summary>How long after its end a token still gets a new one for its conversation; as long as browsers keep a cookie.</summary>
    public static readonly TimeSpan RenewalPeriod = TimeSpan.FromDays(400);

    private const int TokenLengthMax = 2048;
    private const int CachedTokensMax = 20_000;
    private const string ForConversation = "directline";
    private const string ForStream = "directline-stream";
    private const string UserClaim = "user";
    private const string ConversationClaim = "conv";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = TokenLengthMax };
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = CachedTokensMax });
    private readonly SymmetricSecurityKey key;
    private readonly SigningCredentials credentials;
    private readonly TimeProvider time;

    public TokenAuthority(byte[] signingKey, TimeProvider time)
    {
        key = new SymmetricSecurityKey(signingKey);
        credentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        this.time = time;
    }

    /// <summary>A token that opens one conversation as one user.</summary>
    public string Issue(WebChatIdentity identity) => Issue(identity, ForConversation, Lifetime);

    /// <summary>A token that stands in an address, opens nothing but the stream, and only within <see cref="StreamLifetime"/>.</summary>
    public string IssueForStream(WebChatIdentity identity) => Issue(identity, ForStream, StreamLifetime);

    /// <summary>Reads the token of a call. Cheap for a token seen before.</summary>
    public async ValueTask<TokenReading> ReadAsync(string token)
    {
        if (!known.TryGetValue(token, out TokenReading.Valid? reading))
        {
            reading = await VerifyAsync(token, ForConversation);
            if (reading is not null)
            {
                known.Set(token, reading, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Lifetime });
            }
        }

        return Judge(reading);
    }

    /// <summary>Reads the token of a stream address.</summary>
    public async ValueTask<TokenReading> ReadForStreamAsync(string token) => Judge(await VerifyAsync(token, ForStream));

    /// <summary>True while an expired token may be exchanged for a new one.</summary>
    public bool IsRenewable(TokenReading.Expired reading) => time.GetUtcNow() < reading.Expires + RenewalPeriod;

    public void Dispose() => known.Dispose();

    private TokenReading Judge(TokenReading.Valid? signed)
    {
        if (signed is null)
        {
            return TokenReading.Invalid.Instance;
        }

        return time.GetUtcNow() < signed.Expires ? signed : new TokenReading.Expired(signed.Identity, signed.Expires);
    }

    private string Issue(WebChatIdentity identity, string purpose, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Audience = purpose,
            IssuedAt = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            SigningCredentials = credentials,
            Claims = new Dictionary<string, object>
            {
                [UserClaim] = identity.UserId,
                [ConversationClaim] = identity.ConversationId,
            },
        });
    }

    /// <summary>Checks all but the time. Null when it is no token of ours for this purpose.</summary>
    private async ValueTask<TokenReading.Valid?> VerifyAsync(string token, string purpose)
    {
        if (token.Length > TokenLengthMax)
        {
            return null;
        }

        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = purpose,
            ValidateIssuer = false,
            ValidateLifetime = false,
            LogValidationExceptions = false,
        });
        return result.IsValid
            && result.SecurityToken is JsonWebToken signed
            && signed.ValidTo > DateTime.MinValue
            && signed.TryGetPayloadValue<string>(UserClaim, out var user)
            && signed.TryGetPayloadValue<string>(ConversationClaim, out var conversation)
            ? new TokenReading.Valid(new WebChatIdentity(user, conversation), new DateTimeOffset(signed.ValidTo, TimeSpan.Zero))
            : null;
    }
}
