using System.Security.Cryptography;

namespace ClubBot.Channels.WebChat.Tokens;

/// <summary>The key that signs web chat tokens. It is made once and kept, so that tokens outlive a restart.</summary>
internal static class SigningKeyFile
{
    public const string FileName = "webchat.key";

    private const int KeyBytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>One maker at a time; a second process is kept away from the folder by the lock of the store.</summary>
    private static readonly Lock Making = new();

    /// <summary>Reads the key of the folder, or makes one that only the owner of the process may read.</summary>
    /// <exception cref="InvalidDataException">The file is there but holds no key: it is never replaced silently.</exception>
    public static byte[] LoadOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        lock (Making)
        {
            if (!File.Exists(path))
            {
                Create(folder, path);
            }
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyBytes
            ? key
            : throw new InvalidDataException(
                $"'{path}' holds {key.Length} bytes instead of {KeyBytes}. Restore it from a backup; without it every visitor has to start anew.");
    }

    /// <summary>Written beside and then moved in place: a crash leaves no half of a key.</summary>
    private static void Create(string folder, string path)
    {
        var draft = Path.Combine(folder, $"{FileName}.{RandomName.Create()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }
}
