using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Stages messages to people of a club who are not the one speaking.</summary>
/// <remarks>
/// Each is told once, by the way that <see cref="ContactRule"/> names, and by the next where that fails. What is urgent goes to every account of
/// a person at once: read twice it does no harm, read too late it may.
/// </remarks>
public sealed class Messenger(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Tells a member.</summary>
    /// <returns>1 when the member is told, 0 when they have to be told by hand.</returns>
    public async ValueTask<int> TellMemberAsync(ITurnContext turn, Member member, Draft draft, CancellationToken cancellationToken)
    {
        var book = await ContactBook.OfMemberAsync(turn.SystemDocuments, member.Id, turn.Now, cancellationToken);
        return TellMember(turn, book, member, draft with { IsByHandOtherwise = !draft.IsUrgent }, link => Addressee.Of(link));
    }

    /// <summary>Tells the relatives to whom the member has given this right.</summary>
    /// <param name="turn">The turn of whoever speaks.</param>
    /// <param name="member">Whose relatives.</param>
    /// <param name="right">The right; null = any, which is for emergencies alone.</param>
    /// <param name="draft">What they are told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Relatives told.</returns>
    public async ValueTask<int> TellFamilyAsync(
        ITurnContext turn, Member member, FamilyRight? right, Draft draft, CancellationToken cancellationToken)
    {
        var told = 0;
        var book = await ContactBook.OfMemberAsync(turn.SystemDocuments, member.Id, turn.Now, cancellationToken);
        foreach (var grant in book.Relatives(member.Id).Where(grant => right is not { } needed || grant.Allows(needed)))
        {
            var speech = addressing.Of(grant, calendar.Today(turn));
            told += Tell(turn, book, member.Id, grant.Id, draft, link => right is { } kept ? Addressee.Of(link, kept) : Addressee.Of(link), speech);
        }

        return told;
    }

    /// <summary>Tells everybody of the board who has an account.</summary>
    /// <returns>People told.</returns>
    public async ValueTask<int> TellBoardAsync(ITurnContext turn, string clubId, Draft draft, CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var member in await turn.SystemDocuments.QueryAsync<Member>(MembershipIndexes.Board, clubId, MembershipIndexes.BoardMax, cancellationToken))
        {
            var book = await ContactBook.OfMemberAsync(turn.SystemDocuments, member.Id, turn.Now, cancellationToken);
            told += TellMember(turn, book, member, draft, Addressee.OfBoard);
        }

        return told;
    }

    private int TellMember(ITurnContext turn, ContactBook book, Member member, Draft draft, Func<AccountLink, string> addressee) =>
        Tell(turn, book, member.Id, member.Id, draft, addressee, addressing.Of(member, calendar.Today(turn)));

    /// <summary>Whoever speaks is not told, on none of their accounts: telling oneself is telling nobody.</summary>
    private static int Tell(
        ITurnContext turn, ContactBook book, string memberId, string personKey, Draft draft, Func<AccountLink, string> addressee, Texts.Speech speech)
    {
        if (turn.Viewer().Key == personKey)
        {
            return 0;
        }

        var ways = draft.IsUrgent ? book.ForUrgent(memberId, personKey) : [.. book.OfPerson(memberId, personKey).Take(1)];
        foreach (var way in ways)
        {
            var id = turn.NewId();
            var message = draft.IsByHandOtherwise ? draft with { NoticeId = id } : draft;
            message.Enqueue(turn, draft.IsUrgent ? id : NoticeChain.First(id), way.Account, addressee(way.Account.Link!), speech, memberId);
        }

        return ways.Count > 0 ? 1 : 0;
    }
}
