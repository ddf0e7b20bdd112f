using System.CommandLine;
using System.CommandLine.Parsing;
using ClubBot.Cli.Config;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Cli.Cards;

/// <summary>One member's fresh code. It is shown once and kept only as a hash.</summary>
internal sealed record IssuedInvite(string MemberId, string Name, string Code, DateTimeOffset ExpiresAt);

/// <summary>The codes that were issued.</summary>
internal sealed record InviteResult(IReadOnlyList<IssuedInvite> Invites);

/// <summary>How invites were asked for.</summary>
/// <param name="ClubId">The club.</param>
/// <param name="MemberId">One member; null = all.</param>
/// <param name="CardFile">Where the cards are to be put; null = no cards.</param>
/// <param name="Url">Where people reach the web chat; null = the setting, or this machine.</param>
/// <param name="AsJson">Whether the result is printed as JSON.</param>
internal sealed record InviteRequest(string ClubId, string? MemberId, string? CardFile, string? Url, bool AsJson);

/// <summary><c>invite</c>: fresh one-use codes for the members of a club, and cards to hand out.</summary>
internal static class InviteCommand
{
    private const string DefaultUrl = "http://localhost:5080";

    public static Command Create(CommandRun run)
    {
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var member = new Option<string?>("--member") { Description = "Id of one member; all members of the club by default." };
        var cards = new Option<string?>("--out") { Description = "PDF file for the cards, eight a page. It must not exist yet." };
        var url = new Option<string?>("--url") { Description = $"Where people reach the web chat; {SettingCatalog.WebChatPublicUrl} or {DefaultUrl} by default." };
        url.Validators.Add(RefuseForeignAddress);
        var json = CommandOutput.JsonOption();
        var invite = new Command("invite", "Issues one-use invite codes, valid for 30 days. Unused older codes of the same members stop working.")
        {
            club, member, cards, url, json,
        };
        invite.SetAction((parsed, cancellationToken) => InviteAsync(
            new InviteRequest(
                parsed.GetRequiredValue(club), parsed.GetValue(member), parsed.GetValue(cards), parsed.GetValue(url), parsed.GetValue(json)),
            run,
            cancellationToken));
        return invite;
    }

    private static async Task<int> InviteAsync(InviteRequest request, CommandRun run, CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        var session = scope.NewSession();
        if (await session.LoadAsync<ClubProfile>(request.ClubId, cancellationToken) is not { } club)
        {
            return await run.RefuseAsync($"There is no club '{request.ClubId}'.");
        }

        var members = await MembersAsync(session, request, cancellationToken);
        if (members.Count == 0)
        {
            return await run.RefuseAsync(request.MemberId is null
                ? $"The club '{club.Id}' has no members. Import its roster first: import members FILE.xlsx --club {club.Id}"
                : $"The club '{club.Id}' has no member '{request.MemberId}'.");
        }

        var issued = await new InviteIssue(session, scope.Get<TimeProvider>()).IssueAsync(members, cancellationToken);
        if (request.CardFile is { } path)
        {
            var address = new Uri(request.Url ?? scope.Get<IConfiguration>()[SettingCatalog.WebChatPublicUrl] ?? DefaultUrl);
            try
            {
                // Before the commit: codes that nobody could read would only have put the older ones out of use.
                await new CardPrinter(scope, address).PrintAsync(path, club, issued, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return await run.RefuseAsync($"The cards cannot be written to '{path}': {exception.Message} No code was issued.");
            }
        }

        await session.CommitAloneAsync(cancellationToken);
        Print(issued, request, run);
        return CommandLineApp.Done;
    }

    private static void Print(IReadOnlyList<IssuedInvite> issued, InviteRequest request, CommandRun run)
    {
        if (request.AsJson)
        {
            run.Out.WriteJson(new InviteResult(issued), CliJson.Readable.InviteResult);
            return;
        }

        foreach (var invite in issued)
        {
            run.Out.WriteLine($"{invite.MemberId}\t{invite.Name}\t{invite.Code}");
        }
    }

    private static async Task<IReadOnlyList<Member>> MembersAsync(
        IDocumentSession session, InviteRequest request, CancellationToken cancellationToken)
    {
        if (request.MemberId is null)
        {
            return await session.QueryAsync<Member>(MembershipIndexes.ByClub, request.ClubId, MembershipJson.MembersMax, cancellationToken);
        }

        return await session.LoadAsync<Member>(request.MemberId, cancellationToken) is { } member && member.ClubId == request.ClubId ? [member] : [];
    }

    private static void RefuseForeignAddress(OptionResult result)
    {
        if (new Setting("--url", SettingKind.OwnAddress).ProblemOf(result.GetValueOrDefault<string?>()) is { } problem)
        {
            result.AddError(problem);
        }
    }
}
