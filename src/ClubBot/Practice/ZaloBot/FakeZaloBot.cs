using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloBot;

/// <summary>The Zalo Bot Platform on a port of this machine.</summary>
/// <remarks>
/// That an unknown chat is refused with 400 is a guess; so is that a webhook is called again twice when it fails. Text that is longer
/// than the platform takes is noted as a mistake besides being refused.
/// </remarks>
internal sealed class FakeZaloBot(TimeProvider time) : FakePlatform(time)
{
    public const string Token = "1234567890:fake-zalo-token-that-must-stay-secret";

    public const string SecretHeader = "X-Bot-Api-Secret-Token";

    private const int TextLengthMax = 2_000;
    private const int SecretLengthMin = 8;
    private const int SecretLengthMax = 256;
    private const int DeliveriesMax = 3;
    private const int HeldSecondsDefault = 30;

    private readonly Lock gate = new();
    private readonly WebhookCourier courier = new();
    private readonly Dictionary<string, ZaloBotPhone> phones = new(StringComparer.Ordinal);
    private readonly Queue<JsonObject> waiting = new();
    private readonly CancellationTokenSource closing = new();
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (Uri Url, string Secret)? webhook;
    private Task deliveries = Task.CompletedTask;
    private int lastId;
    private int sent;

    public override string Title => "Zalo Bot";

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Channels:ZaloBot:BotToken"] = Token,
        ["Channels:ZaloBot:ApiBaseUrl"] = Address.ToString(),
    };

    /// <summary>Messages that the plan allows; beyond them the quota is exceeded.</summary>
    public int MessagesMax { get; set; } = 3_000;

    /// <summary>True to bring events as the documents show them; false as they were seen.</summary>
    public bool IsWrapped { get; set; }

    public override FakePhone PhoneOf(PhoneOwner owner)
    {
        var id = owner.Number.ToString("x20", CultureInfo.InvariantCulture);
        lock (gate)
        {
            return phones.TryGetValue(id, out var known) ? known : phones[id] = new ZaloBotPhone(id, owner, this, Time);
        }
    }

    /// <summary>Somebody who has the bot's chat open.</summary>
    public ZaloBotPhone Person(int number) => (ZaloBotPhone)PhoneOf(new PhoneOwner(number, "Ba", "84900000001"));

    /// <summary>An id as the platform makes them: 20 hex digits.</summary>
    public string NewId()
    {
        lock (gate)
        {
            return (0x7000_0000L + ++lastId).ToString("x20", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Epoch milliseconds.</summary>
    public long Now() => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Tells the bot of an event: keeps it until it is asked for, or brings it.</summary>
    public JsonObject Tell(JsonObject happened)
    {
        lock (gate)
        {
            if (webhook is { } hook)
            {
                deliveries = DeliverAfterAsync(deliveries, hook, Body(happened).ToJsonString());
            }
            else
            {
                waiting.Enqueue(happened);
                arrived.TrySetResult();
            }
        }

        return happened;
    }

    /// <summary>The body of an event as it goes over the wire.</summary>
    public JsonObject Body(JsonObject happened) =>
        IsWrapped ? new JsonObject { ["ok"] = true, ["result"] = happened.DeepClone() } : (JsonObject)happened.DeepClone();

    public override async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await deliveries;
        await base.DisposeAsync();
        courier.Dispose();
        closing.Dispose();
    }

    protected override void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/bot{token}/{method}", ["GET", "POST"], (HttpContext context, string token, string method) =>
        AnswerAsync(context, method, body => token == Token ? DoAsync(context, method, body) : Task.FromResult(ZaloBotAnswers.Refuse(401, "Unauthorized"))));

    private async Task<FakeAnswer> DoAsync(HttpContext context, string method, string body)
    {
        var call = body.Length > 0 ? JsonNode.Parse(body)!.AsObject() : [];
        return method switch
        {
            "getMe" => ZaloBotAnswers.Ok(new JsonObject { ["id"] = "1", ["account_name"] = "Bot CLB", ["account_type"] = "BASIC", ["can_join_groups"] = false }),
            "deleteWebhook" => SetWebhook(null),
            "setWebhook" => SetWebhook(call),
            "getWebhookInfo" => WebhookInfo(),
            "getUpdates" => await TakeAsync(call, context.RequestAborted),
            "sendMessage" => Send(call, "text"),
            "sendPhoto" => Send(call, "caption"),
            "sendChatAction" => FakeAnswer.Json(200, new JsonObject { ["ok"] = true }),
            _ => Mistake(400, $"Bad path or method: {method}"),
        };
    }

    private FakeAnswer SetWebhook(JsonObject? call)
    {
        var secret = (string?)call?["secret_token"] ?? "";
        if (call is not null && (secret.Length is < SecretLengthMin or > SecretLengthMax || !Uri.TryCreate((string?)call["url"], UriKind.Absolute, out _)))
        {
            return Mistake(400, "Bad webhook: it needs an address and a secret of 8 to 256 characters");
        }

        lock (gate)
        {
            webhook = call is null ? null : (new Uri((string)call["url"]!), secret);
            return WebhookInfo();
        }
    }

    private FakeAnswer WebhookInfo()
    {
        lock (gate)
        {
            return ZaloBotAnswers.Ok(new JsonObject { ["url"] = webhook?.Url.ToString() ?? "", ["updated_at"] = Now() });
        }
    }

    /// <summary>Hands out one event, or says after the time asked for that there is none. What was handed out is gone.</summary>
    private async Task<FakeAnswer> TakeAsync(JsonObject call, CancellationToken cancellationToken)
    {
        var held = TimeSpan.FromSeconds(int.TryParse(call["timeout"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : HeldSecondsDefault);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing.Token);
        var end = Task.Delay(held, Time, either.Token);
        while (true)
        {
            Task more;
            lock (gate)
            {
                if (webhook is not null)
                {
                    return Mistake(400, "getUpdates does not work while a webhook is set");
                }

                if (waiting.TryDequeue(out var happened))
                {
                    return ZaloBotAnswers.Ok(IsWrapped ? new JsonObject { ["ok"] = true, ["result"] = happened.DeepClone() } : happened.DeepClone());
                }

                arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
                more = arrived.Task;
            }

            if (await Task.WhenAny(more, end) == end)
            {
                return ZaloBotAnswers.Refuse(408, "Request timeout");
            }
        }
    }

    private FakeAnswer Send(JsonObject call, string field)
    {
        var text = (string?)call[field] ?? "";
        lock (gate)
        {
            if (!phones.TryGetValue((string?)call["chat_id"] ?? "", out var phone))
            {
                return ZaloBotAnswers.Refuse(400, "Bad request: unknown chat");
            }

            if (text.Length > TextLengthMax || (text.Length == 0 && field == "text"))
            {
                return Mistake(400, "Bad request: a text has 1 to 2,000 characters");
            }

            if (++sent > MessagesMax)
            {
                return ZaloBotAnswers.QuotaExceeded;
            }

            var id = NewId();
            phone.Shows(id, text, []);
            return ZaloBotAnswers.Ok(new JsonObject { ["message_id"] = id, ["date"] = Now() });
        }
    }

    private async Task DeliverAfterAsync(Task before, (Uri Url, string Secret) hook, string body)
    {
        await before;
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { [SecretHeader] = hook.Secret };
        for (var delivery = 0; delivery < DeliveriesMax && !closing.IsCancellationRequested; delivery++)
        {
            if (await courier.BringAsync(hook.Url, body, headers, CancellationToken.None) == HttpStatusCode.OK)
            {
                return;
            }
        }
    }

    private FakeAnswer Mistake(int code, string description)
    {
        NoteMistake(description);
        return ZaloBotAnswers.Refuse(code, description);
    }
}
