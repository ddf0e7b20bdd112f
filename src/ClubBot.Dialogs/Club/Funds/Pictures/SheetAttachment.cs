using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>A page that goes with a message: as content on disk, as a picture only when a channel hands it out.</summary>
/// <remarks>
/// So a turn draws nothing, the log stays small, and there is no address under which anybody else could find the picture.
/// </remarks>
public static class SheetAttachment
{
    /// <summary>What the content type of every page begins with, without a sign that JSON would write as an escape: it is looked for in the bytes of the log.</summary>
    public const string ContentTypePrefix = "application/vnd.clubbot.";

    private const string PassbookType = ContentTypePrefix + "passbook";
    private const string PaperType = ContentTypePrefix + "passbook-paper";
    private const string TransferType = ContentTypePrefix + "transfer";
    private const string FundMonthType = ContentTypePrefix + "fund-month";

    public static Attachment Of(Sheet sheet) => sheet switch
    {
        Passbook passbook => Write(PassbookType, passbook, SheetJson.Unescaped.Passbook),
        PassbookPaper paper => Write(PaperType, paper, SheetJson.Unescaped.PassbookPaper),
        TransferSlip slip => Write(TransferType, slip, SheetJson.Unescaped.TransferSlip),
        FundMonthSheet month => Write(FundMonthType, month, SheetJson.Unescaped.FundMonthSheet),
        _ => throw new ArgumentException($"A {sheet.GetType().Name} has no content type.", nameof(sheet)),
    };

    /// <summary>True when the attachment is a page that has yet to be drawn.</summary>
    public static bool IsOne(Attachment attachment) => attachment.ContentType?.StartsWith(ContentTypePrefix, StringComparison.Ordinal) == true;

    /// <summary>True when it becomes a picture, and not a file for printing.</summary>
    public static bool IsPicture(Attachment attachment) => attachment.ContentType is PassbookType or TransferType or FundMonthType;

    /// <summary>The page of an attachment, or null where it is something else.</summary>
    /// <exception cref="JsonException">It says that it is one, and is not.</exception>
    public static Sheet? Read(Attachment attachment) => attachment.ContentType switch
    {
        PassbookType => attachment.Content?.Deserialize(SheetJson.Unescaped.Passbook),
        PaperType => attachment.Content?.Deserialize(SheetJson.Unescaped.PassbookPaper),
        TransferType => attachment.Content?.Deserialize(SheetJson.Unescaped.TransferSlip),
        FundMonthType => attachment.Content?.Deserialize(SheetJson.Unescaped.FundMonthSheet),
        _ => null,
    };

    private static Attachment Write<T>(string contentType, T sheet, JsonTypeInfo<T> form)
        where T : Sheet => new()
        {
            ContentType = contentType,
            Content = JsonSerializer.SerializeToElement(sheet, form),
            Name = sheet.Title,
        };
}

/// <summary>The pages as they stand in a message.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Passbook))]
[JsonSerializable(typeof(PassbookPaper))]
[JsonSerializable(typeof(TransferSlip))]
[JsonSerializable(typeof(FundMonthSheet))]
internal sealed partial class SheetJson : JsonSerializerContext
{
    public static SheetJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
