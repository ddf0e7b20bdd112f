using System.Globalization;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloOa;

/// <summary>Somebody with Zalo on the phone, in the chat with the Official Account.</summary>
internal sealed class ZaloOaPhone(string id, PhoneOwner owner, FakeZaloOa zalo, TimeProvider time) : FakePhone(owner, time)
{
    public string Id => id;

    public override bool CanSharePhone => true;

    /// <summary>When the person last did something that lets the Official Account write; null = never.</summary>
    public DateTimeOffset? ActedAt { get; private set; }

    /// <summary>Messages since then.</summary>
    public int HeardSince { get; set; }

    public override JsonObject Says(string text)
    {
        Notes(text, text);
        return Sends("user_send_text", new JsonObject { ["text"] = text });
    }

    /// <summary>Sends anything with the given fields of a message.</summary>
    public JsonObject Sends(string eventName, JsonObject message)
    {
        Act();
        message["msg_id"] = zalo.NextId("b1");
        var happened = Envelope(eventName);
        happened["message"] = message;
        return zalo.Events.Add(happened);
    }

    /// <summary>Sends one attachment.</summary>
    public JsonObject SendsFile(string eventName, string type, JsonObject payload)
    {
        Notes(type, type);
        return Sends(eventName, new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["type"] = type, ["payload"] = payload }) });
    }

    /// <summary>A press arrives like a text; a hidden one does not stand in the chat.</summary>
    public override JsonObject Presses(PhoneMessage message, PhoneButton button) =>
        button.Kind == PhoneButtonKind.SharePhone ? SharesPhone() : Sends("user_send_text", new JsonObject { ["text"] = button.Data });

    /// <summary>Fills in Zalo's form.</summary>
    public override JsonObject SharesPhone()
    {
        Act();
        var happened = Envelope("user_submit_info");
        happened["info"] = new JsonObject { ["name"] = Owner.Name, ["phone"] = long.Parse(Owner.PhoneNumber, CultureInfo.InvariantCulture), ["gender"] = "2" };
        return zalo.Events.Add(happened);
    }

    /// <summary>Begins to follow.</summary>
    public JsonObject Follows()
    {
        Act();
        return zalo.Events.Add(Follow("follow"));
    }

    protected override JsonObject TellBlocked(bool isBlocked)
    {
        if (!isBlocked)
        {
            Act();
        }

        return zalo.Events.Add(Follow(isBlocked ? "unfollow" : "follow"));
    }

    private void Act()
    {
        ActedAt = zalo.Now;
        HeardSince = 0;
    }

    private JsonObject Follow(string eventName) => new()
    {
        ["oa_id"] = FakeZaloOa.OaId,
        ["follower"] = new JsonObject { ["id"] = id },
        ["user_id_by_app"] = "8000000000000000022",
        ["event_name"] = eventName,
        ["source"] = "oa_profile",
        ["app_id"] = FakeZaloOa.AppId,
        ["timestamp"] = ZaloOaAnswers.Milliseconds(zalo.Now),
    };

    private JsonObject Envelope(string eventName) => new()
    {
        ["app_id"] = FakeZaloOa.AppId,
        ["user_id_by_app"] = "8000000000000000022",
        ["sender"] = new JsonObject { ["id"] = id },
        ["recipient"] = new JsonObject { ["id"] = FakeZaloOa.OaId },
        ["event_name"] = eventName,
        ["timestamp"] = ZaloOaAnswers.Milliseconds(zalo.Now),
    };
}
