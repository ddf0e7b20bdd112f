using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Reads what an update says. The sender is whoever Zalo names, never what a message claims.</summary>
internal static class UpdateReader
{
    /// <summary>Ids of people, chats and messages have 20 letters; longer ones are none of Zalo's.</summary>
    private const int IdLengthMax = 64;

    private const int AddressLengthMax = 2_048;

    /// <summary>The turn to run, or null when it is nothing of ours.</summary>
    public static InboundTurn? Read(ZaloBotUpdate update)
    {
        var (name, message) = (update.Unwrapped.EventName, update.Unwrapped.Message);
        if (message is not { From: { Id: { } sender, IsBot: false }, Chat: { Id: { } chat, ChatType: { } kind }, MessageId: { } id }
            || !IsId(sender) || !IsId(chat) || !IsId(id))
        {
            return null;
        }

        var isGroup = kind == "GROUP";
        if (!isGroup && kind != "PRIVATE")
        {
            return null;
        }

        // From a group Zalo brings only what is addressed to the bot, and the words of it are not kept.
        var activity = isGroup ? new Activity { Type = ActivityTypes.Message } : ActivityOf(name, message);
        return activity is null
            ? null
            : new InboundTurn(new ConversationReference(Kernel.Schema.Channels.ZaloBot, chat, sender, isGroup), $"message:{id}", activity);
    }

    private static Activity? ActivityOf(string? eventName, ZaloBotMessage message) => eventName switch
    {
        "message.text.received" => Message(message.Text),
        "message.image.received" => Message(message.Caption, message.PhotoUrl ?? message.Photo, "image/jpeg"),
        "message.sticker.received" => Message(null, message.Url, "image/png"),
        "message.voice.received" => Message(null, message.VoiceUrl, "audio/aac"),
        "message.unsupported.received" => Message(null) with { Entities = [WithheldContent.Entity] },
        _ => null,
    };

    private static Activity Message(string? text, string? address = null, string contentType = "") => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = TextFormats.Plain,
        // Kept by its address, for a person to look at.
        Attachments = address is { Length: > 0 and <= AddressLengthMax } ? [new Attachment { ContentType = contentType, ContentUrl = address }] : null,
    };

    private static bool IsId(string id) => id.Length is > 0 and <= IdLengthMax && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
