using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Months;

/// <summary>The two funds of a club in a month, as they are read out at its meeting: sums, and nobody's name.</summary>
/// <param name="Month">The month.</param>
/// <param name="Income">The income fund.</param>
/// <param name="Activity">The activity fund.</param>
/// <param name="Months">This month and those before it that the ledger knows, the oldest first; at most <see cref="MonthsMax"/>.</param>
/// <param name="LoansOut">Principal that is out today.</param>
/// <param name="Loans">Loans of which something is still owed today.</param>
/// <param name="Overdue">Those of them with an instalment whose day has passed.</param>
/// <param name="Oldest">The first month that the ledger knows.</param>
public sealed record FundMonthFigures(
    CalendarMonth Month, FundStanding Income, FundStanding Activity, IReadOnlyList<MonthFlow> Months, Dong LoansOut, int Loans, int Overdue, CalendarMonth Oldest)
{
    /// <summary>Months of the plot.</summary>
    public const int MonthsMax = 6;

    /// <summary>The figures of a month; of the nearest that the ledger knows where it does not know this one. Null while the club keeps no ledger.</summary>
    /// <param name="documents">A session that may read the ledger.</param>
    /// <param name="clubId">The club.</param>
    /// <param name="wanted">The month.</param>
    /// <param name="today">The clubs' day.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<FundMonthFigures?> OfAsync(
        IDocumentSession documents, string clubId, CalendarMonth wanted, DateOnly today, CancellationToken cancellationToken)
    {
        var ledger = await ClubLedger.OpenAsync(documents, clubId, cancellationToken);
        if (!ledger.Book.IsOpen || await ledger.EntryAsync(1, cancellationToken) is not { } first)
        {
            return null;
        }

        var now = CalendarMonth.Of(today);
        var oldest = CalendarMonth.Of(first.Date);
        var month = wanted > now ? now : wanted < oldest ? oldest : wanted;
        var from = month.Plus(1 - MonthsMax) is var start && start < oldest ? oldest : start;
        var flows = new List<MonthFlow>();
        for (var each = from; each <= now; each = each.Plus(1))
        {
            flows.Add(FlowOf(each, await ledger.MonthAsync(each.Year, each.Month, cancellationToken)));
        }

        var loans = await documents.QueryAsync<Loan>(FundsJson.ByClub, clubId, FundsJson.LoansMax, cancellationToken);
        var open = loans.Where(loan => loan.Outstanding > Dong.Zero).ToList();
        return new FundMonthFigures(
            month,
            StandingOf(ledger.Book, Fund.Income, month, flows),
            StandingOf(ledger.Book, Fund.Activity, month, flows),
            [.. flows.Where(flow => flow.Month <= month)],
            ledger.Book.LoansOut,
            open.Count,
            open.Count(loan => LoanSchedule.Of(loan).Instalments(today).Any(instalment => instalment.Status == InstalmentStatus.Overdue)),
            oldest);
    }

    /// <summary>Counted back from what is there now: whatever was posted late stands in the month of its day.</summary>
    private static FundStanding StandingOf(LedgerBook book, Fund fund, CalendarMonth month, IEnumerable<MonthFlow> flows)
    {
        var since = flows.Where(flow => flow.Month > month).Aggregate(Dong.Zero, (sum, flow) => sum + flow.Of(fund).Change);
        var own = flows.Single(flow => flow.Month == month).Of(fund);
        var after = book.MoneyOf(fund) - since;
        return new FundStanding(after - own.In + own.Out, own, after);
    }

    private static MonthFlow FlowOf(CalendarMonth month, IEnumerable<LedgerEntry> entries) => entries.Aggregate(
        new MonthFlow(month, FundFlow.None, FundFlow.None),
        (sum, entry) => sum with { Income = sum.Income.With(entry, Fund.Income), Activity = sum.Activity.With(entry, Fund.Activity) });
}
