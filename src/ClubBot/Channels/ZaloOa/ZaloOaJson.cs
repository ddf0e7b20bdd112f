using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClubBot.Channels.ZaloOa;

/// <summary>A place that a person sent; the Bot Framework's entity of that name.</summary>
internal sealed record GeoCoordinates(double Latitude, double Longitude, string Type = "GeoCoordinates");

/// <summary>The phone number that a person gave in Zalo's form. Zalo lets people type it: it is their word, not Zalo's.</summary>
internal sealed record OwnPhone(string PhoneNumber, string Type = "ownPhone");

/// <summary>What Zalo's webhook brings. Every field may be missing; ids come as text or as numbers.</summary>
internal sealed record ZaloOaEvent
{
    public string? EventName { get; init; }

    public string? AppId { get; init; }

    public string? OaId { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public string? Timestamp { get; init; }

    public EventParty? Sender { get; init; }

    public EventParty? Recipient { get; init; }

    public EventParty? Follower { get; init; }

    public EventMessage? Message { get; init; }

    public EventInfo? Info { get; init; }
}

/// <summary>One side of an event.</summary>
internal sealed record EventParty(string? Id);

/// <summary>What was said.</summary>
internal sealed record EventMessage
{
    public string? MsgId { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<EventAttachment>? Attachments { get; init; }

    /// <summary>Where one guide shows the place, instead of an attachment.</summary>
    public EventPlace? Location { get; init; }
}

/// <summary>A picture, a recording, a file, a place or a link.</summary>
internal sealed record EventAttachment(string? Type, EventPayload? Payload);

/// <summary>What an attachment holds, depending on its type.</summary>
internal sealed record EventPayload
{
    public string? Url { get; init; }

    public string? Thumbnail { get; init; }

    public string? Name { get; init; }

    public string? Type { get; init; }

    public EventPlace? Coordinates { get; init; }
}

/// <summary>A place in degrees, as text.</summary>
internal sealed record EventPlace(string? Latitude, string? Longitude);

/// <summary>The answer to Zalo's form for personal data.</summary>
internal sealed record EventInfo(string? Name, string? Phone);

/// <summary>What the OpenAPI answers. <see cref="Error"/> 0 means that it was done, whatever the HTTP status says.</summary>
internal sealed record ApiAnswer
{
    public int? Error { get; init; }

    public ApiData? Data { get; init; }
}

/// <summary>What was done.</summary>
internal sealed record ApiData
{
    public string? MessageId { get; init; }

    public string? MsgId { get; init; }

    public ApiQuota? Quota { get; init; }
}

/// <summary>What Zalo counted the message against.</summary>
internal sealed record ApiQuota
{
    /// <summary>Counted against the monthly allowance of the package.</summary>
    public const string OfPackage = "sub_quota";

    /// <summary>One of the messages that cost nothing after the person did something.</summary>
    public const string OfAnswers = "reply";

    public string? QuotaType { get; init; }

    public int? Remain { get; init; }

    public int? Total { get; init; }
}

/// <summary>What the token endpoint answers.</summary>
internal sealed record TokenAnswer
{
    public int? Error { get; init; }

    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>Seconds; Zalo writes it as text.</summary>
    public int? ExpiresIn { get; init; }
}

/// <summary>Reads text where Zalo writes text or a number; a number keeps all its digits.</summary>
internal sealed class TextOrNumberConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw new JsonException("Neither a text nor a number."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(TextOrNumberConverter)],
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ZaloOaEvent))]
[JsonSerializable(typeof(ApiAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class ZaloOaWireJson : JsonSerializerContext;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GeoCoordinates))]
[JsonSerializable(typeof(OwnPhone))]
internal sealed partial class ZaloOaJson : JsonSerializerContext;
