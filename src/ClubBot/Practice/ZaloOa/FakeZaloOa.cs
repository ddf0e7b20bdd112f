using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.ZaloOa;

/// <summary>Zalo's OpenAPI, OAuth and webhooks for one Official Account, on a port of this machine.</summary>
/// <remarks>A call that Zalo would not understand is noted as a mistake besides being refused. Refusals of what somebody may get wrong innocently are not.</remarks>
internal sealed class FakeZaloOa : FakePlatform
{
    public const string AppId = "4000000000000000001";
    public const string AppSecret = "app-secret-that-must-stay-secret";
    public const string OaSecret = "oa-secret-that-must-stay-secret";
    public const string OaId = "5000000000000000009";
    public const string FirstRefreshToken = "rt-secret-0";

    /// <summary>Ids of people begin behind this one: more than a double can tell apart.</summary>
    private const long FirstPerson = 7_000_000_000_000_000_000;

    /// <summary>Messages that cost nothing after each deed of a person.</summary>
    private const int FreeMax = 8;

    private static readonly TimeSpan FreeTime = TimeSpan.FromHours(48);
    private static readonly TimeSpan OpenTime = TimeSpan.FromDays(7);

    private readonly Lock gate = new();
    private readonly Dictionary<string, ZaloOaPhone> phones = new(StringComparer.Ordinal);
    private int lastId;

    public FakeZaloOa(TimeProvider time)
        : base(time)
    {
        Grants = new FakeGrants(time);
        Events = new FakeEvents(() => Product, time);
    }

