using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace ClubBot.Channels.ZaloBot;

/// <summary><c>/webhooks/zalo-bot</c>: Zalo brings a message. It is answered once the turn is on disk.</summary>
internal sealed partial class ZaloBotWebhook(
    MessageReader reader, ITurnProcessor turns, ZaloBotOptions options, IHostApplicationLifetime lifetime, ILogger<ZaloBotWebhook> logger)
{
    public const string Path = "/webhooks/zalo-bot";

    public const string SecretHeader = "X-Bot-Api-Secret-Token";

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
            return await ReadAsync(context) is { } inbound && await turns.ProcessAsync(inbound, lifetime.ApplicationStopping) is TurnOutcome.Busy
                ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
                : Results.Ok();
        }
        catch (JsonException)
        {
            // An empty probe, or something that would be the same the next time.
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

    private async ValueTask<InboundTurn?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BodyBytesMax;
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        return reader.Read(body.RootElement);
    }

    /// <summary>Compares hashes, so that the time taken tells neither the length nor the beginning of the secret.</summary>
    private bool IsZalo(StringValues header) =>
        options.WebhookSecret is { } secret
        && header.Count == 1
        && CryptographicOperations.FixedTimeEquals(HashOf(secret), HashOf(header[0] ?? ""));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Zalo brought something that cannot be read; it was let go.")]
        public static partial void Unreadable(ILogger logger);

        [LoggerMessage(2, LogLevel.Error, "A message could not be kept; Zalo is told to bring it again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);
    }
}
