using ClubBot.Kernel.Documents;
using ClubBot.Storage.LiteDb;
using ClubBot.Storage.Tests.LiteDb;

namespace ClubBot.Storage.Tests.Contract;

public sealed class LiteDbWithCacheTests() : LiteDbContractTests(cacheDocuments: 20_000);

/// <summary>A cache so small that entries leave it all the time.</summary>
public sealed class LiteDbWithSmallCacheTests() : LiteDbContractTests(cacheDocuments: 5);

public sealed class LiteDbWithoutCacheTests() : LiteDbContractTests(cacheDocuments: 0);

public abstract class LiteDbContractTests(int cacheDocuments) : DocumentStoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("clubbot-test-").FullName;
    private LiteDbDocumentStore? open;

    public override async Task DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(folder, recursive: true);
    }

    protected override async Task<IDocumentStore> OpenAsync()
    {
        await CloseAsync();
        open = await TestStore.OpenAsync(folder, options => options.CacheDocumentsMax = cacheDocuments);
        return open;
    }

    /// <summary>Whatever a test did, the file must be sound at its end.</summary>
    private async Task CloseAsync()
    {
        if (open is not null)
        {
            Assert.Empty((await open.CheckAsync(CancellationToken.None)).Problems);
            await open.DisposeAsync();
            open = null;
        }
    }
}
