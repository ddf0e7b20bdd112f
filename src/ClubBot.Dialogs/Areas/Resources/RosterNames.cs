using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A member and what the club calls them: "bà Sáu".</summary>
internal sealed record NamedMember(Member Member, string Name);

/// <summary>Whom of the roster a name means, for the board.</summary>
internal sealed class RosterNames(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Longest label that a button may have.</summary>
    private const int LabelMax = 20;

    /// <summary>Everybody of the speaker's club by number of the roster.</summary>
    public async ValueTask<IReadOnlyList<NamedMember>> AllAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var members = await turn.Documents.QueryAsync<Member>(
            MembershipIndexes.ByClub, turn.Club().Id, MembershipJson.MembersMax, cancellationToken);
        return [.. members.OrderBy(member => member.Number).Select(member => Of(turn, member))];
    }

    /// <summary>A member as the club calls them.</summary>
    public NamedMember Of(ITurnContext turn, Member member) => new(member, addressing.NameOf(member, calendar.Today(turn)));

    /// <summary>Whom a name fits best; several when nothing tells them apart.</summary>
    public static IReadOnlyList<NamedMember> Fitting(string name, IReadOnlyList<NamedMember> all) =>
        CalledNames.Fitting(name, all, named => named.Member.Id, named => named.Member, named => named.Name);

    /// <summary>What tells people apart on buttons: the full name, or the given name with the year of birth or the number of the roster.</summary>
    public static string LabelOf(NamedMember named, IReadOnlyList<NamedMember> others)
    {
        var member = named.Member;
        string[] labels = [member.FullName, $"{named.Name} {member.BirthYear}", $"{named.Name} {member.Number:D3}"];
        return Array.Find(labels, label => label.Length <= LabelMax && IsOnly(labels, label)) ?? $"{member.GivenName} {member.Number:D3}";

        bool IsOnly(string[] kinds, string label) => Array.IndexOf(kinds, label) switch
        {
            0 => others.Count(other => other.Member.FullName == member.FullName) == 1,
            1 => others.Count(other => other.Name == named.Name && other.Member.BirthYear == member.BirthYear) == 1,
            _ => true,
        };
    }
}
