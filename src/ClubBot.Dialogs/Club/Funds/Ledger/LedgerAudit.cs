using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>Recomputes a club's ledger from its entries and says what does not fit.</summary>
public static class LedgerAudit
{
    /// <summary>Pages that are held in memory at once.</summary>
    private const int PagesAtOnce = 200;

    /// <summary>Goes through all entries of a club.</summary>
    /// <param name="session">Opened for the product's own work.</param>
    /// <param name="clubId">The club.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async ValueTask<LedgerAuditResult> RunAsync(IDocumentSession session, string clubId, CancellationToken cancellationToken)
    {
        var book = await session.LoadAsync<LedgerBook>(clubId, cancellationToken);
        var chain = new ChainCheck(clubId);
        for (var first = 1L; first <= (book?.LastNumber ?? 0); first += PagesAtOnce * LedgerPage.EntriesMax)
        {
            for (var number = first; number <= book!.LastNumber && number < first + (PagesAtOnce * LedgerPage.EntriesMax); number += LedgerPage.EntriesMax)
            {
                var page = await session.LoadAsync<LedgerPage>(LedgerPage.IdOf(clubId, number), cancellationToken);
                if (chain.Take(page?.Entries ?? [], Math.Min(number + LedgerPage.EntriesMax - 1, book.LastNumber)) is { } fault)
                {
                    return new LedgerAuditResult(clubId, chain.Count, fault);
                }
            }
        }

        // A book that was taken away, or set back by whole pages, leaves entries behind that it does not count.
        var next = ((((book?.LastNumber ?? 0) + LedgerPage.EntriesMax - 1) / LedgerPage.EntriesMax) * LedgerPage.EntriesMax) + 1;
        if (await session.LoadAsync<LedgerPage>(LedgerPage.IdOf(clubId, next), cancellationToken) is not null)
        {
            return new LedgerAuditResult(clubId, chain.Count, new LedgerFault(LedgerFaultKind.WrongBalance, next));
        }

        var loans = await session.QueryAsync<Loan>(FundsJson.ByClub, clubId, FundsJson.LoansMax, cancellationToken);
        return new LedgerAuditResult(clubId, chain.Count, chain.End(book, loans));
    }
}

/// <summary>What an audit found.</summary>
/// <param name="ClubId">The club.</param>
/// <param name="Entries">Entries that were looked at.</param>
/// <param name="Fault">The first thing that is wrong; null when all of it is right.</param>
public sealed record LedgerAuditResult(string ClubId, long Entries, LedgerFault? Fault);

/// <summary>The first thing in a ledger that is not right.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Number">The entry, or 0 where the ledger as a whole is meant.</param>
/// <param name="Account">The account or loan that differs; null where an entry as a whole is meant.</param>
public sealed record LedgerFault(LedgerFaultKind Kind, long Number, string? Account = null);

/// <summary>What can be wrong with a ledger.</summary>
public enum LedgerFaultKind
{
    /// <summary>An entry of this number is missing or stands in the wrong place.</summary>
    Missing,

    /// <summary>The entry is not what it was when it was written.</summary>
    Changed,

    /// <summary>Debit and credit of the entry differ within a fund.</summary>
    Unbalanced,

    /// <summary>The entry takes back one that is not before it, or was taken back already.</summary>
    WrongReversal,

    /// <summary>The entry leaves less than nothing in cash, bank or a loan.</summary>
    BelowZero,

    /// <summary>The book's balance of an account, or its newest number or seal, does not follow from the entries.</summary>
    WrongBalance,

    /// <summary>The capital of the income fund is not cash, bank and principal together.</summary>
    CapitalDiffers,

    /// <summary>A loan's principal in the loan book is not that in the ledger.</summary>
    LoanDiffers,
}
