using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Funds.Import;

public sealed class FundBookApplyTests
{
    private const string Club = "nui-bang";

    private readonly FundBookStore store = new();

    [Fact]
    public async Task Apply_RowsWrittenSince_ArePostedBehindTheOthers()
    {
        await store.LoansAsync(ClubRegisters.ReadLoans(Club));
        await store.FundsAsync(Book(Row(10, "05/01/2026", "PT001", "Thu hội phí", 100_000)));

        // PC006 is a number that the ledger gave to a loan by itself: the book knows nothing of it.
        var own = (await store.EntryAsync(Club, 6)).DocumentNumber;
        var changes = (await store.FundsAsync(Book(
            Row(10, "05/01/2026", "PT001", "Thu hội phí", 100_000),
            Row(11, "05/02/2026", own, "Thu hội phí", 120_000)))).Changes!;

        Assert.Equal((1, 3, 0), (changes.Added.Count, changes.Unchanged, changes.Kept.Count));
        Assert.Equal(new Dong(3_820_000), (await store.BookAsync(Club)).MoneyOf(Fund.Activity));
        await AssertInOrderAsync();
    }

    [Fact]
    public async Task Apply_KnownNumberWithOtherContent_StaysAndIsPointedOut()
    {
        await store.FundsAsync(Book(Row(10, "05/01/2026", "PT001", "Thu hội phí", 100_000)));
        var changes = (await store.FundsAsync(Book(Row(10, "05/01/2026", "PT 001", "Thu hội phí", 900_000)))).Changes!;

        Assert.Equal((0, 3), (changes.Added.Count, changes.Unchanged));
        var note = Assert.Single(changes.Kept);
        Assert.Equal((10, "storedDiffers"), (note.Row, note.Reason.Code));
        Assert.Contains("ngày 05/01/2026, 100.000 đồng", note.Reason.Sentence, StringComparison.Ordinal);
        Assert.Equal(new Dong(3_700_000), (await store.BookAsync(Club)).MoneyOf(Fund.Activity));
    }

    [Fact]
    public async Task Apply_BookOfTheNextYear_BeginsItsNumbersAgainAndIsNotOpenedTwice()
    {
        await store.FundsAsync(Book(Row(10, "05/01/2025", "PT001", "Thu hội phí", 100_000)));
        var next = Book(Row(10, "05/01/2026", "PT001", "Thu hội phí", 50_000));
        next = next with { Taken = [next.Taken[0], Opening(Fund.Activity, 3_700_000, new DateOnly(2025, 12, 31)), next.Taken[2]] };
        var changes = (await store.FundsAsync(next)).Changes!;

        Assert.Equal((1, 2, 0), (changes.Added.Count, changes.Unchanged, changes.Kept.Count));
        Assert.Equal(new Dong(3_750_000), (await store.BookAsync(Club)).MoneyOf(Fund.Activity));

        next = next with { Taken = [Opening(Fund.Activity, 3_000_000, new DateOnly(2025, 12, 31))] };
        Assert.Equal(["openingDiffers"], (await store.FundsAsync(next)).Changes!.Kept.Select(note => note.Reason.Code));
    }

    [Fact]
    public async Task Apply_TwoGiftsAlikeWithoutNumber_AreTwoAndStayTwo()
    {
        var book = Book(Row(10, "05/01/2026", null, "Ủng hộ", 50_000), Row(11, "05/01/2026", null, "Ủng hộ", 50_000));
        Assert.Equal(4, (await store.FundsAsync(book)).Changes!.Added.Count);
        Assert.Equal((0, 4), ((await store.FundsAsync(book)).Changes!.Added.Count, (await store.BookAsync(Club)).LastNumber));
    }

    [Fact]
    public async Task Apply_WrittenInChatWithTheBooksNumber_IsNotPostedAgain()
    {
        await store.FundsAsync(Book());
        var row = Row(10, "05/02/2026", "PT007", "Thu hội phí", 100_000);
        await store.PostAsync(Club, row.Item with { EnteredBy = "nui-bang/m001", Description = "hội phí của bà Sáu" });

        Assert.Equal((0, 3), ((await store.FundsAsync(Book(row))).Changes!.Added.Count, (await store.BookAsync(Club)).LastNumber));
    }

