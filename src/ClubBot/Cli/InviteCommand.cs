using System.CommandLine;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Cli;

/// <summary>One member's fresh code. It is shown once and kept only as a hash.</summary>
internal sealed record IssuedInvite(string MemberId, string Name, string Code, DateTimeOffset ExpiresAt);

/// <summary>The codes that were issued.</summary>
internal sealed record InviteResult(IReadOnlyList<IssuedInvite> Invites);

/// <summary><c>invite</c>: fresh one-use codes for the members of a club.</summary>
internal static class InviteCommand
{
    private const int MembersMax = 10_000;

    private static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    public static Command Create(string[] settings)
    {
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var member = new Option<string?>("--member") { Description = "Id of one member; all members of the club by default." };
        var json = CommandOutput.JsonOption();
        var invite = new Command("invite", "Issues one-use invite codes, valid for 30 days.") { club, member, json };
        invite.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(club), parsed.GetValue(member), parsed.GetValue(json), settings, cancellationToken));
        return invite;
    }

    private static async Task<int> RunAsync(
        string clubId, string? memberId, bool asJson, string[] settings, CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(settings, cancellationToken);
        var session = scope.NewSession();
        var members = await MembersAsync(session, clubId, memberId, cancellationToken);
        if (members.Count == 0)
        {
            await Console.Error.WriteLineAsync(memberId is null
                ? $"The club '{clubId}' has no members. Import its roster first: import members FILE.xlsx --club {clubId}"
                : $"The club '{clubId}' has no member '{memberId}'.");
            return CommandLineApp.Refused;
        }

        var expiresAt = scope.Get<TimeProvider>().GetUtcNow() + Validity;
        var issued = members.Select(member => Issue(session, member, expiresAt)).ToList();
        await session.CommitAsync(cancellationToken);
        if (asJson)
        {
            CommandOutput.WriteJson(new InviteResult(issued), CliJson.Readable.InviteResult);
        }
        else
        {
            issued.ForEach(invite => Console.WriteLine($"{invite.MemberId}\t{invite.Name}\t{invite.Code}"));
        }

        return CommandLineApp.Done;
    }

    private static async Task<IReadOnlyList<Member>> MembersAsync(
        IDocumentSession session, string clubId, string? memberId, CancellationToken cancellationToken)
    {
        if (memberId is null)
        {
            return await session.QueryAsync<Member>(MembershipIndexes.ByClub, clubId, MembersMax, cancellationToken);
        }

        return await session.LoadAsync<Member>(memberId, cancellationToken) is { } member && member.ClubId == clubId ? [member] : [];
    }

    private static IssuedInvite Issue(IDocumentSession session, Member member, DateTimeOffset expiresAt)
    {
        var code = InviteCode.New();
        session.Put(new Invite
        {
            Id = InviteCode.HashOf(code),
            ClubId = member.ClubId,
            MemberId = member.Id,
            ExpiresAt = expiresAt,
        });
        return new IssuedInvite(member.Id, member.FullName, code, expiresAt);
    }
}
