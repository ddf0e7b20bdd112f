using System.Buffers.Binary;
using System.Text;

namespace ClubBot.Storage.LiteDb;

/// <summary>The folder of a store, held by this process alone, and what can be told of its files without the engine.</summary>
/// <remarks>
/// The engine makes an empty database of a file that is missing or has no bytes. So a store is created under another name and
/// renamed when complete, the lock file remembers that it exists, and every other state of the files is refused.
/// </remarks>
internal sealed class StoreFolder : IDisposable
{
    public const int PageBytes = 8192;

    private const string Open = "open";
    private const string Closed = "closed";
    private readonly FileStream lockFile;

    private StoreFolder(string path, FileStream lockFile)
    {
        Path = path;
        this.lockFile = lockFile;
    }

    public string Path { get; }

    public string DataFile => System.IO.Path.Combine(Path, "clubbot.db");

    /// <summary>Where the engine puts a transaction before it goes into the data file.</summary>
    public string LogFile => LogFileOf(DataFile);

    private string LockFile => LockFileIn(Path);

    /// <exception cref="StoreUnavailableException">Another process has the store, or the folder cannot be written.</exception>
    public static StoreFolder Acquire(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            return new StoreFolder(full, new FileStream(LockFileIn(full), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (IsSharingViolation(error))
        {
            throw new StoreUnavailableException(
                StoreProblem.Locked,
                $"The store in '{full}' is in use by another process, and only one may use it. Stop the other ClubBot, or give this one another Storage:Path.",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(full, error);
        }
    }

    public static StoreUnavailableException NotWritable(string path, Exception error) => new(
        StoreProblem.NotWritable,
        $"The store in '{path}' cannot be written: {error.Message} Give this user the right to write there, or set another Storage:Path.",
        error);

    public static StoreUnavailableException Damaged(string file, string what, Exception? error = null) => new(
        StoreProblem.Damaged,
        $"The store file '{file}' {what}. It was not repaired, and no empty store takes its place. Keep the file for rescue and put the newest backup there.",
        error);

    /// <summary>The engine's log beside a data file of this name.</summary>
    public static string LogFileOf(string dataFile) => System.IO.Path.Combine(
        System.IO.Path.GetDirectoryName(dataFile)!,
        System.IO.Path.GetFileNameWithoutExtension(dataFile) + "-log" + System.IO.Path.GetExtension(dataFile));

    /// <summary>Whether there is a store to open; false when the folder never had one.</summary>
    /// <exception cref="StoreUnavailableException">There was one, and it is not whole.</exception>
    public bool HasStore()
    {
        var state = ReadState();
        if (!File.Exists(DataFile))
        {
            RefuseVanished(state);
            return false;
        }

        CheckHeader();
        if (state == Open && !File.Exists(LogFile))
        {
            throw new StoreUnavailableException(
                StoreProblem.Missing,
                $"The store in '{Path}' was not closed cleanly, and its log '{LogFile}' has vanished: the data file alone may hold half of a commit. "
                + $"Put the log back, or put the newest backup in place of the data file and delete '{LockFile}'.");
        }

        DropTornPage();
        if (new FileInfo(LogFile) is not { Exists: true, Length: > 0 })
        {
            // Before the engine sees it: the engine cuts and marks a file that it finds damaged.
            CheckPages();
        }

        return true;
    }

    /// <summary>Every page of the file must be there and know its number.</summary>
    /// <exception cref="StoreUnavailableException">The file is cut short, or a part of it was overwritten.</exception>
    public void CheckPages()
    {
        using var handle = File.OpenHandle(DataFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        const int lastPageField = 64;
        RandomAccess.Read(handle, bytes, lastPageField);
        var lastPage = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        var length = RandomAccess.GetLength(handle);
        if (length < (lastPage + 1L) * PageBytes)
        {
            throw Damaged(DataFile, $"is cut short: it has {length} bytes and should have {(lastPage + 1L) * PageBytes}");
        }

        for (var page = 0L; page <= lastPage; page++)
        {
            RandomAccess.Read(handle, bytes, page * PageBytes);
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != page)
            {
                throw Damaged(DataFile, $"is damaged: page {page} was overwritten");
            }
        }
    }

    /// <summary>From now on the files belong together: the data file must not be used without its log.</summary>
    public void MarkOpen() => WriteState(Open);

    /// <summary>The data file holds everything, and the engine has let go of it.</summary>
    public void MarkClosed()
    {
        WriteState(Closed);
        File.Delete(LogFile);
    }

    public void Dispose() => lockFile.Dispose();

    private static string LockFileIn(string path) => System.IO.Path.Combine(path, "clubbot.lock");

    private static bool IsSharingViolation(IOException error)
    {
        const int sharingViolation = unchecked((int)0x80070020);
        const int linuxWouldBlock = 11;
        const int bsdWouldBlock = 35;
        return error.HResult is sharingViolation or linuxWouldBlock or bsdWouldBlock;
    }

    private void RefuseVanished(string state)
    {
        if (Directory.Exists(DataFile))
        {
            throw Damaged(DataFile, "is a folder");
        }

        if (state.Length > 0 || File.Exists(LogFile))
        {
            throw new StoreUnavailableException(
                StoreProblem.Missing,
                $"The store file '{DataFile}' has vanished, and an empty store must not take its place. "
                + "Put it or its newest backup back, or, to begin an empty store, use another folder or delete this one.");
        }
    }

    private void CheckHeader()
    {
        const int magicField = 32;
        const int damageField = 191;
        var magic = "** This is a LiteDB file **\u0008"u8;
        Span<byte> header = stackalloc byte[damageField + 1];
        try
        {
            using var handle = File.OpenHandle(DataFile, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (RandomAccess.GetLength(handle) < PageBytes || RandomAccess.Read(handle, header, 0) < header.Length)
            {
                throw Damaged(DataFile, $"is cut short: it has {RandomAccess.GetLength(handle)} bytes, not even one page");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(Path, error);
        }

        if (!header.Slice(magicField, magic.Length).SequenceEqual(magic))
        {
            throw Damaged(DataFile, "is damaged at its beginning, or is no store of ClubBot");
        }

        if (header[damageField] != 0)
        {
            throw Damaged(DataFile, "was marked as damaged by its engine");
        }
    }

    /// <summary>A process killed while it wrote the log leaves part of a page, and the engine cannot read such a log.</summary>
    /// <remarks>The part belongs to a transaction that was never acknowledged: its last page is written last.</remarks>
    private void DropTornPage()
    {
        if (File.Exists(LogFile))
        {
            using var handle = File.OpenHandle(LogFile, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            var length = RandomAccess.GetLength(handle);
            RandomAccess.SetLength(handle, length - (length % PageBytes));
        }
    }

    private string ReadState()
    {
        lockFile.Position = 0;
        using var reader = new StreamReader(lockFile, Encoding.UTF8, leaveOpen: true);
        return reader.ReadToEnd().Trim();
    }

    private void WriteState(string state)
    {
        lockFile.SetLength(0);
        lockFile.Write(Encoding.UTF8.GetBytes(state));
        lockFile.Flush(flushToDisk: true);
    }
}