    public override string Title => "Zalo OA";

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Channels:ZaloOa:AppId"] = AppId,
        ["Channels:ZaloOa:AppSecret"] = AppSecret,
        ["Channels:ZaloOa:OaSecret"] = OaSecret,
        ["Channels:ZaloOa:RefreshToken"] = FirstRefreshToken,
        ["Channels:ZaloOa:ApiBaseUrl"] = Address.ToString(),
        ["Channels:ZaloOa:OAuthBaseUrl"] = Address.ToString(),
        ["Channels:ZaloOa:TemplateBaseUrl"] = Address.ToString(),
    };

    public FakeGrants Grants { get; }

    public FakeEvents Events { get; }

    /// <summary>The only form in which buttons are understood.</summary>
    public string Shape { get; set; } = "S1";

    /// <summary>What the package allows in a month beyond what is free.</summary>
    public int MonthlyTotal { get; set; } = 500;

    /// <summary>Messages counted against that.</summary>
    public int MonthlyUsed { get; private set; }

    /// <summary>Messages from templates, which are paid for.</summary>
    public int Templates { get; private set; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public override FakePhone PhoneOf(PhoneOwner owner) => Phone(owner);

    /// <summary>The phone of somebody with this number.</summary>
    public ZaloOaPhone Person(int number) => Phone(new PhoneOwner(number, "Ba", string.Create(CultureInfo.InvariantCulture, $"849000000{number:D2}")));

    /// <summary>An id that was not given before.</summary>
    public string NextId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref lastId):x14}");

    public override async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v4/oa/access_token", AnswerTokenAsync);
        routes.MapGet("/v4/oa/permission", Permit);
        routes.MapPost("/v3.0/oa/message/cs", AnswerMessageAsync);
        routes.MapPost("/v3.0/oa/message/template", AnswerTemplateAsync);
    }

    private Task AnswerTokenAsync(HttpContext context) =>
        AnswerAsync(context, "access_token", body => Task.FromResult(Grants.Answer(context.Request.Headers["secret_key"], body)));

    private Task AnswerMessageAsync(HttpContext context) => AnswerAsync(context, "cs", body => Task.FromResult(Authorized(context, () => Send(body))));

    private Task AnswerTemplateAsync(HttpContext context) =>
        AnswerAsync(context, "template", body => Task.FromResult(Authorized(context, () => SendTemplate(body))));

    private ZaloOaPhone Phone(PhoneOwner owner)
    {
        var id = (FirstPerson + owner.Number).ToString(CultureInfo.InvariantCulture);
        lock (gate)
        {
            return phones.TryGetValue(id, out var known) ? known : phones[id] = new ZaloOaPhone(id, owner, this, Time);
        }
    }

    /// <summary>The page on which an administrator says yes; this one always does.</summary>
    private IResult Permit(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["app_id"] != AppId || (string?)query["code_challenge"] is not { Length: 43 } challenge || (string?)query["redirect_uri"] is not { } back)
        {
            NoteMistake("permission: app_id, code_challenge or redirect_uri");
            return Results.BadRequest();
        }

        return Results.Redirect($"{back}?code={Grants.Permit(challenge)}&oa_id={OaId}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private FakeAnswer Authorized(HttpContext context, Func<FakeAnswer> answer)
    {
        if (context.Request.Headers.Authorization.Count > 0)
        {
            return Mistake(-216, "Authorization header");
        }

        lock (gate)
        {
            return Grants.IsValid(context.Request.Headers["access_token"]) ? answer() : ZaloOaAnswers.TokenInvalid;
        }
    }

    private FakeAnswer Send(string body)
    {
        if (Parsed(body) is not { } call || (string?)call["recipient"]?["user_id"] is not { } user)
        {
            return Mistake(-201, "body or recipient.user_id");
        }

        var shape = MessageShape.Of(call["message"] as JsonObject);
        if (shape.Mistake() is var code and not 0)
        {
            return Mistake(code, $"message refused with {code}");
        }

        if (shape.Shape is { } used && used != "form" && used != Shape)
        {
            return ZaloOaAnswers.Refuse(-233, "Message type is not supported");
        }

        return phones.TryGetValue(user, out var phone) ? Deliver(phone, shape) : ZaloOaAnswers.Refuse(-201, "user_id is invalid");
    }

    private FakeAnswer Deliver(ZaloOaPhone phone, MessageShape shape)
    {
        if (phone.HasBlocked)
        {
            return ZaloOaAnswers.Refuse(-213, "User has not followed the OA");
        }

        if (phone.ActedAt is not { } actedAt)
        {
            return ZaloOaAnswers.Refuse(-232, "User has no valid interaction");
        }

        if (Now - actedAt > OpenTime)
        {
            return ZaloOaAnswers.Refuse(-230, "User has not interacted in the past 7 days");
        }

        var isFree = Now - actedAt <= FreeTime && phone.HeardSince < FreeMax;
        if (!isFree && MonthlyUsed >= MonthlyTotal)
        {
            return ZaloOaAnswers.Refuse(-211, "Out of quota");
        }

        phone.HeardSince++;
        MonthlyUsed += isFree ? 0 : 1;
        var quota = isFree
            ? ZaloOaAnswers.Quota("reply", FreeMax - phone.HeardSince, FreeMax)
            : ZaloOaAnswers.Quota("sub_quota", MonthlyTotal - MonthlyUsed, MonthlyTotal);
        return Shown(phone, shape.Text!, shape.Buttons, quota);
    }

    private FakeAnswer SendTemplate(string body)
    {
        if (Parsed(body) is not { } call || (string?)call["user_id"] is not { } user || (string?)call["template_id"] is not { Length: > 0 }
            || call["template_data"] is not JsonObject { Count: > 0 } data)
        {
            return Mistake(-201, "template");
        }

        if (!phones.TryGetValue(user, out var phone))
        {
            return ZaloOaAnswers.Refuse(-201, "user_id is invalid");
        }

        Templates++;
        return Shown(phone, string.Join('\n', data.Select(field => (string?)field.Value)), [], ZaloOaAnswers.Quota("purchase_quota", 1_000 - Templates, 1_000));
    }

    private FakeAnswer Shown(ZaloOaPhone phone, string text, IReadOnlyList<PhoneButton> buttons, JsonObject quota)
    {
        var id = NextId("d3");
        phone.Shows(id, text, buttons);
        return ZaloOaAnswers.Sent(id, phone.Id, Now, quota);
    }

    private static JsonObject? Parsed(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private FakeAnswer Mistake(int code, string sentence)
    {
        NoteMistake(sentence);
        return ZaloOaAnswers.Refuse(code, sentence);
    }
}
