using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Schema;
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
    /// <param name="content">What each person gets.</param>
    public void Send(ITurnContext turn, Reach reach, string words, string receipt, NoticeContent content)
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
        foreach (var recipient in reach.Recipients)
        {
            foreach (var account in recipient.Own)
            {
                Enqueue(turn, notice.Id, account, Addressee.Of(account.Link!), recipient.Member, addressing.Of(recipient.Member, today), content);
            }

            foreach (var relative in recipient.Family)
            {
                var addressee = Addressee.Of(relative.Account.Link!, reach.Right);
                Enqueue(turn, notice.Id, relative.Account, addressee, recipient.Member, addressing.Of(relative.Grant, today), content);
            }
        }
    }

    private static void Enqueue(
        ITurnContext turn, string noticeId, Account account, string addressee, Member member, Speech speech, NoticeContent content) =>
        turn.Enqueue(new OutboxMessage
        {
            Id = turn.NewId(),
            To = account.Conversation,
            Activity = content.Words is null ? null : Activity.Message(content.Words(speech)),
            DialogId = content.DialogId,
            DialogArgument = content.DialogArgument,
            Lane = OutboxLane.Notice,
            NotBefore = turn.Now,
            NoticeId = noticeId,
            MemberId = member.Id,
            Addressee = addressee,
        });
}

/// <summary>What each person of a notice gets: words, or a dialog that does the talking.</summary>
public sealed record NoticeContent(Func<Speech, string>? Words, string? DialogId = null, string? DialogArgument = null);
