using System.Globalization;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloBot;

/// <summary>What the bot has sent in a calendar month of the clubs. Its id is the month.</summary>
internal sealed record ZaloBotMonth : Document
{
    /// <summary>Messages that left, or may have left.</summary>
    public int Sent { get; init; }

    public static string IdOf(DateTimeOffset local) => local.ToString("'zalo-bot/'yyyy-MM", CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ZaloBotMonth))]
internal sealed partial class ZaloBotJson : JsonSerializerContext
{
    public static ZaloBotJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
