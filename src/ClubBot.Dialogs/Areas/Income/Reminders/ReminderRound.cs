using System.Globalization;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Dialogs.Club.Rounds;

namespace ClubBot.Dialogs.Areas.Income.Reminders;

/// <summary>Reminds borrowers of what falls due, and the relatives to whom they have shown their loan. Nobody else ever hears of it.</summary>
internal sealed class ReminderRound : IDailyRound
{
    public async ValueTask RunAsync(DailyRound round, CancellationToken cancellationToken)
    {
        foreach (var loan in await round.Documents.QueryAsync<Loan>(FundsJson.ByClub, round.ClubId, FundsJson.LoansMax, cancellationToken))
        {
            if (loan.Outstanding > Dong.Zero && DueReminder.Of(loan, round.Days) is { } reminder)
            {
                await RemindAsync(round, loan, reminder, cancellationToken);
            }
        }
    }

    private static async ValueTask RemindAsync(DailyRound round, Loan loan, DueReminder reminder, CancellationToken cancellationToken)
    {
        var book = await ContactBook.OfMemberAsync(round.Documents, loan.MemberId, round.Now, cancellationToken);
        foreach (var own in book.OfPerson(loan.MemberId, loan.MemberId).Take(1))
        {
            Stage(round, loan, reminder, own, Addressee.Of(own.Account.Link!));
        }

        foreach (var relative in book.Relatives(loan.MemberId).Where(relative => relative.Allows(FamilyRight.Loans)))
        {
            foreach (var way in book.OfPerson(loan.MemberId, relative.Id).Take(1))
            {
                Stage(round, loan, reminder, way, Addressee.Of(way.Account.Link!, FamilyRight.Loans));
            }
        }
    }

    private static void Stage(DailyRound round, Loan loan, DueReminder reminder, Contact way, string addressee)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"remind:{reminder.Argument}:{round.Today:yyyyMMdd}:{Addressee.PersonOf(addressee)}");
        var draft = new Draft(Words: null) { DialogId = ReminderDialog.DialogId, DialogArgument = reminder.Argument };
        round.Documents.Put(draft.MessageTo(NoticeChain.First(id), way.Account, addressee, null, loan.MemberId, round.Now));
    }
}
