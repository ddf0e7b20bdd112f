using System.ComponentModel.DataAnnotations;

namespace ClubBot.Channels.WebChat;

/// <summary>Settings of the web chat, section <c>Channels:WebChat</c>. Every one has a default that serves a club.</summary>
/// <remarks>The limits per minute are guesses: far above what people do, far below what hurts the machine.</remarks>
internal sealed class WebChatOptions
{
    public const string Section = "Channels:WebChat";

    /// <summary>Address under which people reach the server, when a proxy hides it; null = take it from each request.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Origins of other sites (<c>https://example.org</c>) whose pages may talk to this server.</summary>
    public IReadOnlyList<string> TrustedOrigins { get; set; } = [];

    /// <summary>Folder of the signing key and the uploads; taken from <c>Storage:Path</c>.</summary>
    public string StoragePath { get; set; } = "data";

    /// <summary>Messages that one conversation may send each minute, over a burst of a fifth of it.</summary>
    [Range(1, 10_000_000)]
    public int ActivitiesPerMinute { get; set; } = 300;

    /// <summary>Reading calls that one conversation may make each minute. Polling clients make 60 to 300.</summary>
    [Range(1, 10_000_000)]
    public int ReadsPerMinute { get; set; } = 900;

    /// <summary>Uploads of one conversation each minute.</summary>
    [Range(1, 100_000)]
    public int UploadsPerMinute { get; set; } = 15;

    /// <summary>Tokens that one network address may ask for each minute. Mobile networks put many people behind one address.</summary>
    [Range(1, 10_000_000)]
    public int TokensPerMinutePerAddress { get; set; } = 300;

    /// <summary>Streams that one conversation may hold open: several tabs, and sockets of a phone whose loss was not noticed yet.</summary>
    [Range(1, 1_000)]
    public int SocketsPerConversation { get; set; } = 10;

    /// <summary>Bytes that all uploads together may take on disk; what would exceed it is refused.</summary>
    [Range(0, long.MaxValue)]
    public long UploadFolderBytesMax { get; set; } = 2L * 1024 * 1024 * 1024;
}
