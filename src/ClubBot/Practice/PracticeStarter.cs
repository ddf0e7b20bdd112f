using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ClubBot.Practice;

/// <summary>Starts the platforms before the channels look for them, and ends them after the channels.</summary>
internal sealed class PracticeStarter(PracticePlatforms platforms, IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var platform in platforms.All)
        {
            await platform.StartAsync(cancellationToken);
        }

        lifetime.ApplicationStarted.Register(Introduce);
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await platforms.DisposeAsync();

    /// <summary>Tells the platforms where the product is, and people where the phones are.</summary>
    private void Introduce()
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } listening)
        {
            return;
        }

        // A server that listens everywhere is called on this machine.
        var port = new Uri(listening.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal)).Port;
        var product = new Uri(listening.StartsWith("https", StringComparison.Ordinal) ? $"https://localhost:{port}" : $"http://127.0.0.1:{port}");
        foreach (var platform in platforms.All)
        {
            platform.Product = product;
        }

        Console.WriteLine();
        Console.WriteLine($"  Practice: {product}practice");
    }
}
