using ClubBot.Channels.WebChat.Tokens;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Answers an admitted call. Returns null when it wrote the answer, otherwise the refusal to write.</summary>
internal delegate ValueTask<DirectLineError?> AdmittedCall(HttpContext context, WebChatIdentity identity);

/// <summary>Answers a call that needs no token.</summary>
internal delegate ValueTask<DirectLineError?> OpenCall(HttpContext context);

/// <summary>The one way in: origin, token and conversation are checked here, and whatever goes wrong leaves in Direct Line's shape.</summary>
internal sealed partial class CallGate(TokenAuthority tokens, OriginPolicy origins, ILogger<CallGate> logger)
{
    public const string ConversationRoute = "conversationId";

    private const string BearerPrefix = "Bearer ";

    /// <summary>A call that needs a token in force, and that of the conversation in its address.</summary>
    public RequestDelegate Admit(AdmittedCall call) => Open(async context =>
    {
        if (BearerOf(context.Request) is not { } token)
        {
            return DirectLineError.MissingToken;
        }

        switch (await tokens.ReadAsync(token))
        {
            case TokenReading.Valid valid:
                return context.Request.RouteValues.TryGetValue(ConversationRoute, out var conversation)
                    && !valid.Identity.ConversationId.Equals(conversation as string, StringComparison.Ordinal)
                    ? DirectLineError.OtherConversation
                    : await call(context, valid.Identity);
            case TokenReading.Expired:
                return DirectLineError.ExpiredToken;
            default:
                return DirectLineError.InvalidToken;
        }
    });

    /// <summary>A call that anybody of an allowed origin may make.</summary>
    public RequestDelegate Open(OpenCall call) => async context =>
    {
        var error = await AnswerAsync(call, context);
        if (error is not null && !context.Response.HasStarted)
        {
            await error.WriteAsync(context);
        }
    };

    /// <summary>The token of the Authorization header; null when there is none in the right form.</summary>
    public static string? BearerOf(HttpRequest request)
    {
        var header = request.Headers.Authorization;
        return header.Count == 1 && header[0] is { } value && value.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) && value.Length > BearerPrefix.Length
            ? value[BearerPrefix.Length..]
            : null;
    }

    private async ValueTask<DirectLineError?> AnswerAsync(OpenCall call, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!origins.Allows(context.Request))
        {
            return DirectLineError.OtherOrigin;
        }

        try
        {
            return await call(context);
        }
        catch (BadHttpRequestException exception)
        {
            return exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? DirectLineError.TooLarge : DirectLineError.Malformed;
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone; there is nobody to answer.
            return null;
        }
        catch (Exception exception)
        {
            Log.CallFailed(logger, exception, context.Request.Method, context.Request.RouteValues[ConversationRoute] as string);
            return DirectLineError.StoreFailed;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Direct Line {Method} of conversation {Conversation} failed.")]
        public static partial void CallFailed(ILogger logger, Exception exception, string method, string? conversation);
    }
}
