using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace ClubBot.Practice.ZaloOa;

/// <summary>Zalo's OAuth, version 4: codes and refresh tokens work once, and a new access token ends the one before.</summary>
internal sealed class FakeGrants(TimeProvider time)
{
    /// <summary>25 hours.</summary>
    public const int LifetimeSeconds = 90_000;

    private static readonly TimeSpan CodeAge = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Challenge, DateTimeOffset Until)> codes = new(StringComparer.Ordinal);
    private string refresh = FakeZaloOa.FirstRefreshToken;
    private string access = "";
    private DateTimeOffset accessUntil;
    private int pairs;

    /// <summary>Pairs given out so far.</summary>
    public int Pairs
    {
        get
        {
            lock (gate)
            {
                return pairs;
            }
        }
    }

    /// <summary>True when the access token is the newest and not over.</summary>
    public bool IsValid(string? token)
    {
        lock (gate)
        {
            return token is { Length: > 0 } && token == access && time.GetUtcNow() < accessUntil;
        }
    }

    /// <summary>The platform takes the access token back.</summary>
    public void EndAccess()
    {
        lock (gate)
        {
            access = "";
        }
    }

    /// <summary>The platform takes the refresh token back.</summary>
    public void EndRefresh()
    {
        lock (gate)
        {
            refresh = "";
        }
    }

    /// <summary>An administrator says yes.</summary>
    /// <returns>The code that the browser brings back.</returns>
    public string Permit(string challenge)
    {
        lock (gate)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"code-demo-{codes.Count + 1}");
            codes[code] = (challenge, time.GetUtcNow() + CodeAge);
            return code;
        }
    }

    /// <summary>The token endpoint.</summary>
    public FakeAnswer Answer(string? secret, string body)
    {
        var form = QueryHelpers.ParseQuery(body);
        if (form["app_id"] != FakeZaloOa.AppId)
        {
            return ZaloOaAnswers.RefuseToken(-14002, "Invalid app id.");
        }

        if (secret != FakeZaloOa.AppSecret)
        {
            return ZaloOaAnswers.RefuseToken(-14004, "Invalid secret key.");
        }

        lock (gate)
        {
            return (string?)form["grant_type"] switch
            {
                "refresh_token" when refresh.Length > 0 && form["refresh_token"] == refresh => NewPair(),
                "refresh_token" => ZaloOaAnswers.RefuseToken(-14014, "Invalid refresh token."),
                "authorization_code" when IsRight((string?)form["code"] ?? "", (string?)form["code_verifier"] ?? "") => NewPair(),
                "authorization_code" => ZaloOaAnswers.RefuseToken(-14005, "Invalid authorization code."),
                _ => ZaloOaAnswers.RefuseToken(-14018, "Invalid grant type."),
            };
        }
    }

    private bool IsRight(string code, string verifier) => codes.Remove(code, out var asked)
        && time.GetUtcNow() < asked.Until
        && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == asked.Challenge;

    private FakeAnswer NewPair()
    {
        pairs++;
        access = string.Create(CultureInfo.InvariantCulture, $"at-secret-{pairs}");
        refresh = string.Create(CultureInfo.InvariantCulture, $"rt-secret-{pairs}");
        accessUntil = time.GetUtcNow().AddSeconds(LifetimeSeconds);
        return ZaloOaAnswers.Tokens(access, refresh, LifetimeSeconds);
    }
}
