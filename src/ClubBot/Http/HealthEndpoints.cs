using ClubBot.Channels;
using ClubBot.Storage.LiteDb;

namespace ClubBot.Http;

/// <summary>Probes: is the process alive, and can it work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", (LiteDbDocumentStore store, IEnumerable<IChannelHealth> channels) => store.Health is { IsReady: true }
            // One channel that people have to mend does not take the others away.
            ? Results.Text(string.Join('\n', ["ready", .. channels.Where(channel => channel.Problem is not null).Select(channel => $"{channel.ChannelId}: {channel.Problem}")]))
            : Results.Text(store.Health.Reason ?? "The store is not open.", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
