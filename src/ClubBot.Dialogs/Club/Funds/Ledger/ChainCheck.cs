using System.Buffers;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>Follows the entries of one club from the first to the last.</summary>
internal sealed class ChainCheck(string clubId)
{
    private readonly Dictionary<string, Dong> balances = new(StringComparer.Ordinal);
    private readonly HashSet<long> reversed = [];
    private readonly ArrayBufferWriter<byte> fields = new(512);
    private string seal = LedgerSeal.First(clubId);

    /// <summary>Entries that were found right.</summary>
    public long Count { get; private set; }

    /// <summary>Takes the entries of one page.</summary>
    /// <param name="entries">What stands there.</param>
    /// <param name="last">Number of the last that must stand there.</param>
    /// <returns>What is wrong, or null.</returns>
    public LedgerFault? Take(IReadOnlyList<LedgerEntry> entries, long last)
    {
        foreach (var entry in entries)
        {
            if (FaultOf(entry) is { } kind)
            {
                return new LedgerFault(kind, kind == LedgerFaultKind.Missing ? Count + 1 : entry.Number);
            }

            seal = entry.Seal;
            Count++;
        }

        return Count == last ? null : new LedgerFault(LedgerFaultKind.Missing, Math.Min(Count, last) + 1);
    }

    /// <summary>Holds what was found against the book and the loans.</summary>
    public LedgerFault? End(LedgerBook? book, IReadOnlyList<Loan> loans)
    {
        if (book is not null && (book.LastNumber != Count || book.LastSeal != seal))
        {
            return new LedgerFault(LedgerFaultKind.WrongBalance, Count);
        }

        var kept = book?.Balances ?? new Dictionary<string, Dong>();
        if (balances.Keys.Union(kept.Keys).FirstOrDefault(code => balances.GetValueOrDefault(code) != kept.GetValueOrDefault(code)) is { } wrong)
        {
            return new LedgerFault(LedgerFaultKind.WrongBalance, 0, wrong);
        }

        var fund = balances.Where(each => new LedgerAccount(each.Key).Fund == Fund.Income).Sum(each => each.Value.Amount);
        if (fund != 0)
        {
            return new LedgerFault(LedgerFaultKind.CapitalDiffers, 0, LedgerAccount.IncomeCapital.Code);
        }

        var differing = loans.FirstOrDefault(loan => loan.IsInLedger && loan.Outstanding != balances.GetValueOrDefault(LedgerAccount.LoanOf(loan.Id).Code));
        return differing is null ? null : new LedgerFault(LedgerFaultKind.LoanDiffers, 0, differing.Id);
    }

    private LedgerFaultKind? FaultOf(LedgerEntry entry)
    {
        if (entry.Number != Count + 1)
        {
            return LedgerFaultKind.Missing;
        }

        if (entry.Seal != LedgerSeal.Of(entry, seal, fields))
        {
            return LedgerFaultKind.Changed;
        }

        var (income, activity) = (0L, 0L);
        foreach (var line in entry.Lines)
        {
            LedgerBalances.Add(balances, line);
            var change = line.Debit.Amount - line.Credit.Amount;
            _ = line.Account.Fund == Fund.Income ? income += change : activity += change;
        }

        if (income != 0 || activity != 0)
        {
            return LedgerFaultKind.Unbalanced;
        }

        if (entry.Reverses is { } wrong && (wrong >= entry.Number || !reversed.Add(wrong)))
        {
            return LedgerFaultKind.WrongReversal;
        }

        return LedgerBalances.RefusalOf(balances, entry.Lines) is null ? null : LedgerFaultKind.BelowZero;
    }
}
