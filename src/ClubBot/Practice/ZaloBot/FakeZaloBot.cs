using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloBot;

/// <summary>The Zalo Bot Platform on a port of this machine.</summary>
/// <remarks>Stricter than the real one: a call that Zalo would not understand is noted as a mistake besides being refused.</remarks>
internal sealed class FakeZaloBot : FakePlatform
{
    public const string Token = "12345689:fake-token-that-must-stay-secret";

    private const int TextLengthMax = 2_000;
    private const int SecretLengthMin = 8;
    private const int SecretLengthMax = 256;

    private readonly Lock gate = new();
    private readonly Dictionary<string, ZaloBotPhone> phones = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource webhookSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebhookCourier courier = new();
    private int lastMessageId;
    private int sent;

    public FakeZaloBot(TimeProvider time)
        : base(time) => Updates = new ZaloBotUpdates(time);

    public override string Title => "Zalo Bot";

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Channels:ZaloBot:BotToken"] = Token,
        ["Channels:ZaloBot:ApiBaseUrl"] = Address.ToString(),
    };

    /// <summary>Updates on their way to the bot.</summary>
    public ZaloBotUpdates Updates { get; }

    /// <summary>Messages that the bot may still send in all; the tier "Basic" has 3,000 a month.</summary>
    public int MessagesMax { get; set; } = 3_000;

    /// <summary>People that may talk with the bot; the tier "Basic" has 50. That later ones get nothing is an assumption.</summary>
    public int PeopleMax { get; set; } = 50;

    /// <summary>True to bring updates without the envelope of the documents, as has been seen.</summary>
    public bool IsBare { get; set; }

    /// <summary>Ends once the bot said where updates are to be brought.</summary>
    public Task HasWebhook => webhookSet.Task;

    public override FakePhone PhoneOf(PhoneOwner owner) => Person(owner);

    /// <summary>Somebody with Zalo; to write to them a bot has to wait until they wrote.</summary>
    public ZaloBotPhone Person(PhoneOwner owner)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"ab12cd34ef{owner.Number:x10}");
        lock (gate)
        {
            return phones.TryGetValue(id, out var known) ? known : phones[id] = new ZaloBotPhone(id, owner, this, Time);
        }
    }

    public string NextMessageId() => string.Create(CultureInfo.InvariantCulture, $"99aa88bb77{Interlocked.Increment(ref lastMessageId):x10}");

    /// <summary>The present in milliseconds since 1970, as Zalo counts.</summary>
    public long Now() => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Brings an update to the product's webhook, once.</summary>
    /// <returns>What the product answered; null when it could not be reached.</returns>
    public Task<HttpStatusCode?> BringAsync(JsonObject update, CancellationToken cancellationToken)
    {
        var at = new Uri(Updates.Webhook ?? throw new InvalidOperationException("No webhook was set."));
        var to = Product is { } product ? new Uri(product, at.AbsolutePath) : at;
        JsonNode body = IsBare ? update : new JsonObject { ["ok"] = true, ["result"] = update.DeepClone() };
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Bot-Api-Secret-Token"] = Updates.WebhookSecret ?? "" };
        return courier.BringAsync(to, body.ToJsonString(), headers, cancellationToken);
    }

    public override ValueTask DisposeAsync()
    {
        courier.Dispose();
        return base.DisposeAsync();
    }

    protected override void Map(IEndpointRouteBuilder routes) => routes.MapPost("/bot{token}/{method}", (HttpContext context, string token, string method) =>
        AnswerAsync(context, method, body => token == Token ? DoAsync(context, method, body) : Task.FromResult(ZaloBotAnswers.Refuse(401, "Unauthorized"))));

    private async Task<FakeAnswer> DoAsync(HttpContext context, string method, string body)
    {
        JsonObject call;
        try
        {
            call = body.Length > 0 ? JsonNode.Parse(body)!.AsObject() : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Mistake("The body is no JSON object.");
        }

        return method switch
        {
            "getMe" => ZaloBotAnswers.Ok(new JsonObject { ["id"] = "12345689", ["account_name"] = "bot.clb", ["account_type"] = "BASIC", ["can_join_groups"] = false }),
            "getUpdates" => await Updates.TakeAsync(call, context.RequestAborted),
            "setWebhook" => SetWebhook(call),
            "deleteWebhook" => DeleteWebhook(),
            "getWebhookInfo" => ZaloBotAnswers.Ok(WebhookInfo()),
            "sendMessage" => Send(call, (string?)call["text"], isPhoto: false),
            "sendPhoto" => Send(call, (string?)call["caption"] ?? "", isPhoto: true),
            "sendChatAction" => PhoneAt(call) is null ? Mistake("chat_id is unknown.") : ZaloBotAnswers.Ok(null),
            _ => Mistake($"There is no method {method}."),
        };
    }

    private FakeAnswer SetWebhook(JsonObject call)
    {
        var secret = (string?)call["secret_token"] ?? "";
        if (!Uri.TryCreate((string?)call["url"], UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || url.IsLoopback)
        {
            return Mistake("url is no https address that Zalo reaches.");
        }

        if (secret.Length is < SecretLengthMin or > SecretLengthMax)
        {
            return Mistake("secret_token must have 8 to 256 letters.");
        }

        (Updates.Webhook, Updates.WebhookSecret) = (url.ToString(), secret);
        webhookSet.TrySetResult();
        return ZaloBotAnswers.Ok(WebhookInfo());
    }

    private FakeAnswer DeleteWebhook()
    {
        (Updates.Webhook, Updates.WebhookSecret) = (null, null);
        return ZaloBotAnswers.Ok(WebhookInfo());
    }

    private JsonObject WebhookInfo() => new() { ["url"] = Updates.Webhook ?? "", ["updated_at"] = Now() };

    private FakeAnswer Send(JsonObject call, string? text, bool isPhoto)
    {
        // That an unknown chat is refused with 400 is an assumption.
        if (PhoneAt(call) is not { HasWritten: true } phone)
        {
            return ZaloBotAnswers.Refuse(400, "chat_id is unknown");
        }

        if (text is null || text.Length > TextLengthMax || (text.Length == 0 && !isPhoto))
        {
            return Mistake("A text must have 1 to 2000 letters.");
        }

        if (isPhoto && !Uri.TryCreate((string?)call["photo"], UriKind.Absolute, out _))
        {
            return Mistake("photo is no address.");
        }

        if (Interlocked.Increment(ref sent) > MessagesMax || !IsWithinPeople(phone))
        {
            return ZaloBotAnswers.TooMany;
        }

        var id = NextMessageId();
        if (!phone.HasBlocked)
        {
            // What Zalo answers for somebody who blocked the bot is not documented; here it says nothing of it.
            phone.Shows(id, text, []);
        }

        return ZaloBotAnswers.Ok(new JsonObject { ["message_id"] = id, ["date"] = Now() });
    }

    private bool IsWithinPeople(ZaloBotPhone phone)
    {
        lock (gate)
        {
            return phones.Values.Where(other => other.HasWritten).TakeWhile(other => other != phone).Count() < PeopleMax;
        }
    }

    private ZaloBotPhone? PhoneAt(JsonObject call)
    {
        lock (gate)
        {
            return (string?)call["chat_id"] is { } chat ? phones.GetValueOrDefault(chat) : null;
        }
    }

    private FakeAnswer Mistake(string sentence)
    {
        NoteMistake(sentence);
        return ZaloBotAnswers.Refuse(400, sentence);
    }
}
