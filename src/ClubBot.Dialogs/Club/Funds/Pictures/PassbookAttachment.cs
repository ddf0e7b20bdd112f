using System.Text.Json;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>A passbook that goes with a message: as content on disk, as a picture only when a channel hands it out.</summary>
/// <remarks>
/// So a turn draws nothing, the log stays small, and there is no address under which anybody else could find the picture.
/// </remarks>
public static class PassbookAttachment
{
    /// <summary>Without a sign that JSON would write as an escape: it is looked for in the bytes of the log.</summary>
    public const string ContentType = "application/vnd.clubbot.passbook";

    public static Attachment Of(Passbook passbook) => new()
    {
        ContentType = ContentType,
        Content = JsonSerializer.SerializeToElement(passbook, PassbookJson.Unescaped.Passbook),
        Name = passbook.Title,
    };

    /// <summary>The passbook of an attachment, or null where it is another kind.</summary>
    /// <exception cref="JsonException">It says that it is one, and is not.</exception>
    public static Passbook? Read(Attachment attachment) =>
        attachment is { ContentType: ContentType, Content: { } content } ? content.Deserialize(PassbookJson.Unescaped.Passbook) : null;
}

/// <summary>The passbook as it stands in a message.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Passbook))]
internal sealed partial class PassbookJson : JsonSerializerContext
{
    public static PassbookJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
