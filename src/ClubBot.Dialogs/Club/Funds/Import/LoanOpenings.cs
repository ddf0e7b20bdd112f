using ClubBot.Dialogs.Club.Funds.Ledger;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Takes the principal that is out into the ledger: it leaves the income fund's cash and stands on the loan.</summary>
internal static class LoanOpenings
{
    /// <summary>Loans whose principal is out and not yet in the ledger, in the order of their beginning.</summary>
    public static IReadOnlyList<Loan> Needed(IEnumerable<Loan> loans) =>
        [.. loans.Where(loan => !loan.IsInLedger && loan.Outstanding > Dong.Zero).OrderBy(loan => loan.StartedOn).ThenBy(loan => loan.Id, StringComparer.Ordinal)];

    /// <summary>The entry of one loan.</summary>
    /// <param name="loan">What is out.</param>
    /// <param name="date">The latest day of the book; a loan that began later is dated at its beginning.</param>
    /// <param name="texts">Words of the entry.</param>
    public static LedgerPosting Of(Loan loan, DateOnly date, FundTexts texts) => new()
    {
        Kind = EntryKind.Opening,
        Date = loan.StartedOn > date ? loan.StartedOn : date,
        Description = texts.LoanOpening(loan.StartedOn).Sentence,
        EnteredBy = LedgerWriters.Import,
        Lines =
        [
            LedgerLine.DebitOf(LedgerAccount.LoanOf(loan.Id), loan.Outstanding),
            LedgerLine.CreditOf(LedgerAccount.IncomeCash, loan.Outstanding),
        ],
        MemberId = loan.MemberId,
        BookPlace = loan.BookPlace,
    };

    /// <summary>Stages entries that a plan found to be possible.</summary>
    public static async ValueTask PostAsync(
        ClubLedger ledger, IEnumerable<LedgerPosting> postings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var posting in postings)
        {
            if (await ledger.PostAsync(posting, now, cancellationToken) is PostingOutcome.Refused refused)
                throw new InvalidOperationException($"The ledger refuses what the plan found right: {posting.BookPlace}, {refused.Reason}.");
        }
    }
}
