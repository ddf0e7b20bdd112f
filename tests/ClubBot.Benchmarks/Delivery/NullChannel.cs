using System.Diagnostics;
using ClubBot.Channels;
using ClubBot.Kernel.Schema;

namespace ClubBot.Benchmarks.Delivery;

/// <summary>A platform that takes everything at once; it only counts, and tells who waits for a message.</summary>
internal sealed class NullChannel(ChannelCapabilities capabilities) : IChannel
{
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, TaskCompletionSource> listeners = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long firstAt;
    private long lastAt;
    private int expected = int.MaxValue;
    private int count;

    public string ChannelId => Kernel.Schema.Channels.Telegram;

    public ChannelCapabilities Capabilities => capabilities;

    /// <summary>From the first message to the last.</summary>
    public TimeSpan Span => Stopwatch.GetElapsedTime(firstAt, lastAt);

    public int Count => Volatile.Read(ref count);

    /// <summary>Ends when as many messages have come.</summary>
    public Task Expect(int messages)
    {
        expected = messages;
        return all.Task;
    }

    /// <summary>Ends when the conversation gets its next message.</summary>
    public Task Listen(string conversationId)
    {
        lock (gate)
        {
            return (listeners[conversationId] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            lastAt = Stopwatch.GetTimestamp();
            firstAt = firstAt == 0 ? lastAt : firstAt;
            if (listeners.Remove(to.ConversationId, out var listener))
            {
                listener.SetResult();
            }
        }

        if (Interlocked.Increment(ref count) == expected)
        {
            all.TrySetResult();
        }

        return ValueTask.FromResult<SendOutcome>(new SendOutcome.Sent(piece.ActivityId));
    }
}
