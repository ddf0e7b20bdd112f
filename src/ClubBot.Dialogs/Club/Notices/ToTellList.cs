using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Who has to be told by hand, and why: with name, village and phone, so that somebody can walk there.</summary>
public sealed class ToTellList(NoticeTexts texts)
{
    /// <summary>Whom a notice would not reach if it left now: those without an account, and those who want no notices, which is said.</summary>
    public IReadOnlyList<string> Before(Reach reach) =>
        [.. reach.ByHand.Select(recipient => recipient.Way == NoticeWay.OptedOut ? Line(recipient.Member, ByHandReason.OptedOut) : Line(recipient.Member))];

    /// <summary>Whom a notice did not reach, those whom the board does not expect in front.</summary>
    /// <param name="turn">The turn of a board member.</param>
    /// <param name="noticeId">The notice.</param>
    /// <param name="isTold">Members who have heard of it all the same, because they answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<IReadOnlyList<string>> AfterAsync(
        ITurnContext turn, string noticeId, Func<string, bool> isTold, CancellationToken cancellationToken)
    {
        if (await turn.Documents.LoadAsync<Notice>(noticeId, cancellationToken) is not { } notice)
        {
            return [];
        }

        var members = await MembersAsync(turn.Documents, notice.ClubId, cancellationToken);
        var tally = await NoticeTally.OfAsync(turn.SystemDocuments, notice, cancellationToken);
        return
        [
            .. from end in tally.Ends
               where end.ByHand is not null && !isTold(end.MemberId) && members.ContainsKey(end.MemberId)
               orderby end.ByHand, members[end.MemberId].Number
               select Line(members[end.MemberId], end.ByHand!.Value),
        ];
    }

    /// <summary>Somebody's name, village and phone.</summary>
    public static string Line(Member member) =>
        string.Join(", ", new[] { member.FullName, member.Village, member.Phone }.Where(part => part is not null));

    private string Line(Member member, ByHandReason reason) => $"{Line(member)} ({texts.Why(reason)})";

    private static async ValueTask<Dictionary<string, Member>> MembersAsync(IDocumentSession documents, string clubId, CancellationToken cancellationToken)
    {
        var members = await documents.QueryAsync<Member>(MembershipIndexes.ByClub, clubId, MembershipJson.MembersMax, cancellationToken);
        return members.ToDictionary(member => member.Id, StringComparer.Ordinal);
    }
}
