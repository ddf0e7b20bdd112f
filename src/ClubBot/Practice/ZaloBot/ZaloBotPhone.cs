using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloBot;

/// <summary>Somebody with Zalo on the phone, in the private chat with the bot.</summary>
internal sealed class ZaloBotPhone(string id, PhoneOwner owner, FakeZaloBot zalo, TimeProvider time) : FakePhone(owner, time)
{
    private volatile bool hasWritten;

    /// <summary>Zalo's id of the person and of the private chat.</summary>
    public string Id => id;

    /// <summary>True once the person wrote: before that a bot cannot write to them.</summary>
    public bool HasWritten => hasWritten;

    /// <summary>True when Zalo counts the person among those whom it protects: then no content of theirs is handed over.</summary>
    public bool IsProtected { get; set; }

    public override JsonObject Says(string text) => Sends("message.text.received", text, ("text", text));

    public JsonObject SendsPicture(string caption) =>
        Sends("message.image.received", caption, ("photo_url", $"{zalo.Address}file/anh.jpg"), ("caption", caption), ("message_type", "CHAT_PHOTO"));

    public JsonObject SendsSticker() => Sends("message.sticker.received", "sticker", ("sticker", "0e078a2fb66a5f34067b"), ("url", $"{zalo.Address}file/sticker.png"));

    public JsonObject SendsVoice() => Sends("message.voice.received", "voice", ("voice_url", $"{zalo.Address}file/giong.aac"), ("message_type", "CHAT_VOICE"));

    /// <summary>Sends something that Zalo does not hand over to bots, such as a link.</summary>
    public JsonObject SendsUnsupported() => Sends("message.unsupported.received", "link");

    /// <exception cref="NotSupportedException">Zalo bots have no buttons.</exception>
    public override JsonObject Presses(PhoneMessage message, PhoneButton button) => throw new NotSupportedException("A Zalo bot has no buttons.");

    /// <summary>Zalo tells nothing.</summary>
    protected override JsonObject? TellBlocked(bool isBlocked) => null;

    private JsonObject Sends(string eventName, string shown, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        hasWritten = true;
        var messageId = zalo.NextMessageId();
        var message = new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = id, ["display_name"] = Owner.Name, ["is_bot"] = false },
            ["chat"] = new JsonObject { ["id"] = id, ["chat_type"] = "PRIVATE" },
            ["message_id"] = messageId,
            ["date"] = zalo.Now(),
        };
        if (!IsProtected)
        {
            foreach (var (name, value) in fields)
            {
                message[name] = value;
            }
        }

        Notes(messageId, shown);
        return zalo.Updates.Add(new JsonObject
        {
            ["event_name"] = IsProtected ? "message.unsupported.received" : eventName,
            ["message"] = message,
        });
    }
}
