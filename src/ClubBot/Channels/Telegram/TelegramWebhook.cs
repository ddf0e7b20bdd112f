using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClubBot.Kernel.Documents;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ClubBot.Channels.Telegram;

/// <summary><c>/webhooks/telegram</c>: Telegram brings an update. It is answered once the turn is on disk.</summary>
internal sealed partial class TelegramWebhook(
    TelegramInbox inbox, TelegramOptions options, IHostApplicationLifetime lifetime, ILogger<TelegramWebhook> logger)
{
    public const string Path = "/webhooks/telegram";

    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Largest update taken; the longest text with all its marks is far below.</summary>
    private const int BodyBytesMax = 1024 * 1024;

    public async Task<IResult> TakeAsync(HttpContext context)
    {
        if (!IsTelegram(context.Request.Headers[SecretHeader]))
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

    private static async ValueTask<Update?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BodyBytesMax;
        }

        return await JsonSerializer.DeserializeAsync<Update>(context.Request.Body, JsonBotAPI.Options, context.RequestAborted);
    }

    /// <summary>Compares hashes, so that the time taken tells neither the length nor the beginning of the secret.</summary>
    private bool IsTelegram(Microsoft.Extensions.Primitives.StringValues header) =>
        options.WebhookSecret is { } secret
        && header.Count == 1
        && CryptographicOperations.FixedTimeEquals(HashOf(secret), HashOf(header[0] ?? ""));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Telegram brought an update that cannot be read; it was let go.")]
        public static partial void Unreadable(ILogger logger);

        [LoggerMessage(2, LogLevel.Error, "An update could not be kept; Telegram will bring it again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);
    }
}
