using System.Text.Json;
using ClubBot.Channels.WebChat.Tokens;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary><c>conversations/{id}/activities</c>: what a person says goes in, what was said comes out.</summary>
internal sealed class ActivityEndpoints(
    ITurnProcessor turns, IConversationLog log, ShownPictures pictures, CallLimits limits, IHostApplicationLifetime lifetime)
{
    /// <summary>Largest body of one activity.</summary>
    public const int BodyBytesMax = 256 * 1024;

    /// <summary>Activities in one answer; a client asks again until it gets none.</summary>
    private const int PageSize = 100;

    /// <summary>Takes one activity and answers when it is on disk.</summary>
    public async ValueTask<DirectLineError?> PostAsync(HttpContext context, WebChatIdentity identity)
    {
        if (CallLimits.Check(limits.Activities, identity.Key) is { } tooMany)
        {
            return tooMany;
        }

        if (!context.Request.HasJsonContentType())
        {
            return DirectLineError.UnsupportedType;
        }

        var inbound = await BoundedBody.ReadAsync(
            context, BodyBytesMax, utf8 => InboundActivity.Parse(utf8, identity), new InboundActivity(null, DirectLineError.TooLarge));
        if (inbound.Turn is not { } turn)
        {
            return inbound.Error;
        }

        // A client that only shows "typing" says nothing that could be kept.
        return turn.Activity.Type == ActivityTypes.Typing
            ? await AnswerAsync(context, turn.InboundId)
            : await RunAsync(context, turn);
    }

    /// <summary>What stands in the log after the watermark.</summary>
    public async ValueTask<DirectLineError?> GetAsync(HttpContext context, WebChatIdentity identity)
    {
        if (CallLimits.Check(limits.Reads, identity.Key) is { } tooMany)
        {
            return tooMany;
        }

        if (!Watermark.TryParse(context.Request.Query["watermark"], out var watermark))
        {
            return DirectLineError.BadArgument("The watermark is not one of this server.");
        }

        var entries = await log.ReadAsync(identity.Key, watermark ?? 0, PageSize, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        ActivitySet.Write(context.Response.BodyWriter, entries, watermark ?? 0, pictures);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        return null;
    }

    /// <summary>Runs the turn to its end even if the caller hangs up: a phone that loses its network now has sent its message.</summary>
    private async ValueTask<DirectLineError?> RunAsync(HttpContext context, InboundTurn turn) =>
        await turns.ProcessAsync(turn, lifetime.ApplicationStopping) switch
        {
            TurnOutcome.Processed processed => await AnswerAsync(context, processed.ActivityId),
            TurnOutcome.Duplicate duplicate => await AnswerAsync(context, duplicate.ActivityId),
            _ => DirectLineError.Busy,
        };

    private static async ValueTask<DirectLineError?> AnswerAsync(HttpContext context, string id)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(
            context.Response.BodyWriter, new ResourceResponse(id), DirectLineJson.Default.ResourceResponse, context.RequestAborted);
        return null;
    }
}
