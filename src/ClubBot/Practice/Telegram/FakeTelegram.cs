using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ClubBot.Practice.Telegram;

/// <summary>The Bot API on a port of this machine.</summary>
/// <remarks>Stricter than the real one: a call that Telegram would not understand is noted as a mistake besides being refused.</remarks>
internal sealed partial class FakeTelegram : FakePlatform
{
    public const string Token = "7000001:fake-token-that-must-stay-secret";

    public const string BotName = "clubbot_test_bot";

    private const long BotId = 7_000_001;

    /// <summary>Ids of people begin behind this one.</summary>
    private const long FirstPerson = 900_000_000;

    private const int TextLengthMax = 4_096;
    private const int CallbackBytesMax = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<long, TelegramPhone> phones = [];
    private readonly Dictionary<long, TelegramGroup> groups = [];
    private readonly TelegramLimits limits = new();
    private readonly HashSet<string> openPresses = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource webhookSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TelegramCourier? courier;
    private int lastMessageId;

    public FakeTelegram(TimeProvider time)
        : base(time) => Updates = new FakeUpdates(time);

    public override string Title => "Telegram";

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Channels:Telegram:BotToken"] = Token,
        ["Channels:Telegram:ApiBaseUrl"] = Address.ToString(),
    };

    /// <summary>Updates on their way to the bot.</summary>
    public FakeUpdates Updates { get; }

    /// <summary>True to refuse with 429 whatever comes faster than Telegram allows.</summary>
    public bool HasLimits { get; set; }

    /// <summary>Ends once the bot said where updates are to be brought.</summary>
    public Task HasWebhook => webhookSet.Task;

    /// <summary>Presses whose little clock still turns.</summary>
    public int OpenPresses
    {
        get
        {
            lock (gate)
            {
                return openPresses.Count;
            }
        }
    }

    /// <summary>The bot itself, as the Bot API shows it.</summary>
    public static JsonObject Bot() => new() { ["id"] = BotId, ["is_bot"] = true, ["first_name"] = "CLB", ["username"] = BotName };

    public override FakePhone PhoneOf(PhoneOwner owner) => Phone(FirstPerson + owner.Number, owner);

    /// <summary>Somebody who has opened the bot's chat.</summary>
    public TelegramPhone Person(long id) => Phone(id, new PhoneOwner((int)(id - FirstPerson), "Ba", "84900000001"));

    /// <summary>A group that the bot is in.</summary>
    public TelegramGroup Group(long id, string title)
    {
        lock (gate)
        {
            return groups.TryGetValue(id, out var known) ? known : groups[id] = new TelegramGroup(id, title, this);
        }
    }

    /// <summary>An id for a press that waits to be answered.</summary>
    public string OpenPress()
    {
        lock (gate)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"43820000000{++lastMessageId}");
            openPresses.Add(id);
            return id;
        }
    }

    public int NextMessageId()
    {
        lock (gate)
        {
            return ++lastMessageId;
        }
    }

    /// <summary>The present, in Unix seconds as the Bot API counts.</summary>
    public long Now() => Time.GetUtcNow().ToUnixTimeSeconds();

    public override async ValueTask DisposeAsync()
    {
        await StopBringingAsync();
        Updates.Close();
        await base.DisposeAsync();
    }

    protected override void Map(IEndpointRouteBuilder routes) => routes.MapPost("/bot{token}/{method}", (HttpContext context, string token, string method) =>
        AnswerAsync(context, method, body => token == Token ? DoAsync(context, method, body) : Task.FromResult(TelegramAnswers.Refuse(401, "Unauthorized"))));

    private TelegramPhone Phone(long id, PhoneOwner owner)
    {
        lock (gate)
        {
            return phones.TryGetValue(id, out var known) ? known : phones[id] = new TelegramPhone(id, owner, this, Time);
        }
    }

    private async Task<FakeAnswer> DoAsync(HttpContext context, string method, string body)
    {
        var call = body.Length > 0 ? JsonNode.Parse(body)!.AsObject() : [];
        return method switch
        {
            "getMe" => TelegramAnswers.Ok(Bot()),
            "deleteWebhook" => await SetWebhookAsync([]),
            "setWebhook" => await SetWebhookAsync(call),
            "getUpdates" => await Updates.TakeAsync(call, context.RequestAborted),
            "sendMessage" => SendMessage(call),
            "sendPhoto" when context.Request.HasFormContentType => await SendPhotoAsync(await context.Request.ReadFormAsync(context.RequestAborted)),
            "answerCallbackQuery" => AnswerPress(call),
            _ => Mistake(404, $"Not Found: {method}"),
        };
    }

    /// <summary>Only an address of this machine is really called; others are believed.</summary>
    private async Task<FakeAnswer> SetWebhookAsync(JsonObject call)
    {
        var secret = (string?)call["secret_token"];
        if (secret is not null && !SecretForm().IsMatch(secret))
        {
            return Mistake(400, "Bad Request: secret token contains unallowed characters");
        }

        await StopBringingAsync();
        if ((string?)call["url"] is { Length: > 0 } url)
        {
            var address = new Uri(url);
            if (!address.IsLoopback && address.Scheme != Uri.UriSchemeHttps)
            {
                return Mistake(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
            }

            Updates.HasWebhook = true;
            webhookSet.TrySetResult();
            if (address.IsLoopback)
            {
                courier = new TelegramCourier(Updates, address, secret, Time);
                courier.Start();
            }
        }

        return TelegramAnswers.Ok(true);
    }

    private async ValueTask StopBringingAsync()
    {
        Updates.HasWebhook = false;
        if (Interlocked.Exchange(ref courier, null) is { } before)
        {
            await before.DisposeAsync();
        }
    }

    private FakeAnswer SendMessage(JsonObject call)
    {
        var text = (string?)call["text"] ?? "";
        var chat = (long)call["chat_id"]!;
        if (Refusal(chat, out var phone, out var group) is { } refusal)
        {
            return refusal;
        }

        if (text.Length is 0 or > TextLengthMax)
        {
            return Mistake(400, text.Length == 0 ? "Bad Request: message text is empty" : "Bad Request: message is too long");
        }

        var buttons = ButtonsOf(call);
        if (buttons.Any(button => Encoding.UTF8.GetByteCount(button.Data) is 0 or > CallbackBytesMax))
        {
            return Mistake(400, "Bad Request: BUTTON_DATA_INVALID");
        }

        if (phone is null && call["reply_markup"]?["keyboard"] is not null && call.ToJsonString().Contains("request_contact", StringComparison.Ordinal))
        {
            return Mistake(400, "Bad Request: phone number can be requested in private chats only");
        }

        var id = NextMessageId();
        group?.Shows(text);
        if (phone is not null)
        {
            SetKeyboard(phone, call);
            phone.Shows(id.ToString(CultureInfo.InvariantCulture), text, buttons);
        }

        return TelegramAnswers.Ok(new JsonObject { ["message_id"] = id, ["date"] = Now(), ["chat"] = phone?.Chat() ?? group?.Chat(), ["text"] = text });
    }

    /// <summary>Why nothing can be sent to a chat now, or null; and who is at its end.</summary>
    private FakeAnswer? Refusal(long chat, out TelegramPhone? phone, out TelegramGroup? group)
    {
        (phone, group, var wait) = Look(chat);
        if (phone is null && group is null)
        {
            return TelegramAnswers.Refuse(400, "Bad Request: chat not found");
        }

        if (phone is { HasBlocked: true })
        {
            return TelegramAnswers.Refuse(403, "Forbidden: bot was blocked by the user");
        }

        if (group is { MovedTo: { } moved })
        {
            group.Refuse();
            return TelegramAnswers.Refuse(
                400, "Bad Request: group chat was upgraded to a supergroup chat", new JsonObject { ["migrate_to_chat_id"] = moved });
        }

        return wait is { } seconds ? TelegramAnswers.TooMany(seconds) : null;
    }

    private async Task<FakeAnswer> SendPhotoAsync(IFormCollection form)
    {
        if (!long.TryParse(form["chat_id"], CultureInfo.InvariantCulture, out var chat)
            || await TelegramPhoto.ReadAsync(form, CancellationToken.None) is not { } photo)
        {
            return Mistake(400, "Bad Request: there is no photo in the request");
        }

        if (Refusal(chat, out var phone, out var group) is { } refusal)
        {
            return refusal;
        }

        if (photo.Problem() is { } problem)
        {
            return Mistake(400, problem);
        }

        var id = NextMessageId();
        group?.Shows(photo.Caption);
        phone?.Shows(id.ToString(CultureInfo.InvariantCulture), photo.Caption, [], photo.Address());
        return TelegramAnswers.Ok(new JsonObject
        {
            ["message_id"] = id,
            ["date"] = Now(),
            ["chat"] = phone?.Chat() ?? group?.Chat(),
            ["photo"] = photo.Sizes(id),
            ["caption"] = photo.Caption,
        });
    }

    private static void SetKeyboard(TelegramPhone phone, JsonObject call)
    {
        if (call["reply_markup"]?["keyboard"] is JsonArray keys)
        {
            phone.SetKeyboard([.. keys.SelectMany(row => row!.AsArray()).Select(KeyOf)]);
        }
        else if ((bool?)call["reply_markup"]?["remove_keyboard"] == true)
        {
            phone.SetKeyboard([]);
        }
    }

    /// <summary>Who is at this chat's end, and how long the bot has to wait for them.</summary>
    private (TelegramPhone? Phone, TelegramGroup? Group, int? Wait) Look(long chat)
    {
        lock (gate)
        {
            return (phones.GetValueOrDefault(chat), groups.GetValueOrDefault(chat), HasLimits ? limits.TryTake(chat, Time.GetUtcNow()) : null);
        }
    }

    private static IReadOnlyList<PhoneButton> ButtonsOf(JsonObject call) =>
        call["reply_markup"]?["inline_keyboard"]?.AsArray() is not { } rows
            ? []
            : [.. rows.SelectMany(row => row!.AsArray()).Select(button => new PhoneButton((string)button!["text"]!, (string?)button["callback_data"] ?? ""))];

    /// <summary>A key is an object, or for the bot's convenience its words alone.</summary>
    private static PhoneButton KeyOf(JsonNode? key) => key is JsonObject described
        ? new PhoneButton((string)described["text"]!, "", (bool?)described["request_contact"] == true ? PhoneButtonKind.SharePhone : PhoneButtonKind.Key)
        : new PhoneButton((string)key!, "", PhoneButtonKind.Key);

    private FakeAnswer AnswerPress(JsonObject call)
    {
        lock (gate)
        {
            return openPresses.Remove((string?)call["callback_query_id"] ?? "")
                ? TelegramAnswers.Ok(true)
                : TelegramAnswers.Refuse(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex SecretForm();

    private FakeAnswer Mistake(int code, string description)
    {
        NoteMistake(description);
        return TelegramAnswers.Refuse(code, description);
    }
}
