using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloBot;

/// <summary>The two shapes in which the Zalo Bot API answers.</summary>
/// <remarks>
/// Source: Zalo Bot docs, envelope. Not documented is the HTTP status of a refusal; 200 is likely, since a client that is in use
/// recognises an empty long poll by its body alone.
/// </remarks>
internal static class ZaloBotAnswers
{
    /// <summary>429 as it comes in a body.</summary>
    public static FakeAnswer TooMany { get; } = Refuse(429, "Quota exceeded");

    /// <summary>429 as a status.</summary>
    public static FakeAnswer TooManyAsStatus { get; } = TooMany with { Status = 429 };

    /// <summary>403, which means an internal error here.</summary>
    public static FakeAnswer InternalError { get; } = Refuse(403, "Internal server error");

    public static FakeAnswer Ok(JsonNode? result) => FakeAnswer.Json(200, result is null ? new JsonObject { ["ok"] = true } : new JsonObject { ["ok"] = true, ["result"] = result });

    public static FakeAnswer Refuse(int code, string description) =>
        FakeAnswer.Json(200, new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description });
}
