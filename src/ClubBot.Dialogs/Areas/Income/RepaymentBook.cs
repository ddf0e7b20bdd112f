using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Books what borrowers pay, and tells the borrower each time: the member is the witness.</summary>
internal sealed class RepaymentBook(RepaymentTexts texts, ReceivedTexts receivedTexts, Messenger messenger, ClubCalendar calendar)
{
    /// <summary>True when the speaker's club keeps its funds in the ledger.</summary>
    public static async ValueTask<bool> IsOpenAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await LedgerAsync(turn, cancellationToken)).Book.IsOpen;

    /// <summary>How a payment of today is divided; null when it is more than is owed, or the loan does not stand in the ledger.</summary>
    public RepaymentSplit? SplitOf(ITurnContext turn, Loan loan, Dong amount) =>
        loan.IsInLedger ? RepaymentSplit.Of(loan, amount, calendar.Today(turn)) : null;

    /// <summary>How a payment is divided, as a part of a sentence.</summary>
    public string PartsOf(RepaymentSplit split) => receivedTexts.PartsOf(split.Principal, split.Interest);

    /// <summary>The most that can be paid today.</summary>
    public Dong MostOf(ITurnContext turn, Loan loan) => loan.IsInLedger ? RepaymentSplit.MostOf(loan, calendar.Today(turn)) : Dong.Zero;

    /// <summary>A payment of the same amount that was booked to the loan today, or null.</summary>
    public async ValueTask<LedgerEntry?> SameTodayAsync(ITurnContext turn, Loan loan, Dong amount, CancellationToken cancellationToken)
    {
        var today = calendar.Today(turn);
        return loan.Repayments.LastOrDefault(paid => paid.PaidOn == today && paid.Principal + paid.Interest == amount)?.EntryNumber is { } number
            ? await (await LedgerAsync(turn, cancellationToken)).EntryAsync(number, cancellationToken)
            : null;
    }

    /// <summary>Books a payment and stages the receipt for the borrower.</summary>
    /// <returns>Null when the ledger does not take it.</returns>
    public async ValueTask<LoanOutcome.Booked?> BookAsync(
        ITurnContext turn, Borrower person, RepaymentSplit split, CancellationToken cancellationToken)
    {
        var ledger = await LedgerAsync(turn, cancellationToken);
        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        var note = new BookingNote(calendar.Today(turn), texts.EntryText(person.Member.FullName), turn.Subject().Id);
        var outcome = await new LoanBooking(turn.Documents, ledger, rules).RepayAsync(person.Loan, split, note, calendar.Local(turn.Now), cancellationToken);
        if (outcome is not LoanOutcome.Booked booked)
        {
            return null;
        }

        var receipt = new Draft(Words: null) { DialogId = ReceivedDialog.DialogId, DialogArgument = ReceivedDialog.ArgumentOf(booked.Loan, booked.Entry) };
        await messenger.TellMemberAsync(turn, person.Member, receipt, cancellationToken);
        var (amount, left, document) = (split.Principal + split.Interest, booked.Loan.Outstanding, booked.Entry.DocumentNumber);
        await messenger.TellFamilyAsync(
            turn, person.Member, FamilyRight.Loans, new Draft(reader => receivedTexts.ToFamily(reader, person.Name, amount, left, document)), cancellationToken);
        return booked;
    }

    /// <summary>Takes a payment back and tells the borrower.</summary>
    /// <returns>Null when it cannot be taken back any more.</returns>
    public async ValueTask<(Loan Loan, string Document, string Reversal)?> TakeBackAsync(
        ITurnContext turn, Borrower person, long entryNumber, CancellationToken cancellationToken)
    {
        var ledger = await LedgerAsync(turn, cancellationToken);
        if (await ledger.EntryAsync(entryNumber, cancellationToken) is not { DocumentNumber: var document })
        {
            return null;
        }

        var rules = await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken);
        var note = new BookingNote(calendar.Today(turn), texts.ReversalText(document), turn.Subject().Id);
        var outcome = await new LoanBooking(turn.Documents, ledger, rules).TakeBackAsync(
            person.Loan, entryNumber, note, calendar.Local(turn.Now), cancellationToken);
        if (outcome is not LoanOutcome.Booked booked)
        {
            return null;
        }

        await messenger.TellMemberAsync(turn, person.Member, new Draft(reader => receivedTexts.TakenBack(reader, document)), cancellationToken);
        return (booked.Loan, document, booked.Entry.DocumentNumber);
    }

    /// <summary>How many payments of borrowers were booked today and still stand, and their sum.</summary>
    public async ValueTask<(int Count, Dong Sum)> TodayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var today = calendar.Today(turn);
        var standing = await (await LedgerAsync(turn, cancellationToken)).StandingAsync(EntryKind.Repayment, today, cancellationToken);
        return (standing.Count, standing.Aggregate(Dong.Zero, (sum, entry) => sum + entry.MoneyIn()));
    }

    private static ValueTask<ClubLedger> LedgerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken);
}
