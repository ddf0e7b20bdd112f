using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds;

/// <summary>
/// Takes any document of the ledger back by its number, together with what else was written of it: the payment in the loan book, the paid month,
/// the line in the book of gifts. So no book says what another does not.
/// </summary>
public sealed class DocumentReversal(IDocumentSession session, ClubLedger ledger, FundRules rules)
{
    /// <summary>More loans and requests than one member has.</summary>
    private const int OfMemberMax = 1_000;

    /// <summary>Takes a document back.</summary>
    /// <param name="wrong">The entry as it stands in the ledger.</param>
    /// <param name="note">What the reversal says of itself.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    /// <returns>The reversal; null when the document cannot be taken back (any more): something was built on it, or another book has it.</returns>
    public async ValueTask<LedgerEntry?> TakeBackAsync(LedgerEntry wrong, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (wrong.Kind)
        {
            case EntryKind.Repayment:
                return await LoanAsync(wrong, loan => loan.Repayments.Any(paid => paid.EntryNumber == wrong.Number), cancellationToken) is { } paidLoan
                    ? (await LoanBooking.TakeBackAsync(paidLoan, wrong.Number, note, now, cancellationToken) as LoanOutcome.Booked)?.Entry
                    : null;
            case EntryKind.Disbursement:
                return await LoanAsync(wrong, loan => loan.EntryNumber == wrong.Number, cancellationToken) is { } lent
                    ? (await LoanBooking.TakeLoanBackAsync(lent, note, now, cancellationToken) as LoanOutcome.Booked)?.Entry
                    : null;
            case EntryKind.Fee:
                var fees = await new FeeBooking(session, ledger, rules).TakeBackAsync(wrong.Number, note, now, cancellationToken);
                return (fees as FeeOutcome.Booked)?.Entries[0];
            case EntryKind.Gift:
                return await GiftAsync(wrong, note, now, cancellationToken);
            case EntryKind.Capital or EntryKind.Interest or EntryKind.OtherIncome or EntryKind.Spending:
                var reversal = await ledger.ReverseAsync(wrong.Number, note.Date, note.Description, note.EnteredBy, now, cancellationToken);
                return (reversal as PostingOutcome.Posted)?.Entry;
            default:
                // What the ledger was opened with, what was forgiven by two votes, and what takes another entry back.
                return null;
        }
    }

    private LoanBooking LoanBooking => new(session, ledger, rules);

    private async ValueTask<Loan?> LoanAsync(LedgerEntry entry, Func<Loan, bool> isOf, CancellationToken cancellationToken) =>
        entry.MemberId is { } member
            ? (await session.QueryAsync<Loan>(FundsJson.ByMember, member, OfMemberMax, cancellationToken)).FirstOrDefault(isOf)
            : null;

    private async ValueTask<LedgerEntry?> GiftAsync(LedgerEntry wrong, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var booking = new GiftBooking(session, ledger);
        return await booking.OfEntryAsync(wrong, cancellationToken) is { } gift
            && await booking.TakeBackAsync(gift.Id, note, now, cancellationToken) is GiftOutcome.Written
                ? await ledger.EntryAsync(ledger.Book.LastNumber, cancellationToken)
                : null;
    }
}
