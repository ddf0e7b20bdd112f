using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Export;

/// <summary>The fund book as clubs write it (sổ quỹ): what each fund had at first, what came in and went out, and what it has after each row.</summary>
/// <remarks>
/// The income fund's balance there is its capital, in cash and in loans, as the clubs' books have it: lending and paying back stand in the loan book.
/// </remarks>
public sealed class FundRegister(RegisterTexts texts)
{
    /// <summary>The rows of a period, the balances at its beginning in front.</summary>
    /// <param name="session">The operator's.</param>
    /// <param name="club">The club.</param>
    /// <param name="period">The days.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<RegisterSheet> OfAsync(
        IDocumentSession session, ClubProfile club, RegisterPeriod period, CancellationToken cancellationToken)
    {
        var pages = await session.QueryAsync<LedgerPage>(LedgerIndexes.ByClub, club.Id, LedgerIndexes.PagesMax, cancellationToken);
        var entries = pages.SelectMany(page => page.Entries).Where(entry => entry.Date <= period.Last).ToList();
        var balances = new Dictionary<Fund, Dong>();
        foreach (var fund in Enum.GetValues<Fund>())
        {
            balances[fund] = Sum(entries.Where(entry => IsBefore(entry, period)), fund);
        }

        var rows = new List<IReadOnlyList<object?>>(balances.Select(each =>
            (IReadOnlyList<object?>)[null, null, texts.Opening(each.Key), texts.Fund(each.Key), null, null, each.Value.Amount, null]));
        foreach (var entry in entries.Where(entry => !IsBefore(entry, period)).OrderBy(entry => entry.Date).ThenBy(entry => entry.Number))
        {
            var member = entry.MemberId is { } id ? await session.LoadAsync<Member>(id, cancellationToken) : null;
            foreach (var fund in Enum.GetValues<Fund>())
            {
                if (ChangeOf(entry, fund) is var change && change != Dong.Zero)
                {
                    balances[fund] += change;
                    rows.Add(RowOf(entry, fund, change, balances[fund], member?.FullName));
                }
            }
        }

        return new RegisterSheet(
            texts.FundSheet(), [texts.FundTitle(Wording.ShortDay(period.First), Wording.ShortDay(period.Last)), club.Name], texts.FundColumns(), rows);
    }

    private object?[] RowOf(LedgerEntry entry, Fund fund, Dong change, Dong balance, string? person) =>
    [
        entry.Date,
        entry.DocumentNumber,
        // A payment stands in the loan book with its principal; what comes in here is its interest.
        entry.Kind == EntryKind.Repayment && fund == Fund.Activity ? texts.InterestOf(entry.Description) : entry.Description,
        texts.Fund(fund),
        change > Dong.Zero ? change.Amount : null,
        change < Dong.Zero ? (Dong.Zero - change).Amount : null,
        balance.Amount,
        person,
    ];

    private static bool IsBefore(LedgerEntry entry, RegisterPeriod period) => entry.Date < period.First || entry.Kind == EntryKind.Opening;

    private static Dong Sum(IEnumerable<LedgerEntry> entries, Fund fund) =>
        entries.Aggregate(Dong.Zero, (sum, entry) => sum + ChangeOf(entry, fund));

    private static Dong ChangeOf(LedgerEntry entry, Fund fund) =>
        fund == Fund.Income ? Dong.Zero - entry.ChangeOf(LedgerAccount.IncomeCapital) : entry.MoneyIn(Fund.Activity);
}
