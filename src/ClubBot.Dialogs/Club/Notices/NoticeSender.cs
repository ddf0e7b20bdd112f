using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Stages a notice to a whole club: one message for each person, and the record of who was sent it by which way.</summary>
public sealed class NoticeSender(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Stages the notice and its messages; they leave when the turn is committed.</summary>
    /// <param name="turn">The turn of the board member who sends it.</param>
    /// <param name="reach">Who is reached.</param>
    /// <param name="words">The words, for the record.</param>
    /// <param name="receipt">Number on the sender's receipt.</param>
    /// <param name="draft">What each person gets.</param>
    /// <returns>The notice.</returns>
    public Notice Send(ITurnContext turn, Reach reach, string words, string receipt, Draft draft)
    {
        var notice = new Notice
        {
            Id = turn.NewId(),
            ClubId = turn.Club().Id,
            Words = words,
            SentBy = turn.Subject().Id,
            SentAt = turn.Now,
            Receipt = receipt,
            Recipients = [.. reach.Recipients.Select(recipient => new NoticeRecipient(recipient.Member.Id, recipient.Way))],
            Right = reach.Right,
        };
        turn.Documents.Put(notice);
        var today = calendar.Today(turn);
        var message = draft with { NoticeId = notice.Id };
        foreach (var recipient in reach.Recipients)
        {
            if (recipient.First is not { } first)
            {
                continue;
            }

            var link = first.Account.Link!;
            var addressee = first.Grant is null ? Addressee.Of(link) : Addressee.Of(link, reach.Right);
            var speech = first.Grant is { } grant ? addressing.Of(grant, today) : addressing.Of(recipient.Member, today);
            message.Enqueue(turn, NoticeChain.First(turn.NewId()), first.Account, addressee, speech, recipient.Member.Id);
        }

        return notice;
    }

    /// <summary>Puts members whom nothing reaches on the board's list, with what they have to be told.</summary>
    /// <param name="turn">The turn of the board member who tells it.</param>
    /// <param name="words">What they have to be told.</param>
    /// <param name="receipt">Number on a receipt, or empty.</param>
    /// <param name="memberIds">The members; with none nothing is noted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask NoteByHandAsync(
        ITurnContext turn, string words, string receipt, IReadOnlyList<string> memberIds, CancellationToken cancellationToken)
    {
        if (memberIds.Count == 0)
        {
            return;
        }

        var recipients = new List<NoticeRecipient>();
        foreach (var id in memberIds)
        {
            var isStopped = await turn.SystemDocuments.LoadAsync<ContactWish>(id, cancellationToken) is { IsStopped: true };
            recipients.Add(new NoticeRecipient(id, isStopped ? NoticeWay.OptedOut : NoticeWay.ByHand));
        }

        turn.Documents.Put(new Notice
        {
            Id = turn.NewId(),
            ClubId = turn.Club().Id,
            Words = words,
            SentBy = turn.Subject().Id,
            SentAt = turn.Now,
            Receipt = receipt,
            Recipients = recipients,
        });
    }
}
