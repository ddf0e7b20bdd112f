using ClubBot.Storage.LiteDb;
using ClubBot.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Cli;

/// <summary>A store as a later version of the product would leave it: with a migration that this version does not know.</summary>
internal static class NewerStore
{
    public static async Task CreateAsync(TestFolder folder)
    {
        await folder.CreateClubAsync();
        var services = folder.Services();
        var known = services.Count(service => service.ServiceType == typeof(IStoreMigration));
        await using var provider = services.AddSingleton<IStoreMigration>(new Tomorrow(known + 2)).BuildServiceProvider();
        await provider.GetRequiredService<LiteDbDocumentStore>().OpenAsync(CancellationToken.None);
    }

    private sealed class Tomorrow(int number) : IStoreMigration
    {
        public int Number => number;

        public string Name => "What comes tomorrow";

        public void Apply(IMigrationContext context)
        {
        }
    }
}
