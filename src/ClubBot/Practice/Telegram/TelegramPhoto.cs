using System.Text.Json.Nodes;
using SkiaSharp;

namespace ClubBot.Practice.Telegram;

/// <summary>A photo that a bot sends, and what the Bot API wants of it.</summary>
/// <remarks>Source: Telegram Bot API, sendPhoto: at most 10 MB, width and height together at most 10,000, one at most 20 times the other.</remarks>
internal sealed record TelegramPhoto(byte[] File, string Caption)
{
    private const int BytesMax = 10 * 1024 * 1024;
    private const int SidesMax = 10_000;
    private const int RatioMax = 20;
    private const int CaptionLengthMax = 1_024;

    /// <summary>The photo of a call, or null where its parts are not those of a photo that is uploaded.</summary>
    public static async Task<TelegramPhoto?> ReadAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (form.Files is not [{ Length: > 0 } part])
        {
            return null;
        }

        using var content = new MemoryStream();
        await part.CopyToAsync(content, cancellationToken);
        return new TelegramPhoto(content.ToArray(), form["caption"].ToString());
    }

    /// <summary>Why Telegram refuses it, or null.</summary>
    public string? Problem()
    {
        if (Caption.Length > CaptionLengthMax)
        {
            return "Bad Request: message caption is too long";
        }

        using var codec = File.Length <= BytesMax ? SKCodec.Create(new MemoryStream(File)) : null;
        if (codec is null)
        {
            return File.Length <= BytesMax ? "Bad Request: IMAGE_PROCESS_FAILED" : "Request Entity Too Large";
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        return width + height > SidesMax || Math.Max(width, height) > RatioMax * Math.Min(width, height) ? "Bad Request: PHOTO_INVALID_DIMENSIONS" : null;
    }

    /// <summary>The photo as it stands in an answer.</summary>
    public JsonArray Sizes(int id)
    {
        using var codec = SKCodec.Create(new MemoryStream(File));
        return [new JsonObject
        {
            ["file_id"] = $"AgACDemo{id}", ["file_unique_id"] = $"AQADemo{id}", ["width"] = codec.Info.Width, ["height"] = codec.Info.Height, ["file_size"] = File.Length,
        }];
    }

    /// <summary>The photo inside its own address, for the phone on the page.</summary>
    public string Address() => $"data:image/png;base64,{Convert.ToBase64String(File)}";
}
