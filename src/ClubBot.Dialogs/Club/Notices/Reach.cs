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

    /// <summary>Members who are told on an account of their own of this kind.</summary>
    public int Count(ContactKind kind) => Recipients.Count(recipient => recipient.Way == NoticeWay.Own && recipient.First!.Kind == kind);

    /// <summary>Members who have to be told by hand.</summary>
    public IEnumerable<Recipient> ByHand => Recipients.Where(recipient => recipient.First is null);

    /// <summary>Looks who can be reached, by <see cref="ContactRule"/>. A relative counts when the member gave the right.</summary>
    public static async ValueTask<Reach> OfClubAsync(ITurnContext turn, string clubId, FamilyRight right, CancellationToken cancellationToken)
    {
        // Accounts belong to nobody's view; only how many and by which way is shown.
        var documents = turn.SystemDocuments;
        var members = await documents.QueryAsync<Member>(MembershipIndexes.ByClub, clubId, MembershipJson.MembersMax, cancellationToken);
        var book = await ContactBook.OfClubAsync(documents, clubId, turn.Now, cancellationToken);
        return new Reach(right, [.. members.OrderBy(member => member.Number).Select(member => RecipientOf(book, member, right))]);
    }

    private static Recipient RecipientOf(ContactBook book, Member member, FamilyRight right)
    {
        if (book.HasStopped(member.Id))
        {
            return new Recipient(member, NoticeWay.OptedOut, null);
        }

        var own = book.OfPerson(member.Id, member.Id);
        var ways = own.Count > 0 ? own : book.OfFamily(member.Id, right);
        var first = ways.Count > 0 ? ways[0] : null;
        return new Recipient(member, first is null ? NoticeWay.ByHand : first.Grant is null ? NoticeWay.Own : NoticeWay.Family, first);
    }
}

/// <summary>One member and where they are told.</summary>
/// <param name="Member">The member.</param>
/// <param name="Way">By which way.</param>
/// <param name="First">The account that is tried first, or null when the member has to be told by hand.</param>
public sealed record Recipient(Member Member, NoticeWay Way, Contact? First);
