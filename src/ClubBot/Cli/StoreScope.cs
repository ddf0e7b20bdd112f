using ClubBot.Http;
using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;

namespace ClubBot.Cli;

/// <summary>The store and the services of a command that runs without the server.</summary>
internal sealed class StoreScope : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private StoreScope(ServiceProvider services) => this.services = services;

    public LiteDbDocumentStore Store => services.GetRequiredService<LiteDbDocumentStore>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens the store of the settings.</summary>
    /// <exception cref="Storage.StoreUnavailableException">The store cannot be opened, for example because the server runs.</exception>
    public static async Task<StoreScope> OpenAsync(string[] settings, CancellationToken cancellationToken)
    {
        var configuration = Settings.Read(settings);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(configuration)
            .AddClubBot(configuration)
            .BuildServiceProvider();
        var scope = new StoreScope(services);
        try
        {
            await scope.Store.OpenAsync(cancellationToken);
            return scope;
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    /// <summary>A session of the operator, who may see everything.</summary>
    public IDocumentSession NewSession() => new DocumentSession(Store, Get<DocumentCatalog>(), SystemAccess.Instance);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
