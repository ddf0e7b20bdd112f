using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloBot;

/// <summary>What Zalo tells: in an envelope as the documents have it, or bare as it has been seen on the wire.</summary>
internal sealed record ZaloBotUpdate
{
    /// <summary>The update itself, where it lies in an envelope.</summary>
    public ZaloBotUpdate? Result { get; init; }

    public string? EventName { get; init; }

    public ZaloBotMessage? Message { get; init; }

    /// <summary>The update without its envelope.</summary>
    public ZaloBotUpdate Unwrapped => Result ?? this;
}

/// <summary>A message that somebody sent to the bot.</summary>
internal sealed record ZaloBotMessage
{
    public ZaloBotSender? From { get; init; }

    public ZaloBotChat? Chat { get; init; }

    public string? MessageId { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long Date { get; init; }

    public string? Text { get; init; }

    public string? Caption { get; init; }

    /// <summary>Address of a picture, as the documents have it.</summary>
    public string? Photo { get; init; }

    /// <summary>Address of a picture, as it has been seen on the wire.</summary>
    public string? PhotoUrl { get; init; }

    /// <summary>Address of a sticker's picture.</summary>
    public string? Url { get; init; }

    public string? VoiceUrl { get; init; }
}

/// <summary>Who sent it.</summary>
internal sealed record ZaloBotSender(string? Id, bool IsBot = false);

/// <summary>Where it was said; <c>PRIVATE</c> or <c>GROUP</c>.</summary>
internal sealed record ZaloBotChat(string? Id, string? ChatType);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ZaloBotUpdate))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ZaloBotJson : JsonSerializerContext
{
    /// <summary>The form of Zalo's wire.</summary>
    public static ZaloBotJson Wire => Default;
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ZaloBotMonth))]
[JsonSerializable(typeof(ZaloBotPeople))]
internal sealed partial class ZaloBotStored : JsonSerializerContext
{
    public static ZaloBotStored Unescaped { get; } = new(DocumentJson.NewOptions());
}
