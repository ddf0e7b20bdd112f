using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>Recomputes a club's ledger from its entries and says what does not fit.</summary>
public static class LedgerAudit
{
    /// <summary>Pages that are asked for together: the store answers them in one go, and they are read on all processors.</summary>
    private const int PagesAtOnce = 64;

    /// <summary>Clubs that are gone through at the same time: one waits for the store while another is looked at.</summary>
    private static readonly int ClubsAtOnce = Environment.ProcessorCount + 1;

    /// <summary>Goes through all entries of several clubs.</summary>
    /// <param name="newSession">Opens a session for the product's own work; called by several threads.</param>
    /// <param name="clubIds">The clubs.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was found, in the order of the clubs.</returns>
    public static async Task<IReadOnlyList<LedgerAuditResult>> RunAllAsync(
        Func<IDocumentSession> newSession, IReadOnlyList<string> clubIds, CancellationToken cancellationToken)
    {
        var results = new LedgerAuditResult[clubIds.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = ClubsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, clubIds.Count, options, async (place, stop) => results[place] = await RunAsync(newSession, clubIds[place], stop));
        return results;
    }

    /// <summary>Goes through all entries of a club.</summary>
    /// <param name="newSession">Opens a session for the product's own work.</param>
    /// <param name="clubId">The club.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async ValueTask<LedgerAuditResult> RunAsync(
        Func<IDocumentSession> newSession, string clubId, CancellationToken cancellationToken)
    {
        var session = newSession();
        var book = await session.LoadAsync<LedgerBook>(clubId, cancellationToken);
        var chain = new ChainCheck(clubId);
        var next = PagesAsync(newSession, clubId, 1, book, cancellationToken);
        for (var first = 1L; first <= (book?.LastNumber ?? 0);)
        {
            var pages = await next;
            next = PagesAsync(newSession, clubId, first + (PagesAtOnce * LedgerPage.EntriesMax), book, cancellationToken);
            foreach (var page in pages)
            {
                first += LedgerPage.EntriesMax;
                if (chain.Take(page?.Entries ?? [], Math.Min(first - 1, book!.LastNumber)) is { } fault)
                {
                    return new LedgerAuditResult(clubId, chain.Count, fault);
                }
            }
        }

        // A book that was taken away, or set back by whole pages, leaves entries behind that it does not count.
        var beyond = ((((book?.LastNumber ?? 0) + LedgerPage.EntriesMax - 1) / LedgerPage.EntriesMax) * LedgerPage.EntriesMax) + 1;
        if (await session.LoadAsync<LedgerPage>(LedgerPage.IdOf(clubId, beyond), cancellationToken) is not null)
        {
            return new LedgerAuditResult(clubId, chain.Count, new LedgerFault(LedgerFaultKind.WrongBalance, beyond));
        }

        var loans = await session.QueryAsync<Loan>(FundsJson.ByClub, clubId, FundsJson.LoansMax, cancellationToken);
        return new LedgerAuditResult(clubId, chain.Count, chain.End(book, loans));
    }

    /// <summary>The pages from one on, each by a session of its own: nothing is kept of what was looked at.</summary>
    private static Task<LedgerPage?[]> PagesAsync(
        Func<IDocumentSession> newSession, string clubId, long first, LedgerBook? book, CancellationToken cancellationToken)
    {
        var pages = new List<Task<LedgerPage?>>(PagesAtOnce);
        for (var number = first; number <= (book?.LastNumber ?? 0) && pages.Count < PagesAtOnce; number += LedgerPage.EntriesMax)
        {
            pages.Add(newSession().LoadAsync<LedgerPage>(LedgerPage.IdOf(clubId, number), cancellationToken).AsTask());
        }

        return Task.WhenAll(pages);
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
