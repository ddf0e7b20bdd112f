using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using ClubBot.Storage.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ClubBot.Storage;

public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Registers the embedded store as <see cref="IDocumentStore"/>. The host opens it before anything else starts and closes it after
    /// everything else has stopped; a command without a host calls <see cref="LiteDbDocumentStore.OpenAsync"/> itself.
    /// </summary>
    /// <remarks>Needs a <see cref="DocumentCatalog"/>; takes every registered <see cref="IStoreMigration"/>.</remarks>
    public static IServiceCollection AddClubBotStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection("Storage"))
            .Validate(options => !string.IsNullOrWhiteSpace(options.Path), "Storage:Path names the folder of the store and must not be empty.")
            .Validate(options => options is { CacheDocumentsMax: >= 0, CacheBytesMax: >= 0 }, "Storage:CacheDocumentsMax and Storage:CacheBytesMax must be 0 or more.")
            .Validate(options => options.QueueCapacity > 0, "Storage:QueueCapacity must be 1 or more.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new LiteDbDocumentStore(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<DocumentCatalog>(),
            provider.GetServices<IStoreMigration>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LiteDbDocumentStore>>()));
        services.TryAddSingleton<IDocumentStore>(provider => provider.GetRequiredService<LiteDbDocumentStore>());
        services.TryAddSingleton<StoreLifetime>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StoreLifetime>(provider => provider.GetRequiredService<StoreLifetime>()));
        return services;
    }

    /// <summary>Lets the store open on its own thread while the rest of the host is still being built. Starting the host waits for it.</summary>
    public static void BeginOpeningStore(this IServiceProvider services) => _ = services.GetRequiredService<StoreLifetime>().BeginAsync();
}
