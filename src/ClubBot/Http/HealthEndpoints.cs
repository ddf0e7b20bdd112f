using System.Globalization;
using System.Text;
using ClubBot.Channels;
using ClubBot.Delivery;
using ClubBot.Storage.LiteDb;

namespace ClubBot.Http;

/// <summary>Probes: is the process alive, and can it work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", (LiteDbDocumentStore store, ChannelBreakers channels, IEnumerable<IChannelHealth> watches) => store.Health is { IsReady: true }
            ? Results.Text(Describe(channels.Health, watches))
            : Results.Text(store.Health.Reason ?? "The store is not open.", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    /// <summary>The first line says whether the process can work; each channel to the outside has one more.</summary>
    /// <remarks>A platform that is down does not make the process unready: the other channels work, and a restart would mend nothing.</remarks>
    internal static string Describe(IReadOnlyList<ChannelHealth> channels, IEnumerable<IChannelHealth> watches)
    {
        var lines = new StringBuilder("ready");
        foreach (var channel in channels)
        {
            lines.Append(channel.IsOpen
                ? string.Create(
                    CultureInfo.InvariantCulture, $"\n{channel.ChannelId}: open since {channel.Since:O} ({channel.Reason}), next try {channel.ProbeAt:O}")
                : $"\n{channel.ChannelId}: ok");
        }

        foreach (var watch in watches)
        {
            lines.Append(watch.Problem is { } problem ? $"\n{watch.ChannelId}: {problem}" : "");
        }

        return lines.ToString();
    }
}
