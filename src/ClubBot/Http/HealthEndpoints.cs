using ClubBot.Storage.LiteDb;

namespace ClubBot.Http;

/// <summary>Probes: is the process alive, and can it work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", (LiteDbDocumentStore store) => store.Health is { IsReady: true }
            ? Results.Text("ready")
            : Results.Text(store.Health.Reason ?? "The store is not open.", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
