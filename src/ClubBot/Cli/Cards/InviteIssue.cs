using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Cli.Cards;

/// <summary>Stages fresh codes; the caller commits.</summary>
internal sealed class InviteIssue(IDocumentSession session, TimeProvider time)
{
    /// <summary>Codes of one member that may be open at once. More are never made: a new code ends the open ones.</summary>
    private const int OpenMax = 100;

    private static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    /// <summary>One code for each member; the member's codes that were not used yet stop working.</summary>
    public async Task<IReadOnlyList<IssuedInvite>> IssueAsync(IReadOnlyList<Member> members, CancellationToken cancellationToken)
    {
        var issued = new List<IssuedInvite>(members.Count);
        foreach (var member in members)
        {
            await EndOpenAsync(member, cancellationToken);
            issued.Add(await IssueAsync(member, cancellationToken));
        }

        return issued;
    }

    /// <summary>An ended code is kept: whoever types it is told that it is too old, and is not counted as guessing.</summary>
    private async Task EndOpenAsync(Member member, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (from, before) = (Invite.OpenKey(member.Id, now), Invite.OpenKey(member.Id, DateTimeOffset.MaxValue));
        foreach (var open in await session.QueryRangeAsync<Invite>(MembershipIndexes.OpenByMember, from, before, OpenMax, cancellationToken))
        {
            session.Put(open with { ExpiresAt = now });
        }
    }

    private async Task<IssuedInvite> IssueAsync(Member member, CancellationToken cancellationToken)
    {
        var expiresAt = time.GetUtcNow() + Validity;
        var code = await FreshCodeAsync(cancellationToken);
        session.Put(new Invite { Id = InviteCode.HashOf(code), ClubId = member.ClubId, MemberId = member.Id, ExpiresAt = expiresAt });
        return new IssuedInvite(member.Id, member.FullName, code, expiresAt);
    }

    /// <summary>A code that nobody was given: in a big club two alike are not rare, and one card would open the other's account.</summary>
    private async Task<string> FreshCodeAsync(CancellationToken cancellationToken)
    {
        string code;
        do
        {
            code = InviteCode.New();
        }
        while (await session.LoadAsync<Invite>(InviteCode.HashOf(code), cancellationToken) is not null);

        return code;
    }
}
