using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClubBot.Tests.Channels.Telegram.Host;

/// <summary>The Bot API on a port of this machine: its shapes, its limits and its error codes, and people to talk to the bot.</summary>
/// <remarks>Stricter than the real one: a call that Telegram would not understand is an error here too.</remarks>
internal sealed class FakeTelegram : IAsyncDisposable
{
    public const string Token = "7000001:fake-token-that-must-stay-secret";

    public const string BotName = "clubbot_test_bot";

    private const int TextLengthMax = 4_096;
    private const int CallbackBytesMax = 64;

    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly Dictionary<long, FakePerson> people = [];
    private readonly Dictionary<string, Queue<FakeAnswer>> scripts = new(StringComparer.Ordinal);
    private readonly HashSet<string> openPresses = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource webhookSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int lastMessageId;

    private FakeTelegram(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Updates on their way to the bot.</summary>
    public FakeUpdates Updates { get; } = new();

    /// <summary>Calls refused because of their shape, a sentence each; empty when the bot speaks the API well.</summary>
    public List<string> Mistakes { get; } = [];

    /// <summary>Ends once the bot said where updates are to be brought.</summary>
    public Task HasWebhook => webhookSet.Task;

    public static async Task<FakeTelegram> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var fake = new FakeTelegram(app);
        app.MapPost("/bot{token}/{method}", fake.AnswerAsync);
        await app.StartAsync();
        return fake;
    }

    /// <summary>Somebody who has opened the bot's chat.</summary>
    public FakePerson Person(long id)
    {
        lock (gate)
        {
            return people.TryGetValue(id, out var known) ? known : people[id] = new FakePerson(id, this);
        }
    }

    /// <summary>The next call of the method is answered like this instead.</summary>
    public void Script(string method, FakeAnswer answer)
    {
        lock (gate)
        {
            if (!scripts.TryGetValue(method, out var queue))
            {
                scripts[method] = queue = new Queue<FakeAnswer>();
            }

            queue.Enqueue(answer);
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

    public int NextMessageId() => Interlocked.Increment(ref lastMessageId);

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

    public async ValueTask DisposeAsync()
    {
        Updates.Close();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, string token, string method)
    {
        var answer = token != Token ? FakeAnswer.Refuse(401, "Unauthorized") : await DoAsync(context, method);
        if (answer.IsCut)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body);
    }

    private async Task<FakeAnswer> DoAsync(HttpContext context, string method)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var call = body.Length > 0 ? JsonNode.Parse(body)!.AsObject() : [];
        FakeAnswer? scripted = null;
        lock (gate)
        {
            if (scripts.TryGetValue(method, out var queue))
            {
                queue.TryDequeue(out scripted);
            }
        }

        if (scripted is { Happens: false })
        {
            return scripted;
        }

        var answer = method switch
        {
            "getMe" => FakeAnswer.Ok(new JsonObject { ["id"] = 7000001, ["is_bot"] = true, ["first_name"] = "CLB", ["username"] = BotName }),
            "deleteWebhook" => FakeAnswer.Ok(true),
            "setWebhook" => SetWebhook(call),
            "getUpdates" => await Updates.TakeAsync(call, context.RequestAborted),
            "sendMessage" => SendMessage(call),
            "answerCallbackQuery" => AnswerPress(call),
            _ => Mistake(404, $"Not Found: {method}"),
        };
        return scripted ?? answer;
    }

    private FakeAnswer SetWebhook(JsonObject call)
    {
        Updates.Webhook = (string?)call["url"];
        Updates.WebhookSecret = (string?)call["secret_token"];
        webhookSet.TrySetResult();
        return FakeAnswer.Ok(true);
    }

    private FakeAnswer SendMessage(JsonObject call)
    {
        lock (gate)
        {
            var text = (string?)call["text"] ?? "";
            if (!people.TryGetValue((long)call["chat_id"]!, out var person))
            {
                return FakeAnswer.Refuse(400, "Bad Request: chat not found");
            }

            if (person.HasBlocked)
            {
                return FakeAnswer.Refuse(403, "Forbidden: bot was blocked by the user");
            }

            if (text.Length is 0 or > TextLengthMax)
            {
                return Mistake(400, text.Length == 0 ? "Bad Request: message text is empty" : "Bad Request: message is too long");
            }

            var buttons = ButtonsOf(call);
            if (buttons.Any(button => System.Text.Encoding.UTF8.GetByteCount(button.Data) is 0 or > CallbackBytesMax))
            {
                return Mistake(400, "Bad Request: BUTTON_DATA_INVALID");
            }

            var id = NextMessageId();
            person.Hear(new FakeMessage(id, text, buttons));
            return FakeAnswer.Ok(new JsonObject { ["message_id"] = id, ["date"] = FakePerson.Date, ["chat"] = person.Chat(), ["text"] = text });
        }
    }

    private static IReadOnlyList<FakeButton> ButtonsOf(JsonObject call) =>
        call["reply_markup"]?["inline_keyboard"]?.AsArray() is not { } rows
            ? []
            : [.. rows.SelectMany(row => row!.AsArray()).Select(button => new FakeButton((string)button!["text"]!, (string?)button["callback_data"] ?? ""))];

    private FakeAnswer AnswerPress(JsonObject call)
    {
        lock (gate)
        {
            return openPresses.Remove((string?)call["callback_query_id"] ?? "")
                ? FakeAnswer.Ok(true)
                : FakeAnswer.Refuse(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
    }

    private FakeAnswer Mistake(int code, string description)
    {
        lock (gate)
        {
            Mistakes.Add(description);
        }

        return FakeAnswer.Refuse(code, description);
    }
}
