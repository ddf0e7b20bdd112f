using ClubBot.Channels.WebChat.Tokens;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;
using Microsoft.Extensions.Options;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>The WebSocket stream of a conversation, opened by the token in its address.</summary>
internal sealed partial class StreamEndpoint(
    TokenAuthority tokens,
    ConversationStreams streams,
    IConversationLog log,
    ShownPictures pictures,
    IOptions<WebChatOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<StreamEndpoint> logger)
{
    public async ValueTask<DirectLineError?> OpenAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return DirectLineError.BadArgument("This address takes WebSocket requests only.");
        }

        var (identity, error) = await IdentifyAsync(context);
        if (identity is null)
        {
            return error;
        }

        if (!Watermark.TryParse(context.Request.Query["watermark"], out var watermark))
        {
            return DirectLineError.BadArgument("The watermark is not one of this server.");
        }

        using var subscription = streams.Subscribe(identity.Key, options.Value.SocketsPerConversation);
        if (subscription is null)
        {
            return DirectLineError.TooMany(TimeSpan.FromSeconds(5));
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var session = new StreamSession(socket, subscription, log, pictures, watermark ?? 0, time);
        var end = await session.RunAsync(ending.Token);
        Log.StreamEnded(logger, identity.ConversationId, end);
        return null;
    }

    private async ValueTask<(WebChatIdentity? Identity, DirectLineError? Error)> IdentifyAsync(HttpContext context)
    {
        var token = context.Request.Query["t"].ToString();
        if (token.Length == 0)
        {
            return (null, DirectLineError.MissingToken);
        }

        return await tokens.ReadForStreamAsync(token) switch
        {
            TokenReading.Valid valid when valid.Identity.ConversationId.Equals(context.Request.RouteValues[CallGate.ConversationRoute] as string, StringComparison.Ordinal) =>
                (valid.Identity, null),
            TokenReading.Valid => (null, DirectLineError.OtherConversation),
            TokenReading.Expired => (null, DirectLineError.ExpiredToken),
            _ => (null, DirectLineError.InvalidToken),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "A stream of conversation {Conversation} ended: {End}.")]
        public static partial void StreamEnded(ILogger logger, string conversation, StreamEnd end);
    }
}
