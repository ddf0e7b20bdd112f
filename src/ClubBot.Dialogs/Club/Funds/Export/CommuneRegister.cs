using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Export;

/// <summary>What a commune officer sees of the clubs' funds: one row of sums for each club. No name, number or description of anybody gets into it.</summary>
public sealed class CommuneRegister(RegisterTexts texts)
{
    /// <summary>A row for each club, by commune and name, and the sum of all where they are several.</summary>
    /// <param name="session">The operator's: the sums are made out of entries that the officer may not read.</param>
    /// <param name="clubs">The clubs.</param>
    /// <param name="period">What came in and went out is of these days; what is there, at their end.</param>
    /// <param name="today">The clubs' day: nothing is overdue that falls due later.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<RegisterSheet> OfAsync(
        IDocumentSession session, IEnumerable<ClubProfile> clubs, RegisterPeriod period, DateOnly today, CancellationToken cancellationToken)
    {
        var until = period with { Last = today < period.Last ? today : period.Last };
        var rows = new List<IReadOnlyList<object?>>();
        var total = FundFigures.None;
        foreach (var club in clubs.OrderBy(club => club.Commune, StringComparer.Ordinal).ThenBy(club => club.Name, StringComparer.Ordinal))
        {
            var figures = await FundFigures.OfAsync(session, club.Id, until, cancellationToken);
            total += figures;
            rows.Add(RowOf(club.Commune, club.Name, figures));
        }

        if (rows.Count > 1)
        {
            rows.Add(RowOf(null, texts.AllClubs(), total));
        }

        return new RegisterSheet(
            texts.CommuneSheet(), [texts.CommuneTitle(Wording.ShortDay(until.First), Wording.ShortDay(until.Last))], texts.CommuneColumns(), rows);
    }

    private static object?[] RowOf(string? commune, string club, FundFigures figures) =>
    [
        commune, club, figures.Members, figures.Capital.Amount, figures.LoansOut.Amount, figures.Loans, figures.Overdue, figures.Interest.Amount,
        figures.Fees.Amount, figures.Gifts.Amount, figures.OtherIncome.Amount, figures.Spending.Amount, figures.Activity.Amount,
    ];
}

/// <summary>The sums of one club's funds, or of several.</summary>
internal sealed record FundFigures
{
    public static FundFigures None { get; } = new();

    /// <summary>People of the roster who had joined.</summary>
    public long Members { get; init; }

    /// <summary>Capital of the income fund at the end.</summary>
    public Dong Capital { get; init; }

    /// <summary>Principal that was out at the end.</summary>
    public Dong LoansOut { get; init; }

    /// <summary>Loans of which principal was out at the end.</summary>
    public long Loans { get; init; }

    /// <summary>Those of them with an instalment that was overdue.</summary>
    public long Overdue { get; init; }

    /// <summary>Interest that came in, whichever fund it went to.</summary>
    public Dong Interest { get; init; }

    public Dong Fees { get; init; }

    /// <summary>Gifts of money to the activity fund.</summary>
    public Dong Gifts { get; init; }

    public Dong OtherIncome { get; init; }

    public Dong Spending { get; init; }

    /// <summary>Money of the activity fund at the end.</summary>
    public Dong Activity { get; init; }

    public static FundFigures operator +(FundFigures one, FundFigures other) => new()
    {
        Members = one.Members + other.Members,
        Capital = one.Capital + other.Capital,
        LoansOut = one.LoansOut + other.LoansOut,
        Loans = one.Loans + other.Loans,
        Overdue = one.Overdue + other.Overdue,
        Interest = one.Interest + other.Interest,
        Fees = one.Fees + other.Fees,
        Gifts = one.Gifts + other.Gifts,
        OtherIncome = one.OtherIncome + other.OtherIncome,
        Spending = one.Spending + other.Spending,
        Activity = one.Activity + other.Activity,
    };

    /// <summary>The sums of one club.</summary>
    public static async ValueTask<FundFigures> OfAsync(
        IDocumentSession session, string clubId, RegisterPeriod period, CancellationToken cancellationToken)
    {
        var members = await session.QueryAsync<Member>(MembershipIndexes.ByClub, clubId, MembershipJson.MembersMax, cancellationToken);
        var loans = (await session.QueryAsync<Loan>(FundsJson.ByClub, clubId, FundsJson.LoansMax, cancellationToken))
            .Where(loan => loan.StartedOn <= period.Last)
            .Select(loan => loan.AsOf(period.Last))
            .Where(loan => loan.Outstanding > Dong.Zero)
            .ToList();
        var pages = await session.QueryAsync<LedgerPage>(LedgerIndexes.ByClub, clubId, LedgerIndexes.PagesMax, cancellationToken);
        var entries = pages.SelectMany(page => page.Entries).Where(entry => entry.Date <= period.Last).ToList();
        var moved = entries.Where(entry => entry.Date >= period.First && entry.Kind != EntryKind.Opening).ToList();
        var repayments = entries.Where(entry => entry.Kind == EntryKind.Repayment).Select(entry => entry.Number).ToHashSet();
        return new FundFigures
        {
            Members = members.Count(member => member.JoinedOn is null || member.JoinedOn <= period.Last),
            Capital = CreditOf(LedgerAccount.IncomeCapital, entries),
            LoansOut = Sum(loans, loan => loan.Outstanding),
            Loans = loans.Count,
            Overdue = loans.Count(loan => LoanSchedule.Of(loan).Instalments(period.Last).Any(month => month.Status == InstalmentStatus.Overdue)),
            Interest = CreditOf(LedgerAccount.Interest, moved)
                + CreditOf(LedgerAccount.IncomeCapital, moved.Where(entry => repayments.Contains(entry.Reverses ?? entry.Number))),
            Fees = CreditOf(LedgerAccount.Fees, moved),
            Gifts = CreditOf(LedgerAccount.Gifts, moved),
            OtherIncome = CreditOf(LedgerAccount.OtherIncome, moved),
            Spending = Dong.Zero - CreditOf(LedgerAccount.Spending, moved),
            Activity = Sum(entries, entry => entry.MoneyIn(Fund.Activity)),
        };
    }

    private static Dong CreditOf(LedgerAccount account, IEnumerable<LedgerEntry> entries) =>
        Dong.Zero - Sum(entries, entry => entry.ChangeOf(account));

    private static Dong Sum<T>(IEnumerable<T> all, Func<T, Dong> part) => all.Aggregate(Dong.Zero, (sum, each) => sum + part(each));
}
