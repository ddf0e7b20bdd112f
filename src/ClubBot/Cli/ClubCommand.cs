using System.CommandLine;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Cli;

/// <summary><c>club create</c>: a new empty club.</summary>
internal static partial class ClubCommand
{
    public static Command Create(string[] settings)
    {
        var id = new Option<string>("--id") { Description = "Short id: small letters, digits, hyphens; for example nui-bang.", Required = true };
        var name = new Option<string>("--name") { Description = "Official name of the club.", Required = true };
        var commune = new Option<string>("--commune") { Description = "Commune, written as the club writes it.", Required = true };
        var create = new Command("create", "Creates a new empty club.") { id, name, commune };
        create.SetAction((parsed, cancellationToken) => RunAsync(
            new ClubProfile
            {
                Id = parsed.GetRequiredValue(id),
                Name = parsed.GetRequiredValue(name),
                Commune = parsed.GetRequiredValue(commune),
            },
            settings,
            cancellationToken));
        return new Command("club", "Manages clubs.") { create };
    }

    private static async Task<int> RunAsync(ClubProfile club, string[] settings, CancellationToken cancellationToken)
    {
        if (!IdPattern().IsMatch(club.Id))
        {
            await Console.Error.WriteLineAsync($"'{club.Id}' cannot be a club's id: use 2 to 40 small letters, digits and hyphens, beginning with a letter.");
            return CommandLineApp.Refused;
        }

        await using var scope = await StoreScope.OpenAsync(settings, cancellationToken);
        var session = scope.NewSession();
        if (await session.LoadAsync<ClubProfile>(club.Id, cancellationToken) is not null)
        {
            await Console.Error.WriteLineAsync($"A club with the id '{club.Id}' exists already. Nothing was changed.");
            return CommandLineApp.Refused;
        }

        session.Put(club);
        await session.CommitAsync(cancellationToken);
        Console.WriteLine($"{club.Id}\t{club.Name}");
        return CommandLineApp.Done;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
