using System.Text;
using ClubBot.Channels;
using ClubBot.Kernel.Schema;

namespace ClubBot.DeliveryProbe;

/// <summary>A platform that writes down whom it was given a message for, a line each, before it answers. What it wrote outlives the process.</summary>
internal sealed class LoggingChannel(string file, int perSecond = LoggingChannel.Fast) : IChannel, IDisposable
{
    /// <summary>Messages a second at which nobody waits for long.</summary>
    public const int Fast = 1_000;

    private readonly Lock gate = new();
    private readonly FileStream log = new(file, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public string ChannelId => Kernel.Schema.Channels.Telegram;

    public ChannelCapabilities Capabilities { get; } = new() { TextLengthMax = 4_096, MessagesPerSecond = perSecond };

    /// <summary>Called at the first message.</summary>
    public Action? OnFirst { get; set; }

    /// <summary>Until this has ended the platform answers nothing.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    public async ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            log.Write(Encoding.ASCII.GetBytes($"{to.ConversationId}\n"));
            OnFirst?.Invoke();
            OnFirst = null;
        }

        await Opening.WaitAsync(cancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(3), cancellationToken);
        return new SendOutcome.Sent(to.ConversationId);
    }

    public void Dispose() => log.Dispose();
}
