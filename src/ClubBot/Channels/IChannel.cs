using ClubBot.Kernel.Schema;

namespace ClubBot.Channels;

/// <summary>One wire to the world: everything that leaves goes through here, whichever platform it is.</summary>
internal interface IChannel
{
    /// <summary>The <see cref="ConversationReference.ChannelId"/> it serves.</summary>
    string ChannelId { get; }

    ChannelCapabilities Capabilities { get; }

    /// <summary>Sends one piece, once. It never tries again by itself and throws only for a bug.</summary>
    ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken);
}

/// <summary>The channels that are configured, by the id that conversations carry.</summary>
internal sealed class ChannelDirectory(IEnumerable<IChannel> channels)
{
    private readonly Dictionary<string, IChannel> byId = channels.ToDictionary(channel => channel.ChannelId, StringComparer.Ordinal);

    /// <summary>The channel of a conversation, or null when it is not configured (any more).</summary>
    public IChannel? Find(string channelId) => byId.GetValueOrDefault(channelId);
}
