using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.Hosting;

namespace ClubBot.Storage;

/// <summary>Opens the store before the host's other services start and closes it after they have stopped.</summary>
internal sealed class StoreLifetime(LiteDbDocumentStore store) : IHostedLifecycleService
{
    private Task? opening;

    /// <summary>Begins to open the store on its own thread, once. Whether that went well is told when the host starts.</summary>
    public Task BeginAsync() => opening ??= store.OpenAsync(CancellationToken.None);

    public Task StartingAsync(CancellationToken cancellationToken) => BeginAsync().WaitAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => store.DisposeAsync().AsTask();
}
