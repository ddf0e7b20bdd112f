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

/// <summary>Values of <see cref="Activity.Name"/> of a <see cref="ActivityTypes.MessageUpdate"/>.</summary>
public static class MessageUpdates
{
    /// <summary>The person changed the last message that they sent; the activity carries the whole new text.</summary>
    public const string OfTheLast = "clubbot/ofTheLast";
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

    /// <summary>
    /// Asks for the person's own phone number, which the platform then vouches for. Ours, not the Bot Framework's: offered only where
    /// <see cref="Channels.ProvesPhones"/> holds.
    /// </summary>
    public const string RequestContact = "requestContact";
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

    /// <summary>A Zalo Official Account, reached over its OpenAPI.</summary>
    public const string ZaloOa = "zalo-oa";

    /// <summary>
    /// Every channel behind the Bot Connector, such as Teams. A name of its own, with theirs in front of the ids (<c>msteams/29:1x</c>):
    /// the Connector serves a <c>directline</c> and a <c>telegram</c> as well, and their people are not those of our own channels.
    /// </summary>
    public const string BotConnector = "botconnector";

    /// <summary>A bot of the Zalo Bot Platform.</summary>
    public const string ZaloBot = "zalo-bot";

    /// <summary>True where standing in the conversation's log is not arriving: the words have to leave over a wire afterwards.</summary>
    public static bool HasWire(string channelId) => channelId is Telegram or ZaloOa or ZaloBot or BotConnector;

    /// <summary>True where an entity <c>ownPhone</c> is the platform's word and no client's: elsewhere anybody may write one into a message.</summary>
    public static bool ProvesPhones(string channelId) => channelId is Telegram;

    /// <summary>True where <see cref="ActionTypes.RequestContact"/> becomes a button that sends one's own number, or a form that asks for it.</summary>
    public static bool CanRequestContact(string channelId) => channelId is Telegram or ZaloOa;
}
