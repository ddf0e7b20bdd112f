using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClubBot.Tests.Channels.BotConnector.Host;

/// <summary>Signs tokens as Azure Bot Service does, with a key made for the test.</summary>
internal sealed class Authority
{
    public const string Issuer = "https://api.botframework.com";

    public const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private RsaSecurityKey key = NewKey("key-1");
    private int keys = 1;

    /// <summary>Channels that the key may speak for; null = the key says nothing of channels.</summary>
    public IReadOnlyList<string>? Endorsements { get; set; } = ["msteams", "directline"];

    public string KeyId => key.KeyId;

    /// <summary>The key is replaced by another one.</summary>
    public void Rotate() => key = NewKey($"key-{++keys}");

    /// <summary>What the keys' address answers.</summary>
    public string KeysJson()
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        var entry = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (Endorsements is { } channels)
        {
            entry["endorsements"] = new JsonArray([.. channels.Select(channel => JsonValue.Create(channel))]);
        }

        return new JsonObject { ["keys"] = new JsonArray(entry) }.ToJsonString();
    }

    /// <summary>What a good token of Azure Bot Service says.</summary>
    public static JsonObject ServiceClaims(DateTimeOffset now, string serviceUrl) => new()
    {
        ["iss"] = Issuer,
        ["aud"] = AppId,
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        ["serviceurl"] = serviceUrl,
    };

    /// <summary>What a good token of the Emulator says.</summary>
    public static JsonObject EmulatorClaims(DateTimeOffset now) => new()
    {
        ["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
        ["aud"] = AppId,
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        ["ver"] = "1.0",
        ["appid"] = AppId,
    };

    public string Sign(JsonObject claims) => handler.CreateToken(claims.ToJsonString(), new SigningCredentials(key, SecurityAlgorithms.RsaSha256));

    /// <summary>Signed by somebody who knows the public key only, and uses it as a shared secret.</summary>
    public string SignWithPublicKey(JsonObject claims)
    {
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = key.KeyId };
        return handler.CreateToken(claims.ToJsonString(), new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));
    }

    /// <summary>Signed by nobody.</summary>
    public string Unsigned(JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = "none", ["typ"] = "JWT", ["kid"] = key.KeyId };
        return $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.";
    }

    private static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };
}
