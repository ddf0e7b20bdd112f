using System.Text.Json;
using ClubBot.Channels.ZaloOa.Grants;
using ClubBot.Kernel.Documents;
using Microsoft.AspNetCore.Http.Features;

namespace ClubBot.Channels.ZaloOa;

/// <summary><c>/webhooks/zalo-oa</c>: Zalo brings an event. It is answered once it is on disk, and within the 2 seconds that Zalo gives.</summary>
internal sealed partial class ZaloOaWebhook(
    ZaloOaReceiver receiver, ZaloOaSignature signature, GrantStore grants, ZaloOaOptions options, TimeProvider time, ILogger<ZaloOaWebhook> logger)
{
    public const string Path = "/webhooks/zalo-oa";

    /// <summary>Largest event taken; the longest text is far below.</summary>
    private const int BodyBytesMax = 1024 * 1024;

    /// <summary>How far ahead of ours Zalo's clock may be. Guess.</summary>
    private static readonly TimeSpan AheadMax = TimeSpan.FromMinutes(10);

    public async Task<IResult> TakeAsync(HttpContext context)
    {
        try
        {
            var body = await ReadAsync(context);
            return IsProbe(body) ? Results.Ok() : await TakeAsync(context, body);
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

    private async Task<IResult> TakeAsync(HttpContext context, byte[] body)
    {
        var happened = EventOf(body);
        var oaId = options.OaId ?? (await grants.LoadAsync(context.RequestAborted)).Grant.OaId;
        string? timestamp = options.IsTimestampInHeader ? context.Request.Headers[ZaloOaSignature.TimestampHeader] : happened?.Timestamp;
        var header = context.Request.Headers[ZaloOaSignature.Header];
        if (header.Count != 1 || !signature.IsRight(header[0], body, timestamp, oaId))
        {
            Log.NotSigned(logger);
            return options.DropsUnsigned ? Results.Ok() : Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (happened is null || !IsForUs(happened, oaId) || !IsOfNow(happened))
        {
            // It would be the same the next time: taken, so that it does not come again.
            Log.LetGo(logger);
            return Results.Ok();
        }

        return await receiver.TakeAsync(happened, body) ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = BodyBytesMax;
        }

        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
        return copy.ToArray();
    }

    /// <summary>What the console sends when the address is saved: an empty object, not signed.</summary>
    private static bool IsProbe(ReadOnlySpan<byte> body) => body.Trim(" \t\r\n"u8) is [(byte)'{', .. var inside, (byte)'}'] && inside.Trim(" \t\r\n"u8).IsEmpty;

    private static ZaloOaEvent? EventOf(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ZaloOaWireJson.Default.ZaloOaEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsForUs(ZaloOaEvent happened, string? oaId) => happened.AppId == options.AppId
        && (oaId is null || (happened.OaId ?? happened.Recipient?.Id) is not { } to || to == oaId || happened.Sender?.Id == oaId);

    private bool IsOfNow(ZaloOaEvent happened) => EventReader.InstantOf(happened) is { } at
        && at > time.GetUtcNow() - options.EventAgeMax
        && at < time.GetUtcNow() + AheadMax;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Something came to the webhook of the Zalo Official Account without the right signature. If it was Zalo: compare Channels:ZaloOa:OaSecret and the settings of the signature with the console.")]
        public static partial void NotSigned(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "Zalo brought an event that cannot be read, is of another app or too old; it was let go.")]
        public static partial void LetGo(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "An event could not be kept; Zalo will bring it again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);
    }
}
