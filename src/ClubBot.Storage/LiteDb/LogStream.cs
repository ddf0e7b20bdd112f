namespace ClubBot.Storage.LiteDb;

/// <summary>The engine's log, put on disk once for each transaction and not once for each page.</summary>
/// <remarks>
/// LiteDB opens its own log so that each page of 8 kB waits for the disk: 10 ms for a batch of 64 documents. The order that matters is
/// that the log is on disk before a checkpoint copies it into the data file, and a checkpoint begins by reading the log: so what was
/// written is forced to disk at the first read after it.
/// </remarks>
internal sealed class LogStream(string file)
    : FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
{
    private volatile bool written;

    public override void Write(byte[] buffer, int offset, int count)
    {
        written = true;
        base.Write(buffer, offset, count);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        written = true;
        base.Write(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Settle();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        Settle();
        return base.Read(buffer);
    }

    private void Settle()
    {
        if (written)
        {
            written = false;
            Flush(flushToDisk: true);
        }
    }
}
