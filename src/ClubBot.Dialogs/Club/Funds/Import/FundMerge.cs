using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Holds a fund book that was read against a club's ledger and its loans.</summary>
/// <remarks>The ledger is never changed: what stands in it stays, also where the book says otherwise now.</remarks>
internal sealed class FundMerge(LedgerBook book, IReadOnlyList<LedgerEntry> stored, ImportResult<LedgerPosting> result, FundTexts texts)
{
    private readonly HashSet<long> claimed = [];
    private readonly List<ImportedRow<LedgerPosting>> added = [];
    private readonly List<ImportNote> kept = [];
    private readonly List<ImportNote> refused = [];
    private readonly HashSet<ImportedRow<LedgerPosting>> notTaken = [];
    private IReadOnlyDictionary<string, Dong> balances = book.Balances;

    /// <summary>The plan; its dates are at most today.</summary>
    /// <param name="loans">The club's loans as stored.</param>
    /// <param name="acceptPartial">Whether the good rows are posted although others are refused.</param>
    /// <param name="today">Today in the club's zone.</param>
    public FundBookPlan Plan(IReadOnlyList<Loan> loans, bool acceptPartial, DateOnly today)
    {
        foreach (var row in result.Taken)
            Take(row);

        var read = result with
        {
            Taken = [.. result.Taken.Where(row => !notTaken.Contains(row))],
            Refusals = [.. result.Refusals, .. refused],
        };
        var unchanged = read.Taken.Count - added.Count;
        var needed = LoanOpenings.Needed(loans);
        var date = LoanDate(read, today);
        var openings = needed.Select(loan => LoanOpenings.Of(loan, date, texts)).ToList();
        if (read.MayBeApplied(acceptPartial) && ProblemOf(balances, book.LockedThrough, openings, texts) is { } problem)
            return new FundBookPlan(new ImportResult<LedgerPosting> { ClubId = result.ClubId, Problem = problem }, null, []);

        List<LedgerPosting> postings = [.. added.Select(row => row.Item), .. openings];
        return new FundBookPlan(read, new ImportChanges<LedgerPosting>(postings, [], unchanged, [], kept), needed);
    }

    /// <summary>Why the ledger cannot take these loans, or null.</summary>
    /// <param name="balances">What the accounts hold before.</param>
    /// <param name="lockedThrough">The last day that is closed.</param>
    /// <param name="openings">An entry for each loan.</param>
    /// <param name="texts">Words of the reason.</param>
    public static ImportReason? ProblemOf(
        IReadOnlyDictionary<string, Dong> balances, DateOnly? lockedThrough, IReadOnlyList<LedgerPosting> openings, FundTexts texts)
    {
        var cash = balances.GetValueOrDefault(LedgerAccount.IncomeCash.Code);
        var lent = openings.Aggregate(Dong.Zero, (sum, posting) => sum + posting.Lines[0].Debit);
        if (lent > cash && openings.Count > 0)
            return texts.LoansExceedCash(cash, lent);

        return openings.Any(posting => posting.Date <= lockedThrough) ? texts.LoansInLockedMonth() : null;
    }

    private void Take(ImportedRow<LedgerPosting> row)
    {
        var key = FundRowKey.Of(row.Item);
        if (row.Item.Kind == EntryKind.Opening && OpenedWith(key) is { } amount)
        {
            if (amount != key.Change)
                Keep(row, texts.OpeningDiffers(amount));
        }
        else if (stored.FirstOrDefault(entry => !claimed.Contains(entry.Number) && IsSame(entry, key)) is { } same)
        {
            claimed.Add(same.Number);
        }
        else if (key.HasNumber && stored.FirstOrDefault(entry => IsOfBook(entry) && FundRowKey.Of(entry, byNumber: true).HasNumberOf(key)) is { } other)
        {
            Keep(row, texts.StoredDiffers(other.Date, other.Lines[0].Debit));
        }
        else
        {
            Add(row);
        }
    }

    // What was posted without a number has one of the ledger's own, which the book does not know.
    private static bool IsSame(LedgerEntry entry, FundRowKey key) =>
        FundRowKey.Of(entry, byNumber: key.HasNumber) == key && (key.HasNumber || IsOfBook(entry));

    private static bool IsOfBook(LedgerEntry entry) =>
        entry.EnteredBy == LedgerWriters.Import && entry.Lines.All(line => line.Account.LoanId is null);

    /// <summary>What the ledger had in a fund at the end of the day before the book begins; null when the fund was never opened.</summary>
    private Dong? OpenedWith(FundRowKey opening)
    {
        var capital = opening.Fund == Fund.Income ? LedgerAccount.IncomeCapital : LedgerAccount.ActivityCapital;
        if (!stored.Any(entry => entry.Kind == EntryKind.Opening && entry.Lines.Any(line => line.Account == capital)))
            return null;

        return stored.Where(entry => entry.Date <= opening.Date).Aggregate(Dong.Zero, (sum, entry) => sum + HeldBy(entry, opening.Fund));
    }

    // The book's balance of the income fund is its capital, money and loans together; that of the activity fund is its money.
    private static Dong HeldBy(LedgerEntry entry, Fund fund) =>
        fund == Fund.Income ? Dong.Zero - entry.ChangeOf(LedgerAccount.IncomeCapital) : entry.MoneyIn(Fund.Activity);

    private void Add(ImportedRow<LedgerPosting> row)
    {
        var after = LedgerBalances.After(balances, row.Item.Lines);
        if (row.Item.Date <= book.LockedThrough)
        {
            Refuse(row, texts.MonthLocked());
        }
        else if (LedgerBalances.RefusalOf(after, row.Item.Lines) is not null)
        {
            Refuse(row, texts.NotEnoughMoney());
        }
        else
        {
            balances = after;
            added.Add(row);
        }
    }

    private DateOnly LoanDate(ImportResult<LedgerPosting> read, DateOnly today)
    {
        var latest = read.Taken.Select(row => row.Item.Date).DefaultIfEmpty(today).Max();
        return latest <= book.LockedThrough ? today : latest;
    }

    private void Refuse(ImportedRow<LedgerPosting> row, ImportReason reason)
    {
        notTaken.Add(row);
        refused.Add(NoteOf(row, reason));
    }

    private void Keep(ImportedRow<LedgerPosting> row, ImportReason reason) => kept.Add(NoteOf(row, reason));

    private static ImportNote NoteOf(ImportedRow<LedgerPosting> row, ImportReason reason) =>
        new(row.Sheet, row.Row, "", "", $"{row.Item.DocumentNumber} {row.Item.Description}".Trim(), null, reason);
}
