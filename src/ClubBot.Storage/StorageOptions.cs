namespace ClubBot.Storage;

/// <summary>Where the embedded store lies and how much memory it may use. Section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    /// <summary>Folder of the store, created when missing. One process at a time may use it.</summary>
    public string Path { get; set; } = "data";

    /// <summary>File with the key that encrypts sensitive fields inside documents; the engine itself does not use it.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Most documents held in memory; 0 turns the cache off.</summary>
    public int CacheDocumentsMax { get; set; } = 32_000;

    /// <summary>Most memory the cached documents may take, in bytes, estimated from the length of their JSON.</summary>
    public long CacheBytesMax { get; set; } = 48L * 1024 * 1024;

    /// <summary>Most units of work that may wait for the engine; further callers wait until there is room.</summary>
    public int QueueCapacity { get; set; } = 4096;
}
