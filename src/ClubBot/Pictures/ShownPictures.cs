using System.Text;
using System.Text.Json;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.Caching.Memory;

namespace ClubBot.Pictures;

/// <summary>Turns the pages that the bot attached to a message into pictures, at the moment the message is handed out.</summary>
internal sealed class ShownPictures(SheetPictures pictures) : IDisposable
{
    /// <summary>What is kept of drawn pictures, in characters of their addresses: some hundred of them.</summary>
    private const long KeptMax = 16 * 1024 * 1024;

    private static readonly byte[] Mark = Encoding.UTF8.GetBytes(SheetAttachment.ContentTypePrefix);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = KeptMax });

    /// <summary>An activity as it stands in the log, with pictures in the place of pages. Everything else is the same bytes.</summary>
    /// <remarks>Only what the bot itself said is drawn: what a client sends looks like nothing here.</remarks>
    public RawJson Show(RawJson activity)
    {
        if (activity.Utf8.Span.IndexOf(Mark) < 0
            || JsonSerializer.Deserialize(activity.Utf8.Span, ActivityJson.Wire.Activity) is not { From.Role: Roles.Bot, Attachments: { } attachments } said)
        {
            return activity;
        }

        return new RawJson(JsonSerializer.SerializeToUtf8Bytes(said with { Attachments = [.. attachments.Select(Show)] }, ActivityJson.Wire.Activity));
    }

    /// <summary>The same message for a channel that takes no pictures: its words say what stands on them.</summary>
    public static Activity WithoutPictures(Activity said) => said.Attachments?.Any(SheetAttachment.IsOne) == true
        ? said with { Attachments = [.. said.Attachments.Where(attachment => !SheetAttachment.IsOne(attachment))] }
        : said;

    /// <summary>The pages of a message that become pictures, for a channel that sends them after the words.</summary>
    public static IReadOnlyList<Attachment> PicturesOf(Activity said) => [.. (said.Attachments ?? []).Where(SheetAttachment.IsPicture)];

    /// <summary>The PNG file of one of <see cref="PicturesOf"/>.</summary>
    public byte[] Png(Attachment picture) => SheetAttachment.Read(picture) is { } sheet && pictures.Draw(sheet) is { ContentType: DrawnSheet.Png } drawn
        ? drawn.Content
        : throw new ArgumentException($"'{picture.ContentType}' is no picture.", nameof(picture));

    public void Dispose() => kept.Dispose();

    private Attachment Show(Attachment attachment)
    {
        if (SheetAttachment.Read(attachment) is not { } sheet)
        {
            return attachment;
        }

        var shown = ShownOf(sheet, attachment.Content!.Value.GetRawText());
        return new Attachment { ContentType = shown.ContentType, ContentUrl = shown.Address, Name = attachment.Name };
    }

    /// <summary>The file inside its own address: whoever may read the message has it, and nobody else can ask for it.</summary>
    private Shown ShownOf(Sheet sheet, string key)
    {
        if (!kept.TryGetValue(key, out Shown? shown) || shown is null)
        {
            var drawn = pictures.Draw(sheet);
            shown = new Shown(drawn.ContentType, $"data:{drawn.ContentType};base64,{Convert.ToBase64String(drawn.Content)}");
            kept.Set(key, shown, new MemoryCacheEntryOptions { Size = shown.Address.Length });
        }

        return shown;
    }

    private sealed record Shown(string ContentType, string Address);
}
