using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>How it stands with one member's fee of one month.</summary>
/// <param name="Member">The member.</param>
/// <param name="Payment">What was paid, or null.</param>
/// <param name="Exemption">Why nothing has to be paid, or null.</param>
/// <param name="IsBeforeJoining">True for a month in which the member was none yet.</param>
public sealed record FeeStanding(Member Member, FeePayment? Payment, FeeExemption? Exemption, bool IsBeforeJoining)
{
    /// <summary>True when the fee is neither paid nor let off.</summary>
    public bool IsOwed => Payment is null && Exemption is null && !IsBeforeJoining;
}

/// <summary>How it stands with the fees of a club's roster, for the board.</summary>
public static class FeeRoster
{
    /// <summary>Everybody of the roster by number.</summary>
    public static async ValueTask<IReadOnlyList<FeeStanding>> OfAsync(
        IDocumentSession session, string clubId, CalendarMonth month, CancellationToken cancellationToken)
    {
        var members = await session.QueryAsync<Member>(MembershipIndexes.ByClub, clubId, MembershipJson.MembersMax, cancellationToken);
        var exemptions = await FeeExemptions.OfAsync(session, clubId, cancellationToken);
        var fees = await session.LoadAsync<FeeMonth>(FeeMonth.IdOf(clubId, month), cancellationToken);
        return [.. members.OrderBy(member => member.Number).Select(member => StandingOf(member, fees, exemptions, month))];
    }

    /// <summary>How it stands with one member.</summary>
    public static async ValueTask<FeeStanding> OfMemberAsync(
        IDocumentSession session, Member member, CalendarMonth month, CancellationToken cancellationToken)
    {
        var exemptions = await FeeExemptions.OfAsync(session, member.ClubId, cancellationToken);
        var fees = await session.LoadAsync<FeeMonth>(FeeMonth.IdOf(member.ClubId, month), cancellationToken);
        return StandingOf(member, fees, exemptions, month);
    }

    private static FeeStanding StandingOf(Member member, FeeMonth? fees, FeeExemptions exemptions, CalendarMonth month) => new(
        member,
        fees?.Paid.GetValueOrDefault(member.Id),
        exemptions.Of(member.Id, month),
        member.JoinedOn is { } joined && CalendarMonth.Of(joined) > month);
}
