using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloBot;

/// <summary>The two shapes in which the Zalo Bot Platform answers.</summary>
/// <remarks>Errors come with status 200 as well, as its clients were seen to expect; a script can answer otherwise.</remarks>
internal static class ZaloBotAnswers
{
    public static FakeAnswer Ok(JsonNode result) => FakeAnswer.Json(200, new JsonObject { ["ok"] = true, ["result"] = result });

    public static FakeAnswer Refuse(int code, string description, int status = 200) =>
        FakeAnswer.Json(status, new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description });

    public static FakeAnswer QuotaExceeded { get; } = Refuse(429, "Quota exceeded");
}
