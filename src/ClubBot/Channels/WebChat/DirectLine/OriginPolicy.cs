using Microsoft.Extensions.Options;

namespace ClubBot.Channels.WebChat.DirectLine;

/// <summary>Which pages may talk to this server: its own, and those of trusted origins.</summary>
/// <remarks>A call without an Origin header comes from no page and is judged by its token alone.</remarks>
internal sealed class OriginPolicy(IOptions<WebChatOptions> options)
{
    private readonly HashSet<string> trusted = new(options.Value.TrustedOrigins, StringComparer.OrdinalIgnoreCase);
    private readonly Uri? publicUrl = options.Value.PublicUrl;

    public bool Allows(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0)
        {
            return true;
        }

        return origins.Count == 1 && origins[0] is { } origin && (trusted.Contains(origin) || IsOwn(origin, request));
    }

    /// <summary>Host and port decide; the scheme does not, since a proxy may have taken off the encryption.</summary>
    private bool IsOwn(string origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return false;
        }

        var host = request.Host;
        return (string.Equals(uri.Host, host.Host, StringComparison.OrdinalIgnoreCase) && (host.Port is { } port ? uri.Port == port : uri.IsDefaultPort))
            || (publicUrl is not null && Uri.Compare(uri, publicUrl, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0);
    }
}
