using System.Globalization;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.Telegram;

/// <summary>Somebody with Telegram on the phone, in the private chat with the bot.</summary>
internal sealed class TelegramPhone(long id, PhoneOwner owner, FakeTelegram telegram, TimeProvider time) : FakePhone(owner, time)
{
    public long Id => id;

    public override bool CanSharePhone => true;

    /// <summary>The private chat, as the Bot API shows it.</summary>
    public JsonObject Chat() => new() { ["id"] = id, ["type"] = "private", ["first_name"] = Owner.Name };

    /// <summary>The person, as the Bot API shows it.</summary>
    public JsonObject From() => new() { ["id"] = id, ["is_bot"] = false, ["first_name"] = Owner.Name, ["language_code"] = "vi" };

    public override JsonObject Says(string text) => Sends("text", text);

    /// <summary>Sends a message with any one field.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="value">What stands in it.</param>
    /// <param name="change">Changes the message before it is told, or null.</param>
    /// <returns>What the bot is told.</returns>
    public JsonObject Sends(string field, JsonNode value, Action<JsonObject>? change = null)
    {
        var message = Message();
        message[field] = value;
        change?.Invoke(message);
        Notes(IdOf(message), field == "text" ? (string)value! : field);
        return telegram.Updates.Add(new JsonObject { ["message"] = message });
    }

    public override JsonObject Presses(PhoneMessage message, PhoneButton button)
    {
        var pressed = Message();
        pressed["message_id"] = long.Parse(message.Id, CultureInfo.InvariantCulture);
        pressed["text"] = message.Text;
        return telegram.Updates.Add(new JsonObject
        {
            ["callback_query"] = new JsonObject
            {
                ["id"] = telegram.OpenPress(),
                ["chat_instance"] = "-1234567890123456789",
                ["from"] = From(),
                ["message"] = pressed,
                ["data"] = button.Data,
            },
        });
    }

    /// <summary>Changes a message sent before.</summary>
    /// <param name="update">What the bot was told when it was sent.</param>
    /// <param name="text">The new words.</param>
    /// <returns>What the bot is told now.</returns>
    public JsonObject Corrects(JsonObject update, string text)
    {
        var message = update["message"]!.DeepClone();
        message["text"] = text;
        message["edit_date"] = telegram.Now();
        return telegram.Updates.Add(new JsonObject { ["edited_message"] = message });
    }

    public override JsonObject SharesPhone() => Sends("contact", new JsonObject
    {
        ["phone_number"] = Owner.PhoneNumber,
        ["first_name"] = Owner.Name,
        ["user_id"] = id,
    });

    protected override JsonObject TellBlocked(bool isBlocked) => telegram.Updates.Add(new JsonObject
    {
        ["my_chat_member"] = new JsonObject
        {
            ["date"] = telegram.Now(),
            ["chat"] = Chat(),
            ["from"] = From(),
            ["old_chat_member"] = Member(isBlocked ? "member" : "kicked"),
            ["new_chat_member"] = Member(isBlocked ? "kicked" : "member"),
        },
    });

    private static JsonObject Member(string status)
    {
        var member = new JsonObject { ["status"] = status, ["user"] = FakeTelegram.Bot() };
        if (status == "kicked")
        {
            member["until_date"] = 0;
        }

        return member;
    }

    private JsonObject Message() => new() { ["message_id"] = telegram.NextMessageId(), ["date"] = telegram.Now(), ["from"] = From(), ["chat"] = Chat() };

    private static string IdOf(JsonObject message) => ((int)message["message_id"]!).ToString(CultureInfo.InvariantCulture);
}
