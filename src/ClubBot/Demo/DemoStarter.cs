using ClubBot.Dialogs.Demo;
using ClubBot.Kernel.Documents;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ClubBot.Demo;

/// <summary>Creates the demo club in an empty store, and prints who can be played and how.</summary>
internal sealed class DemoStarter(
    DemoClub demo,
    IDocumentStore store,
    DocumentCatalog catalog,
    TimeProvider time,
    IServer server,
    IHostApplicationLifetime lifetime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var session = new DocumentSession(store, catalog, SystemAccess.Instance);
        await demo.CreateIfEmptyAsync(session, time.GetUtcNow(), cancellationToken);
        await session.CommitAsync(cancellationToken);
        if (await demo.ExistsAsync(session, cancellationToken))
        {
            lifetime.ApplicationStarted.Register(PrintPeople);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void PrintPeople()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine();
        foreach (var person in demo.People)
        {
            Console.WriteLine($"  {person.Code,-10}  {person.Name,-18}  {person.Role,-34}  {address}/join/{person.Code}");
        }

        Console.WriteLine();
    }
}
