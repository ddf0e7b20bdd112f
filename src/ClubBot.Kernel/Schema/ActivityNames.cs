namespace ClubBot.Kernel.Schema;

/// <summary>Values of <see cref="Activity.Type"/>.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string ConversationUpdate = "conversationUpdate";
    public const string Typing = "typing";
    public const string Event = "event";
    public const string Invoke = "invoke";
    public const string EndOfConversation = "endOfConversation";
    public const string Trace = "trace";
}

/// <summary>Values of <see cref="Activity.TextFormat"/>.</summary>
public static class TextFormats
{
    public const string Plain = "plain";
    public const string Markdown = "markdown";
}

/// <summary>Values of <see cref="Activity.InputHint"/>, in the long form that both SDKs and Web Chat use.</summary>
public static class InputHints
{
    public const string AcceptingInput = "acceptingInput";
    public const string ExpectingInput = "expectingInput";
    public const string IgnoringInput = "ignoringInput";
}

/// <summary>Values of <see cref="CardAction.Type"/>.</summary>
public static class ActionTypes
{
    /// <summary>Sends text, display text and a value apart from each other: the form our choices use.</summary>
    public const string MessageBack = "messageBack";
    public const string ImBack = "imBack";
    public const string PostBack = "postBack";
    public const string OpenUrl = "openUrl";
}

/// <summary>Values of <see cref="ChannelAccount.Role"/>.</summary>
public static class Roles
{
    public const string User = "user";
    public const string Bot = "bot";
}

/// <summary>Values of <see cref="Activity.ChannelId"/> that this product serves.</summary>
public static class Channels
{
    /// <summary>The Direct Line 3.0 server and the product's own page.</summary>
    public const string DirectLine = "directline";

    /// <summary>A bot of Telegram, reached over its Bot API.</summary>
    public const string Telegram = "telegram";

    /// <summary>A bot of the Zalo Bot Platform, reached over its Bot API.</summary>
    public const string ZaloBot = "zalo-bot";

    /// <summary>True where standing in the conversation's log is not arriving: the words have to leave over a wire afterwards.</summary>
    public static bool HasWire(string channelId) => channelId is Telegram or ZaloBot;
}
