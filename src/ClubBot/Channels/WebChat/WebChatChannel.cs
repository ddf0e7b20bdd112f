using ClubBot.Channels.WebChat.DirectLine;
using ClubBot.Kernel.Schema;

namespace ClubBot.Channels.WebChat;

/// <summary>The web chat as a channel: the conversation's log is the wire, so what stands in it has arrived.</summary>
internal sealed class WebChatChannel : IChannel
{
    public string ChannelId => Kernel.Schema.Channels.DirectLine;

    public ChannelCapabilities Capabilities { get; } = new()
    {
        TextLengthMax = InboundActivity.TextLengthMax,
        ButtonsMax = int.MaxValue,
        HasFiles = true,
    };

    public ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken) =>
        ValueTask.FromResult<SendOutcome>(new SendOutcome.Sent(piece.ActivityId));
}
