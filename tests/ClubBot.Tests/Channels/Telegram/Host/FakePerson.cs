using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ClubBot.Tests.Channels.Telegram.Host;

/// <summary>A message on a phone.</summary>
internal sealed record FakeMessage(int Id, string Text, IReadOnlyList<FakeButton> Buttons);

/// <summary>A button under a message.</summary>
internal sealed record FakeButton(string Title, string Data);

/// <summary>Somebody with Telegram on the phone.</summary>
internal sealed class FakePerson(long id, FakeTelegram telegram)
{
    /// <summary>Every message is of this instant.</summary>
    public const int Date = 1_790_000_000;

    /// <summary>A test that hears nothing for this long has failed.</summary>
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(20);

    private readonly Channel<FakeMessage> heard = System.Threading.Channels.Channel.CreateUnbounded<FakeMessage>();

    public bool HasBlocked { get; private set; }

    /// <summary>Messages that nobody has looked at yet.</summary>
    public int Unread => heard.Reader.Count;

    public JsonObject Chat() => new() { ["id"] = id, ["type"] = "private", ["first_name"] = "Ba" };

    public JsonObject From() => new() { ["id"] = id, ["is_bot"] = false, ["first_name"] = "Ba", ["language_code"] = "vi" };

    public JsonObject Says(string text) => Sends("text", text);

    /// <summary>Sends a message with any one field.</summary>
    public JsonObject Sends(string field, JsonNode value)
    {
        var message = Message();
        message[field] = value;
        return telegram.Updates.Add(new JsonObject { ["message"] = message });
    }

    public JsonObject Presses(FakeMessage message, string title)
    {
        var button = message.Buttons.Single(each => each.Title == title);
        var pressed = Message();
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

    /// <summary>Blocks the bot, or lets it in again; the bot is told when <paramref name="isTold"/>.</summary>
    public void Blocks(bool hasBlocked = true, bool isTold = true)
    {
        HasBlocked = hasBlocked;
        if (isTold)
        {
            telegram.Updates.Add(new JsonObject
            {
                ["my_chat_member"] = new JsonObject
                {
                    ["date"] = Date,
                    ["chat"] = Chat(),
                    ["from"] = From(),
                    ["old_chat_member"] = Member(hasBlocked ? "member" : "kicked"),
                    ["new_chat_member"] = Member(hasBlocked ? "kicked" : "member"),
                },
            });
        }
    }

    /// <summary>The next message on the phone.</summary>
    public async Task<FakeMessage> HearsAsync()
    {
        using var limit = new CancellationTokenSource(SilenceMax);
        return await heard.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Reads on until a message holds the words.</summary>
    public async Task<FakeMessage> HearsAsync(string words)
    {
        while (true)
        {
            if (await HearsAsync() is { } message && message.Text.Contains(words, StringComparison.Ordinal))
            {
                return message;
            }
        }
    }

    public void Hear(FakeMessage message) => heard.Writer.TryWrite(message);

    private static JsonObject Member(string status)
    {
        var member = new JsonObject { ["status"] = status, ["user"] = new JsonObject { ["id"] = 7000001, ["is_bot"] = true, ["first_name"] = "CLB" } };
        if (status == "kicked")
        {
            member["until_date"] = 0;
        }

        return member;
    }

    private JsonObject Message() => new() { ["message_id"] = telegram.NextMessageId(), ["date"] = Date, ["from"] = From(), ["chat"] = Chat() };
}
