using System.Globalization;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloOa;

/// <summary>How the OpenAPI and the token endpoint answer: nearly everything with status 200.</summary>
internal static class ZaloOaAnswers
{
    /// <summary>Too many calls.</summary>
    public static FakeAnswer TooMany { get; } = Refuse(-32, "Your application has exceeded the rate limit");

    public static FakeAnswer TokenInvalid { get; } = Refuse(-216, "Access token is invalid");

    /// <summary>An error of the OpenAPI.</summary>
    public static FakeAnswer Refuse(int code, string message) => FakeAnswer.Json(200, new JsonObject { ["error"] = code, ["message"] = message });

    /// <summary>A message was taken.</summary>
    public static FakeAnswer Sent(string messageId, string user, DateTimeOffset at, JsonObject? quota)
    {
        var data = new JsonObject { ["message_id"] = messageId, ["user_id"] = user, ["sent_time"] = Milliseconds(at) };
        if (quota is not null)
        {
            data["quota"] = quota;
        }

        return FakeAnswer.Json(200, new JsonObject { ["error"] = 0, ["message"] = "Success", ["data"] = data });
    }

    /// <summary>What a message was counted against; figures are text.</summary>
    public static JsonObject Quota(string kind, int remain, int total) => new()
    {
        ["quota_type"] = kind,
        ["remain"] = remain.ToString(CultureInfo.InvariantCulture),
        ["total"] = total.ToString(CultureInfo.InvariantCulture),
        ["owner_type"] = "OA",
        ["owner_id"] = FakeZaloOa.OaId,
    };

    /// <summary>An error of the token endpoint.</summary>
    public static FakeAnswer RefuseToken(int code, string name) => FakeAnswer.Json(200, new JsonObject
    {
        ["error"] = code,
        ["error_name"] = name,
        ["error_reason"] = "",
        ["error_description"] = "",
        ["message"] = "",
    });

    /// <summary>A pair of tokens; the lifetime is text.</summary>
    public static FakeAnswer Tokens(string access, string refresh, int seconds) => FakeAnswer.Json(200, new JsonObject
    {
        ["access_token"] = access,
        ["refresh_token"] = refresh,
        ["expires_in"] = seconds.ToString(CultureInfo.InvariantCulture),
    });

    public static string Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