    [Fact]
    public async Task Plan_SpendsMoreThanTheFundHas_RefusesTheRow()
    {
        var book = Book(Row(10, "05/01/2026", "PC001", "Mua loa", -4_000_000), Row(11, "06/01/2026", "PT002", "Thu hội phí", 100_000));
        var all = await store.FundsAsync(book);
        Assert.Equal([(10, "notEnoughMoney")], all.Result.Refusals.Select(note => (note.Row, note.Reason.Code)));
        Assert.Equal(0, (await store.BookAsync(Club)).LastNumber);

        Assert.Equal(3, (await store.FundsAsync(book, acceptPartial: true)).Changes!.Added.Count);
        Assert.Equal(new Dong(3_700_000), (await store.BookAsync(Club)).MoneyOf(Fund.Activity));
        await AssertInOrderAsync();
    }

    [Fact]
    public async Task Plan_MonthIsClosed_RefusesNewRowsOfItOnly()
    {
        await store.FundsAsync(Book(Row(10, "05/01/2026", "PT001", "Thu hội phí", 100_000)));
        await store.LockAsync(Club, 2026, 1);
        var plan = await store.FundsAsync(Book(
            Row(10, "05/01/2026", "PT001", "Thu hội phí", 100_000),
            Row(11, "06/01/2026", "PT002", "Thu hội phí", 100_000),
            Row(12, "05/02/2026", "PT003", "Thu hội phí", 100_000)));

        Assert.Equal([(11, "monthLocked")], plan.Result.Refusals.Select(note => (note.Row, note.Reason.Code)));
        Assert.Equal("PT003", Assert.Single(plan.Changes!.Added).DocumentNumber);
    }

    [Fact]
    public async Task Plan_LoansExceedTheCapital_IsRefusedAltogether()
    {
        await store.LoansAsync(ClubRegisters.ReadLoans(Club));
        var book = Book() with { Taken = [Opening(Fund.Income, 5_000_000, new DateOnly(2025, 12, 31))] };
        var plan = await store.FundsAsync(book, acceptPartial: true);

        Assert.Equal("loansExceedCash", plan.Result.Problem?.Code);
        Assert.Contains("chỉ có 5.000.000 đồng", plan.Result.Problem?.Sentence, StringComparison.Ordinal);
        Assert.Null(plan.Changes);
        Assert.Equal(0, (await store.BookAsync(Club)).LastNumber);
        Assert.All(await store.AllLoansAsync(Club), loan => Assert.False(loan.IsInLedger));
    }

    [Fact]
    public async Task Loans_LedgerWithoutTheMoney_AreRefused()
    {
        await store.FundsAsync(Book() with { Taken = [Opening(Fund.Income, 5_000_000, new DateOnly(2025, 12, 31))] });
        var result = await ClubRegisters.LoanBook.CheckAsync(store.Session(), ClubRegisters.ReadLoans(Club), ClubRegisters.Now, CancellationToken.None);

        Assert.Equal("loansExceedCash", result.Problem?.Code);
    }

    [Fact]
    public async Task Loans_ThisMonthIsClosed_AreRefused()
    {
        await store.FundsAsync(ClubRegisters.ReadFunds(Club));
        await store.LockAsync(Club, ClubRegisters.Today.Year, ClubRegisters.Today.Month);
        var result = await ClubRegisters.LoanBook.CheckAsync(store.Session(), ClubRegisters.ReadLoans(Club), ClubRegisters.Now, CancellationToken.None);

        Assert.Equal("loansInLockedMonth", result.Problem?.Code);
    }

