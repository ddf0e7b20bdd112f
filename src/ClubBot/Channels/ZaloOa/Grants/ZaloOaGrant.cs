using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>What an administrator of the Official Account granted, as it stands now. Its id is the app's.</summary>
internal sealed record ZaloOaGrant : Document
{
    /// <summary>Id of the Official Account; null while Zalo has not said it.</summary>
    public string? OaId { get; init; }

    /// <summary>The <see cref="TokenPair"/>, closed; null while there is none.</summary>
    public string? Tokens { get; init; }

    /// <summary>When the access token was obtained.</summary>
    public DateTimeOffset ObtainedAt { get; init; }

    /// <summary>When Zalo takes the access token no longer.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When an administrator granted last: what is refreshed may not live longer than three months from here.</summary>
    public DateTimeOffset GrantedAt { get; init; }

    /// <summary>Hash of the refresh token of the settings that was taken over last: another one there is a new grant.</summary>
    public string? SeedHash { get; init; }

    /// <summary>Zalo's code when it will not refresh any more; 0 = it does.</summary>
    public int DeadCode { get; init; }

    /// <summary>Somebody is refreshing until then, and nobody else may.</summary>
    public DateTimeOffset LeaseUntil { get; init; }

    /// <summary>What the open permission link brings back, or null.</summary>
    public string? LinkState { get; init; }

    /// <summary>The verifier of the open permission link, closed.</summary>
    public string? LinkVerifier { get; init; }

    public DateTimeOffset LinkUntil { get; init; }
}

/// <summary>Two secrets that belong together. The refresh token works once.</summary>
internal sealed record TokenPair(string AccessToken, string RefreshToken);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ZaloOaGrant))]
[JsonSerializable(typeof(TokenPair))]
internal sealed partial class GrantJson : JsonSerializerContext
{
    public static GrantJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
