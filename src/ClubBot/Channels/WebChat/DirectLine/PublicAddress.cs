using System.Globalization;
using ClubBot.Channels.WebChat.Tokens;
using Microsoft.Extensions.Options;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Absolute addresses under which the caller reaches this server again.</summary>
internal sealed class PublicAddress(IOptions<WebChatOptions> options, TokenAuthority tokens)
{
    private readonly Uri? configured = options.Value.PublicUrl;

    /// <summary>WebSocket address of the stream, opened by itself for a minute; what stands after the watermark is sent first.</summary>
    public string Stream(HttpRequest request, WebChatIdentity identity, long watermark)
    {
        var (scheme, host) = Of(request);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(scheme == "https" ? "wss" : "ws")}://{host}{WebChatEndpoints.DirectLinePath}/conversations/{identity.ConversationId}/stream?watermark={watermark}&t={tokens.IssueForStream(identity)}");
    }

    /// <summary>Address of a stored upload.</summary>
    public string Attachment(HttpRequest request, string name)
    {
        var (scheme, host) = Of(request);
        return $"{scheme}://{host}{WebChatEndpoints.DirectLinePath}/attachments/{name}";
    }

    private (string Scheme, string Host) Of(HttpRequest request) =>
        configured is null ? (request.Scheme, request.Host.ToUriComponent()) : (configured.Scheme, configured.Authority);
}
