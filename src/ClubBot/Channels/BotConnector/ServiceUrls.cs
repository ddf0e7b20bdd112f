namespace ClubBot.Channels.BotConnector;

/// <summary>Which addresses replies may go to. Whoever gets a reply gets the bot's token with it, so the list is closed.</summary>
internal sealed class ServiceUrls(BotConnectorOptions options, IHostEnvironment environment)
{
    /// <summary>The address when something may be sent there, otherwise null.</summary>
    /// <remarks>https, except on this machine; no port of its own, no user, no query.</remarks>
    public Uri? Trusted(string? serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address) || address is not { UserInfo: "", Query: "", Fragment: "" })
        {
            return null;
        }

        var isListed = options.ServiceHosts.Any(entry => IsMeant(entry, address.IdnHost));
        if (address.IsLoopback)
        {
            return address.Scheme is "http" or "https" && (isListed || environment.IsDevelopment()) ? address : null;
        }

        return isListed && address is { Scheme: "https", IsDefaultPort: true } ? address : null;
    }

    private static bool IsMeant(string entry, string host) => entry.StartsWith('.')
        ? host.EndsWith(entry, StringComparison.OrdinalIgnoreCase)
        : host.Equals(entry, StringComparison.OrdinalIgnoreCase);
}
