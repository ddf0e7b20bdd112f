using System.Text.Json.Nodes;

namespace ClubBot.Practice.Telegram;

/// <summary>A group that the bot was added to.</summary>
internal sealed class TelegramGroup(long id, string title, FakeTelegram telegram)
{
    private readonly Lock gate = new();
    private readonly List<string> said = [];

    /// <summary>Id of the supergroup that it became, or null.</summary>
    public long? MovedTo { get; private set; }

    /// <summary>Messages that were refused because it has moved.</summary>
    public int Refused { get; private set; }

    /// <summary>What the bot said here, the oldest first.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (gate)
            {
                return [.. said];
            }
        }
    }

    /// <summary>The group, as the Bot API shows it.</summary>
    public JsonObject Chat() => new() { ["id"] = id, ["type"] = "supergroup", ["title"] = title };

    /// <summary>Somebody writes here.</summary>
    /// <param name="person">Who.</param>
    /// <param name="text">The words.</param>
    /// <param name="change">Changes the message before it is told, or null.</param>
    /// <returns>What the bot is told.</returns>
    public JsonObject Hears(TelegramPhone person, string text, Action<JsonObject>? change = null)
    {
        var message = new JsonObject
        {
            ["message_id"] = telegram.NextMessageId(),
            ["date"] = telegram.Now(),
            ["from"] = person.From(),
            ["chat"] = Chat(),
            ["text"] = text,
        };
        change?.Invoke(message);
        return telegram.Updates.Add(new JsonObject { ["message"] = message });
    }

    /// <summary>Becomes a supergroup under another id: from now on messages to the old one are refused with the new one.</summary>
    /// <param name="newId">The other id.</param>
    /// <param name="isTold">False when the bot is left to find out.</param>
    public TelegramGroup BecomesSupergroup(long newId, bool isTold = true)
    {
        MovedTo = newId;
        if (!isTold)
        {
            return telegram.Group(newId, title);
        }

        telegram.Updates.Add(new JsonObject
        {
            ["message"] = new JsonObject
            {
                ["message_id"] = telegram.NextMessageId(),
                ["date"] = telegram.Now(),
                ["from"] = FakeTelegram.Bot(),
                ["chat"] = Chat(),
                ["migrate_to_chat_id"] = newId,
            },
        });
        return telegram.Group(newId, title);
    }

    /// <summary>A message of the bot is refused because the group has moved.</summary>
    public void Refuse()
    {
        lock (gate)
        {
            Refused++;
        }
    }

    /// <summary>A message of the bot arrives.</summary>
    public void Shows(string text)
    {
        lock (gate)
        {
            said.Add(text);
        }
    }
}
