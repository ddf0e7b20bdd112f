using System.Text.Json;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Pictures;
using Microsoft.AspNetCore.Http.Features;

namespace ClubBot.Channels.BotConnector;

/// <summary><c>/api/messages</c>: Azure Bot Service, or the Emulator, brings an activity. It is answered once the turn is on disk.</summary>
internal sealed partial class BotConnectorEndpoint(
    CallerGate gate, ServiceUrls serviceUrls, BotConnectorInbox inbox, IHostApplicationLifetime lifetime, ILogger<BotConnectorEndpoint> logger)
{
    public const string Path = "/api/messages";

    /// <summary>Largest activity taken.</summary>
    public const int BodyBytesMax = 256 * 1024;

    /// <summary>Bytes of a body that is too large that are still let in and dropped, so that the caller gets to see the refusal.</summary>
    private const long DroppedBytesMax = 8 * 1024 * 1024;

    public async Task<IResult> TakeAsync(HttpContext context)
    {
        try
        {
            return await AnswerAsync(context);
        }
        catch (KeysUnavailableException failure)
        {
            Log.KeysUnavailable(logger, failure.InnerException?.GetType().Name);
            return ConnectorError.KeysUnavailable.Answer(context);
        }
        catch (BadHttpRequestException)
        {
            return ConnectorError.Malformed.Answer(context);
        }
        catch (StoreFailedException failure)
        {
            Log.StoreFailed(logger, failure);
            return ConnectorError.StoreFailed.Answer(context);
        }
    }

    /// <summary>Who calls comes before what is said: nothing of the body is read for a stranger.</summary>
    private async ValueTask<IResult> AnswerAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = DroppedBytesMax;
        }

        var caller = await gate.ReadAsync(context, context.RequestAborted);
        if (caller is CallerReading.Refused refused)
        {
            Log.CallerRefused(logger, refused.Error.Status);
            return refused.Error.Answer(context);
        }

        if (!context.Request.HasJsonContentType())
        {
            return ConnectorError.UnsupportedType.Answer(context);
        }

        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return ConnectorError.TooLarge.Answer(context);
        }

        if (ActivityReader.Parse(body.Span) is not { } activity)
        {
            return ConnectorError.Malformed.Answer(context);
        }

        return await TakeAsync(context, caller, activity);
    }

    private async ValueTask<IResult> TakeAsync(HttpContext context, CallerReading caller, Activity activity)
    {
        var arrival = ActivityReader.Read(activity);
        var error = arrival is ConnectorArrival.Refused refused ? refused.Error
            : caller.Judge(activity) ?? (serviceUrls.Trusted(activity.ServiceUrl) is null ? ConnectorError.UntrustedServiceUrl : null);
        if (error is not null)
        {
            Log.CallerRefused(logger, error.Status);
            return error.Answer(context);
        }

        switch (arrival)
        {
            case ConnectorArrival.Invoke:
                return ConnectorError.NotImplemented.Answer(context);
            case ConnectorArrival.Said said:
                // Runs to its end even if the caller hangs up.
                return await inbox.TakeAsync(said, lifetime.ApplicationStopping) is { } answers
                    ? Done(activity, answers)
                    : ConnectorError.Busy.Answer(context);
            default:
                return Done(activity, []);
        }
    }

    /// <summary>An empty answer, or the replies for a caller that expects them there.</summary>
    private static IResult Done(Activity activity, IReadOnlyList<Activity> answers) => activity.DeliveryMode == ActivityReader.ExpectReplies
        ? Results.Text(
            $"{{\"activities\":[{string.Join(',', answers.Select(ShownPictures.WithoutPictures).Select(answer => JsonSerializer.Serialize(answer, ActivityJson.Wire.Activity)))}]}}",
            "application/json; charset=utf-8")
        : Results.Ok();

    /// <summary>The whole body; null when it is too large.</summary>
    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BodyBytesMax)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            body.Write(buffer.AsSpan(0, count));
            if (body.Length > BodyBytesMax)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A call of the Bot Connector was refused with {Status}.")]
        public static partial void CallerRefused(ILogger logger, int status);

        [LoggerMessage(2, LogLevel.Error, "The keys of Azure Bot Service cannot be read ({Kind}); its calls are refused until they can.")]
        public static partial void KeysUnavailable(ILogger logger, string? kind);

        [LoggerMessage(3, LogLevel.Error, "An activity could not be kept; the caller has to bring it again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);
    }
}
