namespace ClubBot.Kernel.Schema;

/// <summary>Where a message goes: enough to start a turn in a conversation that is not the present one.</summary>
/// <param name="ChannelId">One of <see cref="Channels"/>.</param>
/// <param name="ConversationId">The channel's own id of the conversation.</param>
/// <param name="UserId">The channel's own id of the person.</param>
/// <param name="IsGroup">True where more than one person reads along: nothing personal is said there.</param>
public sealed record ConversationReference(string ChannelId, string ConversationId, string UserId, bool IsGroup = false)
{
    /// <summary>Id of the conversation's document and of its mailbox: unique over all channels.</summary>
    public string Key => $"{ChannelId}/{ConversationId}";

    /// <summary>Id of the person's account on this channel: unique over all channels.</summary>
    public string AccountKey => $"{ChannelId}/{UserId}";
}
