using ClubBot.Kernel.Schema;

namespace ClubBot.Channels.WebChat.Tokens;

/// <summary>Whom a token was issued to, and for which conversation.</summary>
internal sealed class WebChatIdentity(string userId, string conversationId)
{
    /// <summary>Starts with <c>dl_</c>: Direct Line binds only such ids into a token.</summary>
    public string UserId { get; } = userId;

    public string ConversationId { get; } = conversationId;

    /// <summary>The address that turns and the log go by.</summary>
    public ConversationReference Reference { get; } = new(Kernel.Schema.Channels.DirectLine, conversationId, userId);

    /// <summary><see cref="ConversationReference.Key"/>, composed once.</summary>
    public string Key { get; } = new ConversationReference(Kernel.Schema.Channels.DirectLine, conversationId, userId).Key;

    /// <summary>A visitor nobody has seen before, in a conversation of their own.</summary>
    public static WebChatIdentity CreateNew() => new("dl_" + RandomName.Create(), RandomName.Create());
}
