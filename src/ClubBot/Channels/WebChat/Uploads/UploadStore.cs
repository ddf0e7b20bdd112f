using Microsoft.Extensions.Options;

namespace ClubBot.Channels.WebChat.Uploads;

/// <summary>Files that people sent, in the folder <c>uploads</c> of the storage path. Their names are the only key to them.</summary>
internal sealed class UploadStore(IOptions<WebChatOptions> options)
{
    public const string FolderName = "uploads";

    private readonly string folder = Path.GetFullPath(Path.Combine(options.Value.StoragePath, FolderName));
    private readonly long bytesMax = options.Value.UploadFolderBytesMax;
    private readonly Lock counting = new();
    private long? bytesUsed;

    /// <summary>Keeps a file and returns its unguessable name; null when no room is left.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="ending">One of <see cref="UploadTypes"/>.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left of the file then.</param>
    public async ValueTask<string?> SaveAsync(ReadOnlyMemory<byte> content, string ending, CancellationToken cancellationToken)
    {
        if (!TryReserve(content.Length))
        {
            return null;
        }

        var name = RandomName.Create() + ending;
        var path = Path.Combine(folder, name);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, useAsync: true);
            await file.WriteAsync(content, cancellationToken);
            file.Flush(flushToDisk: true);
            return name;
        }
        catch
        {
            Release(content.Length);
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Takes back a file whose message was not recorded.</summary>
    public void Delete(string name)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (file.Exists)
        {
            Release(file.Length);
            file.Delete();
        }
    }

    /// <summary>Path of a stored file; null when the name is not one this store gives or the file is not there.</summary>
    public string? PathOf(string name)
    {
        var isOurs = name.Length > RandomName.Length
            && name.AsSpan(0, RandomName.Length).IndexOfAnyExcept(LowerLettersAndDigits) < 0
            && UploadTypes.TypeOf(name[RandomName.Length..]) is not null;
        var path = Path.Combine(folder, name);
        return isOurs && File.Exists(path) ? path : null;
    }

    private static readonly System.Buffers.SearchValues<char> LowerLettersAndDigits =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private bool TryReserve(int bytes)
    {
        lock (counting)
        {
            bytesUsed ??= Directory.CreateDirectory(folder).EnumerateFiles().Sum(file => file.Length);
            if (bytesUsed + bytes > bytesMax)
            {
                return false;
            }

            bytesUsed += bytes;
            return true;
        }
    }

    private void Release(long bytes)
    {
        lock (counting)
        {
            bytesUsed -= bytes;
        }
    }
}
