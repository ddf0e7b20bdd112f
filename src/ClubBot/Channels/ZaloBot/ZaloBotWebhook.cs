using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloBot;

/// <summary><c>/webhooks/zalo-bot</c>: Zalo brings an update. It is answered once the turn is on disk.</summary>
internal sealed partial class ZaloBotWebhook(
    ZaloBotInbox inbox, ZaloBotOptions options, IHostApplicationLifetime lifetime, ILogger<ZaloBotWebhook> logger)
{
    public const string Path = "/webhooks/zalo-bot";

    public const string SecretHeader = "X-Bot-Api-Secret-Token";

    /// <summary>Largest update taken; the longest text with all its marks is far below.</summary>
    private const int BodyBytesMax = 1024 * 1024;

    public async Task<IResult> TakeAsync(HttpContext context)
    {
        if (!IsZalo(context.Request.Headers[SecretHeader]))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        try
        {
            // Runs to its end even if the caller hangs up.
            return await ReadAsync(context) is { } update && !await inbox.TakeAsync(update, lifetime.ApplicationStopping)
                ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
                : Results.Ok();
        }
        catch (JsonException)
        {
            // It would be the same the next time: taken, so that it does not come again.
            Log.Unreadable(logger);
            return Results.Ok();
        }
        catch (BadHttpRequestException refused)
        {
            return Results.StatusCode(refused.StatusCode);
        }
        catch (StoreFailedException failure)
        {
            Log.StoreFailed(logger, failure);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The update; null when the body is empty, as it is when Zalo only asks whether anybody is there.</summary>
    private static async ValueTask<ZaloBotUpdate?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BodyBytesMax;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.Length == 0 ? null : JsonSerializer.Deserialize(body.GetBuffer().AsSpan(0, (int)body.Length), ZaloBotJson.Wire.ZaloBotUpdate);
    }

    /// <summary>Compares hashes, so that the time taken tells neither the length nor the beginning of the secret.</summary>
    private bool IsZalo(Microsoft.Extensions.Primitives.StringValues header) =>
        options.WebhookSecret is { } secret
        && header.Count == 1
        && CryptographicOperations.FixedTimeEquals(HashOf(secret), HashOf(header[0] ?? ""));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Zalo brought an update that cannot be read; it was let go.")]
        public static partial void Unreadable(ILogger logger);

        // Whether Zalo brings it again is not documented.
        [LoggerMessage(2, LogLevel.Error, "An update could not be kept; Zalo was told so.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);
    }
}
