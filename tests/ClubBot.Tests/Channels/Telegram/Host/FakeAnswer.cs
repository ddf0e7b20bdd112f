using System.Text.Json.Nodes;

namespace ClubBot.Tests.Channels.Telegram.Host;

/// <summary>What the fake Bot API answers to one call.</summary>
/// <param name="Status">Status and error code.</param>
/// <param name="Body">The JSON, or whatever a gateway says.</param>
/// <param name="Happens">True when the call is done all the same.</param>
/// <param name="IsCut">True when the connection ends without an answer.</param>
internal sealed record FakeAnswer(int Status, string Body, bool Happens = false, bool IsCut = false)
{
    /// <summary>The call is done, and the network fails before the answer arrives.</summary>
    public static FakeAnswer DoneAndCut { get; } = new(200, "", Happens: true, IsCut: true);

    /// <summary>A gateway in front of the Bot API fails.</summary>
    public static FakeAnswer BadGateway { get; } = new(502, "<html>Bad Gateway</html>");

    public static FakeAnswer Ok(JsonNode result) => new(200, new JsonObject { ["ok"] = true, ["result"] = result }.ToJsonString());

    public static FakeAnswer Refuse(int code, string description, JsonObject? parameters = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (parameters is not null)
        {
            body["parameters"] = parameters;
        }

        return new FakeAnswer(code, body.ToJsonString());
    }

    public static FakeAnswer TooMany(int seconds) =>
        Refuse(429, $"Too Many Requests: retry after {seconds}", new JsonObject { ["retry_after"] = seconds });
}
