using System.Globalization;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.Telegram;

/// <summary>The two shapes in which the Bot API answers.</summary>
/// <remarks>Source: Telegram Bot API, "Making requests"; the status equals <c>error_code</c>.</remarks>
internal static class TelegramAnswers
{
    public static FakeAnswer Ok(JsonNode result) => FakeAnswer.Json(200, new JsonObject { ["ok"] = true, ["result"] = result });

    public static FakeAnswer Refuse(int code, string description, JsonObject? parameters = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (parameters is not null)
        {
            body["parameters"] = parameters;
        }

        return FakeAnswer.Json(code, body);
    }

    public static FakeAnswer TooMany(int seconds) =>
        Refuse(429, $"Too Many Requests: retry after {seconds}", new JsonObject { ["retry_after"] = seconds })
            with
        { RetryAfter = seconds.ToString(CultureInfo.InvariantCulture) };
}
