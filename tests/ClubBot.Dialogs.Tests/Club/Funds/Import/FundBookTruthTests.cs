using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Funds.Import;

public sealed class FundBookTruthTests
{
    private readonly FundBookStore store = new();

    [Theory]
    [InlineData("nui-bang")]
    [InlineData("song-hau")]
    public void Read_ClubsBook_TakesEveryRowAndDoubtsNothing(string club)
    {
        var result = ClubRegisters.ReadFunds(club);

        Assert.Null(result.Problem);
        Assert.Empty(result.Refusals);
        Assert.Empty(result.Warnings);
        Assert.Empty(result.Corrections);
        Assert.Equal(Enumerable.Range(4, 32), result.Taken.Select(row => row.Row));
        Assert.Equal(
            [(EntryKind.Opening, 2), (EntryKind.Fee, 11), (EntryKind.Interest, 11), (EntryKind.Spending, 6), (EntryKind.Capital, 2)],
            result.Taken.GroupBy(row => row.Item.Kind).Select(kind => (kind.Key, kind.Count())));
    }

    [Fact]
    public void Read_Rows_KeepTheBooksWordsNumberPlaceAndDay()
    {
        var rows = ClubRegisters.ReadFunds("nui-bang").Taken.Select(row => row.Item).ToList();

        Assert.Equal(
            (EntryKind.Opening, new DateOnly(2025, 12, 31), null, "Số dư đầu năm Quỹ tăng thu nhập"),
            (rows[0].Kind, rows[0].Date, rows[0].DocumentNumber, rows[0].Description));
        Assert.Equal([LedgerLine.DebitOf(LedgerAccount.IncomeCash, new Dong(52_000_000)), LedgerLine.CreditOf(LedgerAccount.IncomeCapital, new Dong(52_000_000))], rows[0].Lines);
        Assert.Equal(
            (EntryKind.Spending, new DateOnly(2026, 10, 1), "PC028", "Mừng thọ hội viên 70, 80 tuổi", LedgerWriters.Import),
            (rows[29].Kind, rows[29].Date, rows[29].DocumentNumber, rows[29].Description, rows[29].EnteredBy));
        Assert.EndsWith(" 33", rows[29].BookPlace, StringComparison.Ordinal);
        Assert.Equal([LedgerLine.DebitOf(LedgerAccount.Spending, new Dong(900_000)), LedgerLine.CreditOf(LedgerAccount.ActivityCash, new Dong(900_000))], rows[29].Lines);
    }

    [Theory]
    [InlineData("nui-bang", true)]
    [InlineData("nui-bang", false)]
    [InlineData("song-hau", true)]
    [InlineData("song-hau", false)]
    public async Task Apply_FundsAndLoansInEitherOrder_LedgerEqualsTheTruth(string club, bool loansFirst)
    {
        if (loansFirst)
            await store.LoansAsync(ClubRegisters.ReadLoans(club));
        var changes = (await store.FundsAsync(ClubRegisters.ReadFunds(club))).Changes!;
        if (!loansFirst)
            await store.LoansAsync(ClubRegisters.ReadLoans(club));

        var truth = ClubRegisters.Truth(club);
        var owed = truth.GetProperty("loans").EnumerateArray().Select(loan => loan.GetProperty("outstanding").GetInt64()).ToList();
        var book = await store.BookAsync(club);
        Assert.Equal(32 + owed.Count(amount => amount > 0), book.LastNumber);
        Assert.Equal(loansFirst ? book.LastNumber : 32, changes.Added.Count);
        Assert.Equal(-truth.GetProperty("incomeFund").GetInt64(), book.BalanceOf(LedgerAccount.IncomeCapital).Amount);
        Assert.Equal(truth.GetProperty("activityFund").GetInt64(), book.MoneyOf(Fund.Activity).Amount);
        Assert.Equal(owed.Sum(), book.LoansOut.Amount);
        Assert.Equal(truth.GetProperty("incomeFund").GetInt64() - owed.Sum(), book.BalanceOf(LedgerAccount.IncomeCash).Amount);
        Assert.Equal(new LedgerAuditResult(club, book.LastNumber, null), await LedgerAudit.RunAsync(store.Session, club, CancellationToken.None));
        Assert.All(await store.AllLoansAsync(club), loan => Assert.Equal(loan.Outstanding > Dong.Zero, loan.IsInLedger));
    }

    [Theory]
    [InlineData("nui-bang")]
    [InlineData("song-hau")]
    public async Task Apply_Twice_ChangesNothing(string club)
    {
        await store.LoansAsync(ClubRegisters.ReadLoans(club));
        await store.FundsAsync(ClubRegisters.ReadFunds(club));
        var before = await store.BookAsync(club);

        var again = (await store.FundsAsync(ClubRegisters.ReadFunds(club))).Changes!;
        var loans = await store.LoansAsync(ClubRegisters.ReadLoans(club));

        Assert.Equal((0, 0, 32, 0), (again.Added.Count, again.Changed.Count, again.Unchanged, again.Kept.Count));
        Assert.Equal((0, 0, 14, 0), (loans.Added.Count, loans.Changed.Count, loans.Unchanged, loans.Kept.Count));
        Assert.Equal((before.LastNumber, before.LastSeal), ((await store.BookAsync(club)).LastNumber, (await store.BookAsync(club)).LastSeal));
    }

    [Fact]
    public async Task LoanOpening_NamesBorrowerPlaceAndTheBooksLatestDay()
    {
        await store.LoansAsync(ClubRegisters.ReadLoans("nui-bang"));
        var posting = (await store.FundsAsync(ClubRegisters.ReadFunds("nui-bang"))).Changes!.Added
            .Single(each => each.Lines[0].Account.LoanId == "nui-bang/m052/20260416");

        Assert.Equal(
            (EntryKind.Opening, new DateOnly(2026, 11, 5), "nui-bang/m052", "tr.3 dòng 2", "Dư nợ gốc của khoản vay ngày 16/04/2026"),
            (posting.Kind, posting.Date, posting.MemberId, posting.BookPlace, posting.Description));
        Assert.Equal([new Dong(2_000_000), Dong.Zero], posting.Lines.Select(line => line.Debit));
    }
}
