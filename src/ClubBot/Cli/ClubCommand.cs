using System.CommandLine;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Cli;

/// <summary><c>club create</c>: a new empty club.</summary>
internal static partial class ClubCommand
{
    public static Command Create(CommandRun run)
    {
        var id = new Option<string>("--id") { Description = "Short id: small letters, digits, hyphens; for example nui-bang.", Required = true };
        var name = new Option<string>("--name") { Description = "Official name of the club.", Required = true };
        var commune = new Option<string>("--commune") { Description = "Commune, with its kind, as people write it.", Required = true };
        var create = new Command("create", "Creates a new empty club.") { id, name, commune };
        create.SetAction((parsed, cancellationToken) => CreateAsync(
            new ClubProfile
            {
                Id = parsed.GetRequiredValue(id),
                Name = Written(parsed.GetRequiredValue(name)),
                Commune = Written(parsed.GetRequiredValue(commune)),
            },
            run,
            cancellationToken));
        return new Command("club", "Manages clubs.") { create, AccountCommand.Create(run), RulesCommand.Create(run) };
    }

    private static async Task<int> CreateAsync(ClubProfile club, CommandRun run, CancellationToken cancellationToken)
    {
        if (!IdPattern().IsMatch(club.Id))
        {
            return await run.RefuseAsync(
                $"'{club.Id}' cannot be a club's id: use 2 to 40 small letters, digits and hyphens, beginning with a letter.");
        }

        if (club.Name.Length == 0 || club.Commune.Length == 0)
        {
            return await run.RefuseAsync("A club needs a name and a commune: --name and --commune must not be empty.");
        }

        await using var scope = await StoreScope.OpenOrCreateAsync(run, cancellationToken);
        var session = scope.NewSession();
        if (await session.LoadAsync<ClubProfile>(club.Id, cancellationToken) is not null)
        {
            return await run.RefuseAsync($"A club with the id '{club.Id}' exists already. Nothing was changed.");
        }

        session.Put(club);
        await session.CommitAloneAsync(cancellationToken);
        run.Out.WriteLine($"{club.Id}\t{club.Name}");
        return CommandLineApp.Done;
    }

    /// <summary>Composed letters, one blank between words: as it will stand in messages.</summary>
    private static string Written(string text) => Blanks().Replace(text.Normalize(), " ").Trim();

    [GeneratedRegex(@"^[a-z][a-z0-9-]{1,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
