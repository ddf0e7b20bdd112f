using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Whom of a club a notice reaches, and by which way.</summary>
public sealed class Reach
{
    private Reach(FamilyRight right, IReadOnlyList<Recipient> recipients)
    {
        Right = right;
        Recipients = recipients;
    }

    /// <summary>What a relative must have been allowed to get the notice.</summary>
    public FamilyRight Right { get; }

    /// <summary>Every member of the club, in the order of the roster.</summary>
    public IReadOnlyList<Recipient> Recipients { get; }

    public int Count(NoticeWay way) => Recipients.Count(recipient => recipient.Way == way);

    /// <summary>Members who have no account and no relative with one.</summary>
    public IEnumerable<Member> ByHand => Recipients.Where(recipient => recipient.Way == NoticeWay.ByHand).Select(recipient => recipient.Member);

    /// <summary>Looks who can be reached. A relative counts when the member gave the right.</summary>
    public static async ValueTask<Reach> OfClubAsync(ITurnContext turn, string clubId, FamilyRight right, CancellationToken cancellationToken)
    {
        // Accounts belong to nobody's view; only how many and by which way is shown.
        var documents = turn.SystemDocuments;
        var members = await documents.QueryAsync<Member>(MembershipIndexes.ByClub, clubId, MembershipJson.MembersMax, cancellationToken);
        var accounts = await documents.QueryAsync<Account>(MembershipIndexes.ByClub, clubId, MembershipJson.MembersMax, cancellationToken);
        var byMember = accounts.ToLookup(account => account.Link!.MemberId, StringComparer.Ordinal);
        var recipients = new List<Recipient>(members.Count);
        foreach (var member in members.OrderBy(member => member.Number))
        {
            var own = byMember[member.Id].Where(account => account.Link!.GrantId is null).ToList();
            var family = new List<RelativeAccount>();
            foreach (var account in own.Count > 0 ? [] : byMember[member.Id])
            {
                if (await documents.LoadAsync<FamilyGrant>(account.Link!.GrantId!, cancellationToken) is { } grant && grant.Allows(right))
                {
                    family.Add(new RelativeAccount(account, grant));
                }
            }

            recipients.Add(new Recipient(member, own, family));
        }

        return new Reach(right, recipients);
    }
}

/// <summary>One member and where they are reached.</summary>
/// <param name="Member">The member.</param>
/// <param name="Own">The member's own accounts.</param>
/// <param name="Family">Relatives' accounts, looked at only when the member has none.</param>
public sealed record Recipient(Member Member, IReadOnlyList<Account> Own, IReadOnlyList<RelativeAccount> Family)
{
    public NoticeWay Way => Own.Count > 0 ? NoticeWay.Own : Family.Count > 0 ? NoticeWay.Family : NoticeWay.ByHand;
}

/// <summary>A relative who passes a notice on.</summary>
public sealed record RelativeAccount(Account Account, FamilyGrant Grant);