    [Fact]
    public async Task Loans_OneMoreAfterTheLedgerWasOpened_GoesIntoItToday()
    {
        var loans = ClubRegisters.ReadLoans(Club);
        await store.LoansAsync(loans with { Taken = [.. loans.Taken.Skip(1)] });
        await store.FundsAsync(ClubRegisters.ReadFunds(Club));
        var before = await store.BookAsync(Club);
        var added = Assert.Single((await store.LoansAsync(loans)).Added);

        var entry = await store.EntryAsync(Club, before.LastNumber + 1);
        Assert.True(added.IsInLedger);
        Assert.Equal((EntryKind.Opening, ClubRegisters.Today, added.MemberId), (entry.Kind, entry.Date, entry.MemberId));
        Assert.Equal(added.Outstanding, (await store.BookAsync(Club)).LoansOut - before.LoansOut);
        await AssertInOrderAsync();
    }

    [Fact]
    public async Task Loans_BookSaysOtherPrincipalThanTheLedger_KeepsTheStoredLoan()
    {
        await store.LoansAsync(ClubRegisters.ReadLoans(Club));
        await store.FundsAsync(ClubRegisters.ReadFunds(Club));
        var loans = ClubRegisters.ReadLoans(Club);
        var changed = loans.Taken[0] with { Item = loans.Taken[0].Item with { Repayments = [new Repayment(null, new Dong(500_000), new Dong(140_000), "tr.3")] } };
        var changes = await store.LoansAsync(loans with { Taken = [changed, .. loans.Taken.Skip(1)] });

        Assert.Equal((0, 0, 14), (changes.Added.Count, changes.Changed.Count, changes.Unchanged));
        Assert.Equal(["storedInLedger"], changes.Kept.Select(note => note.Reason.Code));
        await AssertInOrderAsync();
    }

    [Fact]
    public async Task Loans_PurposeCorrected_StaysInTheLedger()
    {
        await store.LoansAsync(ClubRegisters.ReadLoans(Club));
        await store.FundsAsync(ClubRegisters.ReadFunds(Club));
        var loans = ClubRegisters.ReadLoans(Club);
        var changed = loans.Taken[0] with { Item = loans.Taken[0].Item with { Purpose = "nuôi gà" } };
        var loan = Assert.Single((await store.LoansAsync(loans with { Taken = [changed, .. loans.Taken.Skip(1)] })).Changed);

        Assert.Equal(("nuôi gà", true), (loan.Purpose, loan.IsInLedger));
        await AssertInOrderAsync();
    }

    private static ImportResult<LedgerPosting> Book(params ImportedRow<LedgerPosting>[] rows) => new()
    {
        ClubId = Club,
        Taken =
        [
            Opening(Fund.Income, 56_000_000, new DateOnly(2024, 12, 31)),
            Opening(Fund.Activity, 3_600_000, new DateOnly(2024, 12, 31)),
            .. rows,
        ],
    };

    private static ImportedRow<LedgerPosting> Opening(Fund fund, long dong, DateOnly date)
    {
        var capital = fund == Fund.Income ? LedgerAccount.IncomeCapital : LedgerAccount.ActivityCapital;
        return new ImportedRow<LedgerPosting>("Sổ", 4, Posting(EntryKind.Opening, date, null, "Số dư đầu năm", LedgerAccount.CashOf(fund), capital, dong));
    }

    private static ImportedRow<LedgerPosting> Row(int row, string date, string? number, string description, long dong)
    {
        var day = DateOnly.ParseExact(date, "dd/MM/yyyy", null);
        return new ImportedRow<LedgerPosting>("Sổ", row, dong < 0
            ? Posting(EntryKind.Spending, day, number, description, LedgerAccount.Spending, LedgerAccount.ActivityCash, -dong)
            : Posting(EntryKind.Fee, day, number, description, LedgerAccount.ActivityCash, LedgerAccount.Fees, dong));
    }

    private static LedgerPosting Posting(
        EntryKind kind, DateOnly date, string? number, string description, LedgerAccount to, LedgerAccount from, long dong) => new()
        {
            Kind = kind,
            Date = date,
            DocumentNumber = number,
            Description = description,
            EnteredBy = LedgerWriters.Import,
            Lines = [LedgerLine.DebitOf(to, new Dong(dong)), LedgerLine.CreditOf(from, new Dong(dong))],
        };

    private async Task AssertInOrderAsync() =>
        Assert.Null((await LedgerAudit.RunAsync(store.Session, Club, CancellationToken.None)).Fault);
}
