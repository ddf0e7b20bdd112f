using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Holds a loan book that was read against the stored loans.</summary>
/// <remarks>
/// The book gives only sums of what was paid. A payment that was recorded with its day is never taken back by a sum: equal sums
/// leave the payments as they are, a greater sum adds the difference, a smaller one changes nothing and is pointed out.
/// </remarks>
internal sealed class LoanMerge(IReadOnlyList<Loan> stored, ImportResult<Loan> result, LoanTexts texts)
{
    private readonly HashSet<string> claimed = new(StringComparer.Ordinal);
    private readonly List<ImportNote> kept = [];

    public ImportChanges<Loan> Changes()
    {
        var matches = result.Taken.Select(row => Claimed(stored.FirstOrDefault(loan => loan.Id == row.Item.Id))).ToList();
        var (added, changed) = (new List<Loan>(), new List<Loan>());
        for (var index = 0; index < matches.Count; index++)
        {
            var row = result.Taken[index];
            if ((matches[index] ?? Claimed(OfAnotherDay(row.Item))) is not { } known)
                added.Add(row.Item);
            else if (Merged(known, row) is var merged && !AreEqual(known, merged))
                changed.Add(merged);
        }

        var missing = stored.Where(loan => !claimed.Contains(loan.Id)).ToList();
        return new ImportChanges<Loan>(added, changed, result.Taken.Count - added.Count - changed.Count, missing, kept);
    }

    private Loan? Claimed(Loan? loan)
    {
        if (loan is not null)
            claimed.Add(loan.Id);

        return loan;
    }

    // A day that was corrected in the book must not make a second debt out of one.
    private Loan? OfAnotherDay(Loan read)
    {
        var same = stored.Where(loan =>
            !claimed.Contains(loan.Id)
            && loan.MemberId == read.MemberId
            && loan.Principal == read.Principal
            && loan.TermMonths == read.TermMonths
            && loan.Outstanding > Dong.Zero).ToList();
        return same.Count == 1 ? same[0] : null;
    }

    // Principal that stands in the ledger changes by entries only.
    private Loan Merged(Loan known, ImportedRow<Loan> row)
    {
        var read = row.Item with { Id = known.Id, IsInLedger = known.IsInLedger };
        if (known.IsInLedger && read.Outstanding != known.Outstanding)
        {
            Keep(row, texts.StoredInLedger(known.Outstanding));
            return known;
        }

        return WithPayments(known, read, row);
    }

    private Loan WithPayments(Loan known, Loan read, ImportedRow<Loan> row)
    {
        if (known.Repayments.All(paid => paid.PaidOn is null))
            return SumsOf(known) == SumsOf(read) ? read with { Repayments = known.Repayments } : read;

        if (!HasTermsOf(known, read))
        {
            Keep(row, texts.StoredDiffers());
            return known;
        }

        var principal = read.PaidPrincipal - known.PaidPrincipal;
        var interest = read.PaidInterest - known.PaidInterest;
        if (principal < Dong.Zero || interest < Dong.Zero)
        {
            Keep(row, texts.StoredPaidMore());
            return read with { Repayments = known.Repayments };
        }

        return principal + interest == Dong.Zero
            ? read with { Repayments = known.Repayments }
            : read with { Repayments = [.. known.Repayments, new Repayment(null, principal, interest, read.BookPlace)] };
    }

    private void Keep(ImportedRow<Loan> row, ImportReason reason) =>
        kept.Add(new ImportNote(row.Sheet, row.Row, "", "", row.Item.BookPlace ?? "", null, reason));

    private static (Dong Principal, Dong Interest) SumsOf(Loan loan) => (loan.PaidPrincipal, loan.PaidInterest);

    private static bool HasTermsOf(Loan one, Loan other) =>
        one.Principal == other.Principal && one.StartedOn == other.StartedOn && one.TermMonths == other.TermMonths
        && one.MonthlyRateBasisPoints == other.MonthlyRateBasisPoints && one.Method == other.Method;

    private static bool AreEqual(Loan one, Loan other) =>
        one with { Repayments = [] } == other with { Repayments = [] } && one.Repayments.SequenceEqual(other.Repayments);
}
