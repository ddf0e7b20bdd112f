using ClubBot.Cli.Config;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Http;
using ClubBot.Kernel.Documents;
using ClubBot.Storage;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.Options;

namespace ClubBot.Cli;

/// <summary>The store and the services of a command that runs without the server.</summary>
internal sealed class StoreScope : IAsyncDisposable
{
    /// <summary>More clubs than one installation serves.</summary>
    private const int ClubsMax = 100_000;

    private readonly ServiceProvider services;

    private StoreScope(ServiceProvider services) => this.services = services;

    public LiteDbDocumentStore Store => services.GetRequiredService<LiteDbDocumentStore>();

    /// <summary>Opens the store of the settings, which must be there: a mistyped folder is not to become an empty store.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be opened, for example because the server runs.</exception>
    /// <exception cref="InvalidSettingsException">A setting is wrong, or there is no store where it points.</exception>
    public static Task<StoreScope> OpenAsync(CommandRun run, CancellationToken cancellationToken) =>
        OpenAsync(run, mayCreate: false, cancellationToken);

    /// <summary>Opens the store of the settings, or begins one.</summary>
    /// <inheritdoc cref="OpenAsync(CommandRun, CancellationToken)" path="/exception"/>
    public static Task<StoreScope> OpenOrCreateAsync(CommandRun run, CancellationToken cancellationToken) =>
        OpenAsync(run, mayCreate: true, cancellationToken);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A session of the operator, who may see everything.</summary>
    public IDocumentSession NewSession() => new DocumentSession(Store, Get<DocumentCatalog>(), SystemAccess.Instance);

    /// <summary>All clubs by id.</summary>
    public async Task<IReadOnlyList<ClubProfile>> ClubsAsync(CancellationToken cancellationToken) =>
        await NewSession().QueryRangeAsync<ClubProfile>(MembershipIndexes.AllClubs, "", null, ClubsMax, cancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static async Task<StoreScope> OpenAsync(CommandRun run, bool mayCreate, CancellationToken cancellationToken)
    {
        var configuration = Settings.ReadValid(run.Settings);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddClubBot(configuration)
            .BuildServiceProvider();
        var scope = new StoreScope(services);
        try
        {
            if (!mayCreate)
            {
                RefuseEmptyPlace(Path.GetFullPath(scope.Get<IOptions<StorageOptions>>().Value.Path));
            }

            await scope.Store.OpenAsync(cancellationToken);
            return scope;
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    private static void RefuseEmptyPlace(string folder)
    {
        // A file in the folder's place, or a folder that cannot be read, is the store's own to explain.
        if (!Path.Exists(folder) || (Directory.Exists(folder) && IsReadableAndEmpty(folder)))
        {
            throw new InvalidSettingsException(
                $"There is no store in '{folder}'. Say where it is with --Storage:Path FOLDER, or begin one with club create.");
        }
    }

    private static bool IsReadableAndEmpty(string folder)
    {
        try
        {
            return !Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
