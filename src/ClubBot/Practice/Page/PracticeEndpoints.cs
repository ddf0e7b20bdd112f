using System.Net;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace ClubBot.Practice.Page;

/// <summary><c>/practice</c>: the page with the phones, and what it calls. For whoever sits at this machine, and nobody else.</summary>
internal sealed class PracticeEndpoints(PracticeDesk desk, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private const string Path = "/practice";
    private const string ResourcePrefix = "practice/";
    private const int TextLengthMax = 4_096;
    private const int PhonesMax = 8;

    /// <summary>How long a look is held while nothing changes.</summary>
    private static readonly TimeSpan LookMax = TimeSpan.FromSeconds(25);

    public void Map(WebApplication app)
    {
        var routes = app.MapGroup(Path).AddEndpointFilter(async (context, next) => IsHere(context.HttpContext) ? await next(context) : Results.NotFound());
        routes.MapGet("", () => FileOf("index.html"));
        routes.MapGet("/{name}", (string name) => FileOf(name));
        routes.MapGet("/api/desk", () => Results.Json(new DeskView(desk.Platforms, desk.People), PracticeJson.Default.DeskView));
        routes.MapPost("/api/look", (Delegate)LookAsync);
        routes.MapPost("/api/phones/{platform:int}/{person:int}", (Delegate)DoAsync);
    }

    /// <summary>A caller of this machine that named this machine: no proxy's caller, and no page of another site behind a name of its own.</summary>
    private static bool IsHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && (context.Request.Headers.Origin is not [{ } origin] || origin == $"{context.Request.Scheme}://{context.Request.Host}");

    private static IResult FileOf(string name)
    {
        var stream = typeof(PracticeEndpoints).Assembly.GetManifestResourceStream($"{ResourcePrefix}{name}");
        return stream is null ? Results.NotFound() : new PageFileResult(stream, System.IO.Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "text/css; charset=utf-8",
        });
    }

    /// <summary>Phones that changed since the page looked; waits until one did.</summary>
    private async Task<IResult> LookAsync(HttpContext context)
    {
        if (await ReadAsync(context, PracticeJson.Default.IReadOnlyListPhoneGlance) is not { Count: > 0 and <= PhonesMax } glances)
        {
            return Results.BadRequest();
        }

        var phones = glances.Select(glance => (Glance: glance, Phone: desk.Find(glance.Platform, glance.Person))).ToList();
        if (phones.Any(each => each.Phone is null))
        {
            return Results.NotFound();
        }

        using var limit = new CancellationTokenSource(LookMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted, lifetime.ApplicationStopping);
        await Task.WhenAny(phones.Select(each => each.Phone!.ChangedAsync(each.Glance.Seen, either.Token)));
        await either.CancelAsync();
        return Results.Json(
            [.. from each in phones where each.Phone!.Changes > each.Glance.Seen select ViewOf(each.Glance, each.Phone!)],
            PracticeJson.Default.IReadOnlyListPhoneView);
    }

    private static PhoneView ViewOf(PhoneGlance glance, FakePhone phone)
    {
        // The count first: what comes between is seen once more, rather than never.
        var changes = phone.Changes;
        return new PhoneView(glance.Platform, glance.Person, changes, phone.HasBlocked, phone.CanSharePhone, phone.Messages, phone.Keyboard);
    }

    private async Task<IResult> DoAsync(HttpContext context, int platform, int person)
    {
        if (desk.Find(platform, person) is not { } phone)
        {
            return Results.NotFound();
        }

        switch (await ReadAsync(context, PracticeJson.Default.PhoneDeed))
        {
            case { Text: { Length: > 0 and <= TextLengthMax } text }:
                phone.Says(text);
                break;
            case { Message: { } id, Button: { } index } when phone.Messages.FirstOrDefault(each => each.Id == id && !each.IsOwn) is { } message && ButtonAt(message.Buttons, index) is { } button:
                phone.Presses(message, button);
                break;
            case { Message: null, Button: { } index } when ButtonAt(phone.Keyboard, index) is { } key:
                phone.PressesKey(key);
                break;
            case { SharesPhone: true } when phone.CanSharePhone:
                phone.SharesPhone();
                break;
            case { Blocks: { } isBlocked }:
                phone.Blocks(isBlocked);
                break;
            default:
                return Results.BadRequest();
        }

        return Results.NoContent();
    }

    private static PhoneButton? ButtonAt(IReadOnlyList<PhoneButton> buttons, int index) => index >= 0 && index < buttons.Count ? buttons[index] : null;

    /// <summary>The body, which must say that it is JSON: a form of another site cannot.</summary>
    private static async Task<T?> ReadAsync<T>(HttpContext context, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return context.Request.HasJsonContentType() ? await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A file of the page with the headers that keep it to itself.</summary>
    private sealed class PageFileResult(Stream content, string contentType) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await using var _ = content;
            var headers = httpContext.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            headers.CacheControl = "no-cache";
            headers.XContentTypeOptions = "nosniff";
            headers[HeaderNames.XFrameOptions] = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            httpContext.Response.ContentType = contentType;
            await content.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
        }
    }
}
