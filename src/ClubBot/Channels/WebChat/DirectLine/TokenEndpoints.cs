using System.Text.Json;
using ClubBot.Channels.WebChat.Tokens;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary><c>tokens/generate</c> and <c>tokens/refresh</c>.</summary>
internal sealed class TokenEndpoints(TokenAuthority tokens, CallLimits limits)
{
    /// <summary>
    /// A token for a new visitor; for a caller who presents an old token, even an expired one, a new one for the same
    /// conversation. A user id in the body is ignored: anybody could write anybody's.
    /// </summary>
    public async ValueTask<DirectLineError?> GenerateAsync(HttpContext context)
    {
        if (CallLimits.Check(limits.Tokens, CallLimits.AddressOf(context)) is { } tooMany)
        {
            return tooMany;
        }

        if (context.Request.Headers.Authorization.Count == 0)
        {
            return await AnswerAsync(context, WebChatIdentity.CreateNew());
        }

        if (CallGate.BearerOf(context.Request) is not { } token)
        {
            return DirectLineError.MissingToken;
        }

        return await tokens.ReadAsync(token) switch
        {
            TokenReading.Valid valid => await AnswerAsync(context, valid.Identity),
            TokenReading.Expired expired when tokens.IsRenewable(expired) => await AnswerAsync(context, expired.Identity),
            TokenReading.Expired => DirectLineError.ExpiredToken,
            _ => DirectLineError.InvalidToken,
        };
    }

    /// <summary>A new token for one that is still in force.</summary>
    public async ValueTask<DirectLineError?> RefreshAsync(HttpContext context, WebChatIdentity identity) =>
        CallLimits.Check(limits.Reads, identity.Key) ?? await AnswerAsync(context, identity);

    private async ValueTask<DirectLineError?> AnswerAsync(HttpContext context, WebChatIdentity identity)
    {
        var response = new ConversationResponse(identity.ConversationId, tokens.Issue(identity), (int)TokenAuthority.Lifetime.TotalSeconds);
        context.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(context.Response.BodyWriter, response, DirectLineJson.Default.ConversationResponse, context.RequestAborted);
        return null;
    }
}
