using System.Threading.Channels;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>What one open stream has still to send. It is bounded: whoever does not keep up is cut off, comes back and reads the log.</summary>
internal sealed class StreamSubscription(ConversationStreams streams, string conversationKey) : IDisposable
{
    /// <summary>Turns that may wait for one stream.</summary>
    public const int QueuedTurnsMax = 64;

    private readonly Channel<IReadOnlyList<LogEntry>> queue =
        Channel.CreateBounded<IReadOnlyList<LogEntry>>(new BoundedChannelOptions(QueuedTurnsMax) { SingleReader = true });

    public string ConversationKey { get; } = conversationKey;

    /// <summary>The entries of each turn since the subscription; it ends when the stream fell behind.</summary>
    public ChannelReader<IReadOnlyList<LogEntry>> Turns => queue.Reader;

    public void Offer(IReadOnlyList<LogEntry> entries)
    {
        if (!queue.Writer.TryWrite(entries))
        {
            queue.Writer.TryComplete();
        }
    }

    public void Dispose()
    {
        streams.Remove(this);
        queue.Writer.TryComplete();
    }
}
