using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club.Notices;

/// <summary>Stages a notice to a whole club: one message for each account, and the record of who was sent it by which way.</summary>
public sealed class NoticeSender(Addressing addressing, ClubCalendar calendar)
{
    /// <summary>Stages the notice and its messages; they leave when the turn is committed.</summary>
    /// <param name="turn">The turn of the board member who sends it.</param>
    /// <param name="reach">Who is reached.</param>
    /// <param name="words">The words, for the record.</param>
    /// <param name="receipt">Number on the sender's receipt.</param>
    /// <param name="draft">What each person gets.</param>
    public void Send(ITurnContext turn, Reach reach, string words, string receipt, Draft draft)
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
        };
        turn.Documents.Put(notice);
        var today = calendar.Today(turn);
        var message = draft with { NoticeId = notice.Id };
        foreach (var recipient in reach.Recipients)
        {
            foreach (var account in recipient.Own)
            {
                message.Enqueue(turn, account, Addressee.Of(account.Link!), addressing.Of(recipient.Member, today), recipient.Member.Id);
            }

            foreach (var relative in recipient.Family)
            {
                var addressee = Addressee.Of(relative.Account.Link!, reach.Right);
                message.Enqueue(turn, relative.Account, addressee, addressing.Of(relative.Grant, today), recipient.Member.Id);
            }
        }
    }
}
