using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa;

/// <summary>An event whose turn was not on disk when Zalo had to be answered. It is taken from here until it is. Its id is the hash of the body.</summary>
internal sealed record KeptEvent : Document
{
    /// <summary>Name of the index that finds all of them, by when they came.</summary>
    public const string Waiting = "waiting";

    /// <summary>The body as it came.</summary>
    public required string Body { get; init; }

    public DateTimeOffset CameAt { get; init; }

    internal static string WaitingKey(KeptEvent kept) => kept.CameAt.UtcTicks.ToString("D19", System.Globalization.CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(KeptEvent))]
internal sealed partial class KeptEventJson : JsonSerializerContext
{
    public static KeptEventJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
