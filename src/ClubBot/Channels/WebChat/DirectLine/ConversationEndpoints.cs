using System.Text.Json;
using ClubBot.Channels.WebChat.Tokens;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary><c>conversations</c> and <c>conversations/{id}</c>: begins a conversation, or comes back to one.</summary>
internal sealed class ConversationEndpoints(
    ITurnProcessor turns, IConversationLog log, TokenAuthority tokens, PublicAddress address, CallLimits limits, IHostApplicationLifetime lifetime)
{
    /// <summary>The bot hears of a person's arrival once: the same id again changes nothing.</summary>
    public const string ArrivalId = "conversationUpdate";

    private const int BodyBytesMax = 16 * 1024;
    private const int LocaleLengthMax = 35;
    private const int TailPageSize = 500;

    /// <summary>201 when this call began the conversation, 200 when it had begun before. Either way the stream tells it from its beginning.</summary>
    public async ValueTask<DirectLineError?> StartAsync(HttpContext context, WebChatIdentity identity)
    {
        if (CallLimits.Check(limits.Activities, identity.Key) is { } tooMany)
        {
            return tooMany;
        }

        var (request, error) = await BoundedBody.ReadAsync(context, BodyBytesMax, ParseStart, (null, DirectLineError.TooLarge));
        if (error is not null)
        {
            return error;
        }

        // Inbound ids are remembered for a while only; a log that has begun is remembered for good.
        var isNew = (await log.ReadAsync(identity.Key, 0, 1, context.RequestAborted)).Count == 0;
        if (isNew)
        {
            var outcome = await turns.ProcessAsync(Arrival(identity, request?.Locale), lifetime.ApplicationStopping);
            if (outcome is TurnOutcome.Busy)
            {
                return DirectLineError.Busy;
            }

            isNew = outcome is TurnOutcome.Processed;
        }

        return await AnswerAsync(context, identity, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, watermark: 0);
    }

    /// <summary>A new token and a stream: from the watermark on, without one only what comes from now on.</summary>
    public async ValueTask<DirectLineError?> ReconnectAsync(HttpContext context, WebChatIdentity identity)
    {
        if (CallLimits.Check(limits.Reads, identity.Key) is { } tooMany)
        {
            return tooMany;
        }

        if (!Watermark.TryParse(context.Request.Query["watermark"], out var watermark))
        {
            return DirectLineError.BadArgument("The watermark is not one of this server.");
        }

        var from = watermark ?? await TailAsync(identity, context.RequestAborted);
        return await AnswerAsync(context, identity, StatusCodes.Status200OK, from);
    }

    private async ValueTask<long> TailAsync(WebChatIdentity identity, CancellationToken cancellationToken)
    {
        var last = 0L;
        while (await log.ReadAsync(identity.Key, last, TailPageSize, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1].Sequence;
        }

        return last;
    }

    private async ValueTask<DirectLineError?> AnswerAsync(HttpContext context, WebChatIdentity identity, int status, long watermark)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        var response = new ConversationResponse(
            identity.ConversationId,
            tokens.Issue(identity),
            (int)TokenAuthority.Lifetime.TotalSeconds,
            address.Stream(context.Request, identity, watermark));
        await JsonSerializer.SerializeAsync(context.Response.BodyWriter, response, DirectLineJson.Default.ConversationResponse, context.RequestAborted);
        return null;
    }

    private static InboundTurn Arrival(WebChatIdentity identity, string? locale) => new(identity.Reference, ArrivalId, new Activity
    {
        Type = ActivityTypes.ConversationUpdate,
        ChannelId = Kernel.Schema.Channels.DirectLine,
        From = new ChannelAccount { Id = identity.UserId, Role = Roles.User },
        Conversation = new ConversationAccount { Id = identity.ConversationId },
        MembersAdded = [new ChannelAccount { Id = identity.UserId, Role = Roles.User }],
        Locale = locale?.Length <= LocaleLengthMax ? locale : null,
    });

    private static (StartRequest? Request, DirectLineError? Error) ParseStart(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return (null, null);
        }

        try
        {
            return BoundedBody.IsWellFormed(utf8) && UnicodeEscapes.AreWellFormed(utf8)
                ? (JsonSerializer.Deserialize(utf8, DirectLineJson.Default.StartRequest), null)
                : (null, DirectLineError.Malformed);
        }
        catch (JsonException)
        {
            return (null, DirectLineError.Malformed);
        }
    }
}
