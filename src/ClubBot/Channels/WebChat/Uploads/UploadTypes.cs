using System.Collections.Frozen;

namespace ClubBot.Channels.WebChat.Uploads;

/// <summary>The kinds of file people may send: pictures, voice, short films, papers. The ending on disk keeps the kind.</summary>
internal static class UploadTypes
{
    private static readonly FrozenDictionary<string, string> EndingByType = new Dictionary<string, string>
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/webp"] = ".webp",
        ["image/gif"] = ".gif",
        ["image/heic"] = ".heic",
        ["image/heif"] = ".heif",
        ["audio/ogg"] = ".ogg",
        ["audio/mpeg"] = ".mp3",
        ["audio/mp4"] = ".m4a",
        ["audio/aac"] = ".aac",
        ["audio/amr"] = ".amr",
        ["audio/wav"] = ".wav",
        ["audio/webm"] = ".weba",
        ["video/mp4"] = ".mp4",
        ["video/webm"] = ".webm",
        ["video/3gpp"] = ".3gp",
        ["application/pdf"] = ".pdf",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> TypeByEnding =
        EndingByType.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>File ending for a media type without parameters; null when such files are not taken.</summary>
    public static string? EndingOf(string? mediaType) => mediaType is null ? null : EndingByType.GetValueOrDefault(mediaType);

    /// <summary>Media type of a stored file; null for an ending that is never stored.</summary>
    public static string? TypeOf(string ending) => TypeByEnding.GetValueOrDefault(ending);
}
