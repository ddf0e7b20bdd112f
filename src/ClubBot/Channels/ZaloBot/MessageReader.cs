using System.Text.Json;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Reads what an event says. The sender is whoever Zalo names, never what a message claims.</summary>
/// <remarks>Takes the form of the documents, <c>{"ok":true,"result":{...}}</c>, and the bare one that Zalo really sends.</remarks>
internal sealed class MessageReader(ZaloBotOptions options, TimeProvider time)
{
    /// <summary>Ids are 20 hex digits; what is far longer is none.</summary>
    private const int IdLengthMax = 64;

    /// <summary>The turn that an event asks for; null when it is nothing of ours.</summary>
    public InboundTurn? Read(JsonElement body)
    {
        var happened = body.ValueKind == JsonValueKind.Object && ObjectOf(body, "result") is { } wrapped ? wrapped : body;
        if (ObjectOf(happened, "message") is not { } message
            || TextOf(happened, "event_name") is not { } name
            || ObjectOf(message, "from") is not { } sender
            || ObjectOf(message, "chat") is not { } chat
            || IdOf(message, "message_id") is not { } id
            || IdOf(sender, "id") is not { } person
            || IdOf(chat, "id") is not { } conversation
            || IsBot(sender)
            || IsTooOld(message))
        {
            return null;
        }

        var isGroup = TextOf(chat, "chat_type") != "PRIVATE";
        // Of a group the words are not kept.
        var activity = isGroup ? new Activity { Type = ActivityTypes.Message } : ActivityOf(name, message);
        return activity is null ? null : new InboundTurn(
            new ConversationReference(Kernel.Schema.Channels.ZaloBot, conversation, person, isGroup), $"message:{id}", activity);
    }

    private static Activity? ActivityOf(string name, JsonElement message) => name switch
    {
        "message.text.received" => Message(TextOf(message, "text")),
        "message.image.received" => Message(TextOf(message, "caption"), FileOf(message, "image/jpeg", "photo_url", "photo")),
        "message.sticker.received" => Message(null, FileOf(message, "image/webp", "url")),
        "message.voice.received" => Message(null, FileOf(message, "audio/aac", "voice_url")),
        "message.unsupported.received" => Message(null) with { Name = MessageNames.Withheld },
        _ => null,
    };

    private static Activity Message(string? text, Attachment? file = null) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = TextFormats.Plain,
        Attachments = file is null ? null : [file],
    };

    /// <summary>Voice notes and pictures are kept by their address, for a person to look at.</summary>
    private static Attachment? FileOf(JsonElement message, string contentType, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (TextOf(message, name) is { } address && Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
            {
                return new Attachment { ContentType = contentType, ContentUrl = address };
            }
        }

        return null;
    }

    private static bool IsBot(JsonElement sender) => sender.TryGetProperty("is_bot", out var isBot) && isBot.ValueKind == JsonValueKind.True;

    /// <summary>Whatever comes days late is a replay: what it asked for was done or has passed.</summary>
    private bool IsTooOld(JsonElement message) =>
        message.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.Number && date.TryGetInt64(out var milliseconds)
        && milliseconds < (time.GetUtcNow() - options.MessageAgeMax).ToUnixTimeMilliseconds();

    private static JsonElement? ObjectOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? child : null;

    private static string? TextOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.String ? child.GetString() : null;

    private static string? IdOf(JsonElement parent, string name) =>
        TextOf(parent, name) is { Length: > 0 and <= IdLengthMax } id && id.All(char.IsAsciiLetterOrDigit) ? id : null;
}
