using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloBot;

/// <summary>Somebody with Zalo on the phone, in the chat with the bot. There are no buttons: people type.</summary>
internal sealed class ZaloBotPhone(string id, PhoneOwner owner, FakeZaloBot zalo, TimeProvider time) : FakePhone(owner, time)
{
    /// <summary>The person's id, which is that of the private chat too.</summary>
    public string Id => id;

    /// <summary>True for somebody whose messages Zalo keeps to itself: the bot learns only that there was one.</summary>
    public bool IsProtected { get; set; }

    public override JsonObject Says(string text) => Sends("message.text.received", "text", text);

    public override JsonObject Presses(PhoneMessage message, PhoneButton button) => Says(button.Title);

    /// <summary>Sends a picture; the platform was seen to name its address otherwise than its documents do.</summary>
    public JsonObject SendsPicture(string address, bool isAsDocumented) =>
        Sends("message.image.received", isAsDocumented ? "photo" : "photo_url", address);

    public JsonObject SendsVoice(string address) => Sends("message.voice.received", "voice_url", address);

    /// <summary>Writes in a group, with the bot addressed.</summary>
    public JsonObject SaysInGroup(string group, string text)
    {
        var happened = Happening("message.text.received", "text", text);
        happened["message"]!["chat"] = new JsonObject { ["id"] = group, ["chat_type"] = "GROUP" };
        return zalo.Tell(happened);
    }

    /// <summary>Zalo tells a bot nothing about that.</summary>
    protected override JsonObject? TellBlocked(bool isBlocked) => null;

    private JsonObject Sends(string name, string field, string value)
    {
        Notes(zalo.NewId(), value);
        return zalo.Tell(IsProtected ? Happening("message.unsupported.received", null, null) : Happening(name, field, value));
    }

    private JsonObject Happening(string name, string? field, string? value)
    {
        var message = new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = id, ["display_name"] = Owner.Name, ["is_bot"] = false },
            ["chat"] = new JsonObject { ["id"] = id, ["chat_type"] = "PRIVATE" },
            ["message_id"] = zalo.NewId(),
            ["date"] = zalo.Now(),
        };
        if (field is not null)
        {
            message[field] = value;
        }

        return new JsonObject { ["event_name"] = name, ["message"] = message };
    }
}
