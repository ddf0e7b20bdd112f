using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using ClubBot.Storage.Tests.LiteDb;
using ClubBot.Testing.Documents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ClubBot.Storage.Tests;

public sealed class StorageServiceCollectionExtensionsTests
{
    [Fact]
    public async Task AddClubBotStorage_HostStartsAndStops_OpensAndClosesTheStore()
    {
        using var folder = new TemporaryFolder();
        await using var services = Services(folder.Path, ("Storage:CacheDocumentsMax", "7"));
        var lifetime = Assert.IsAssignableFrom<IHostedLifecycleService>(Assert.Single(services.GetServices<IHostedService>()));
        var store = services.GetRequiredService<LiteDbDocumentStore>();
        Assert.Same(store, services.GetRequiredService<IDocumentStore>());
        Assert.Equal(7, services.GetRequiredService<IOptions<StorageOptions>>().Value.CacheDocumentsMax);

        await lifetime.StartingAsync(CancellationToken.None);
        Assert.True(store.Health.IsReady);
        await store.CommitAsync([TestStore.NewWrite(1)], CancellationToken.None);
        await lifetime.StoppedAsync(CancellationToken.None);
        Assert.Equal(StoreState.Closed, store.Health.State);
    }

    [Theory, InlineData("Storage:Path", " "), InlineData("Storage:CacheBytesMax", "-1"), InlineData("Storage:QueueCapacity", "0")]
    public async Task AddClubBotStorage_ImpossibleSetting_IsRefused(string name, string value)
    {
        await using var services = Services("data", (name, value));
        var refusal = Assert.Throws<OptionsValidationException>(services.GetRequiredService<LiteDbDocumentStore>);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(string path, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:Path", path)])
            .AddInMemoryCollection([.. settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))])
            .Build();
        return new ServiceCollection()
            .AddSingleton(Note.Catalog)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddClubBotStorage(configuration)
            .BuildServiceProvider();
    }
}
