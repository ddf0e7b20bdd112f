using Microsoft.Net.Http.Headers;

namespace ClubBot.Channels.WebChat.Page;

/// <summary>Serves the page and its files.</summary>
internal sealed class PageEndpoints(PageFiles files)
{
    private const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>The page itself, at every address that shows it. An invite code in the address must not be kept or passed on.</summary>
    public Task HtmlAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyFor(context.Request);
        headers[HeaderNames.XFrameOptions] = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return SendAsync(context, files.Html, context.Request.Path == "/" ? "no-cache" : "no-store");
    }

    /// <summary>A file of the present version. One of another version is gone: the page is loaded anew then.</summary>
    public Task FileAsync(HttpContext context)
    {
        var isPresent = files.Version.Equals(context.Request.RouteValues["version"] as string, StringComparison.Ordinal);
        if (!isPresent || files.Find(context.Request.RouteValues["name"] as string ?? "") is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return SendAsync(context, file, Immutable);
    }

    /// <summary>No inline script, the one style, nothing from elsewhere. The socket's address is named because older Safari does not count it as 'self'.</summary>
    private string PolicyFor(HttpRequest request)
    {
        var host = request.Host.ToUriComponent();
        return $"default-src 'none'; script-src 'self'; style-src 'sha256-{files.StyleHash}'; img-src 'self' data:; "
            + $"connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";
    }

    private async Task SendAsync(HttpContext context, PageFile file, string cacheControl)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ETag = $"\"{files.Version}\"";
        if (context.Request.Headers.IfNoneMatch == headers.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var body = file.Plain;
        if (accepted.Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            (body, headers.ContentEncoding) = (file.Brotli, "br");
        }
        else if (accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            (body, headers.ContentEncoding) = (file.Gzip, "gzip");
        }

        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        }
    }
}
