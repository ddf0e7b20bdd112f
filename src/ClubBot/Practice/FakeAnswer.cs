using System.Text.Json.Nodes;

namespace ClubBot.Practice;

/// <summary>What a fake platform answers to one call. Its own shapes of success and refusal stand beside each platform.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The JSON, or whatever a gateway says.</param>
internal sealed record FakeAnswer(int Status, string Body)
{
    /// <summary>The call is done, and the network fails before the answer arrives.</summary>
    public static FakeAnswer DoneAndCut { get; } = new(200, "") { Happens = true, IsCut = true };

    /// <summary>The call is done, and no answer ever comes.</summary>
    public static FakeAnswer DoneAndSilent { get; } = new(200, "") { Happens = true, IsSilent = true };

    /// <summary>A gateway in front of the platform fails, and the call is not done.</summary>
    public static FakeAnswer BadGateway { get; } = new(502, "<html>Bad Gateway</html>");

    /// <summary>True when the call is done all the same.</summary>
    public bool Happens { get; init; }

    /// <summary>True when the connection ends without an answer.</summary>
    public bool IsCut { get; init; }

    /// <summary>True when the connection stays open and no answer comes.</summary>
    public bool IsSilent { get; init; }

    /// <summary>Value of the header <c>Retry-After</c>, or null.</summary>
    public string? RetryAfter { get; init; }

    public static FakeAnswer Json(int status, JsonNode body) => new(status, body.ToJsonString());
}
