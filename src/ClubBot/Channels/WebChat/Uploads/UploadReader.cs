using ClubBot.Channels.WebChat.DirectLine;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ClubBot.Channels.WebChat.Uploads;

/// <summary>One file of an upload.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="MediaType">Without parameters.</param>
/// <param name="Ending">Under which it is stored.</param>
/// <param name="Name">What the sender calls it, for people only.</param>
internal sealed record UploadedFile(ReadOnlyMemory<byte> Content, string MediaType, string Ending, string? Name);

/// <summary>What an upload holds.</summary>
/// <param name="Files">One or more.</param>
/// <param name="ActivityJson">Template of the message, or null for a bare file.</param>
internal sealed record Upload(IReadOnlyList<UploadedFile> Files, ReadOnlyMemory<byte>? ActivityJson);

/// <summary>Reads an upload in both of Direct Line's forms: one raw body, or multipart with parts named <c>file</c> and a template.</summary>
internal static class UploadReader
{
    /// <summary>Most bytes of one upload, all its files together.</summary>
    public const int BytesMax = 4 * 1024 * 1024;

    private const int FilesMax = 10;
    private const int NameLengthMax = 200;
    private const int BoundaryLengthMax = 200;
    private const string ActivityMediaType = "application/vnd.microsoft.activity";

    public static async ValueTask<(Upload? Upload, DirectLineError? Error)> ReadAsync(HttpContext context)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type))
        {
            return (null, DirectLineError.UnsupportedType);
        }

        var body = await BoundedBody.ReadAsync(context, BytesMax, utf8 => utf8.ToArray(), tooLarge: null);
        if (body is null)
        {
            return (null, DirectLineError.TooLarge);
        }

        try
        {
            return type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await ReadPartsAsync(body, type, context.RequestAborted)
                : ReadRaw(body, type, context.Request.Headers.ContentDisposition);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // What MultipartReader throws at parts without an end, with endless headers or none.
            return (null, DirectLineError.BadArgument("The parts of the body cannot be told apart."));
        }
    }

    private static (Upload? Upload, DirectLineError? Error) ReadRaw(byte[] body, MediaTypeHeaderValue type, string? disposition)
    {
        return FileOf(body, type, DispositionOf(disposition)) is { } file ? (new Upload([file], null), null) : (null, DirectLineError.UnsupportedType);
    }

    private static async ValueTask<(Upload? Upload, DirectLineError? Error)> ReadPartsAsync(
        byte[] body, MediaTypeHeaderValue type, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > BoundaryLengthMax)
        {
            return (null, DirectLineError.BadArgument("The content type names no boundary."));
        }

        var files = new List<UploadedFile>();
        ReadOnlyMemory<byte>? activity = null;
        var reader = new MultipartReader(boundary, new MemoryStream(body)) { BodyLengthLimit = BytesMax };
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancellationToken);
            var partType = MediaTypeHeaderValue.TryParse(section.ContentType, out var parsed) ? parsed : null;
            if (partType is not null && partType.MediaType.Equals(ActivityMediaType, StringComparison.OrdinalIgnoreCase))
            {
                activity = content.ToArray();
                continue;
            }

            if (files.Count == FilesMax)
            {
                return (null, DirectLineError.TooLarge);
            }

            if (FileOf(content.ToArray(), partType, DispositionOf(section.ContentDisposition)) is not { } file)
            {
                return (null, DirectLineError.UnsupportedType);
            }

            files.Add(file);
        }

        return files.Count > 0 ? (new Upload(files, activity), null) : (null, DirectLineError.BadArgument("The upload holds no file."));
    }

    private static ContentDispositionHeaderValue? DispositionOf(string? header) =>
        ContentDispositionHeaderValue.TryParse(header, out var disposition) ? disposition : null;

    private static UploadedFile? FileOf(byte[] content, MediaTypeHeaderValue? type, ContentDispositionHeaderValue? disposition)
    {
        var mediaType = type?.MediaType.ToString();
        if (mediaType is null || UploadTypes.EndingOf(mediaType) is not { } ending)
        {
            return null;
        }

        var name = (disposition?.FileNameStar.HasValue ?? false) ? disposition.FileNameStar : disposition?.FileName ?? default;
        return new UploadedFile(content, mediaType, ending, Tidy(HeaderUtilities.RemoveQuotes(name).ToString()));
    }

    /// <summary>A name to show: no folders, no control characters or halves of letters, not endless. Null when nothing is left.</summary>
    private static string? Tidy(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)).Take(NameLengthMax));
        return clean.Length > 0 ? clean : null;
    }
}
