using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Funds.Import;

public sealed class FundBookReadingTests
{
    private static readonly object?[] Heading = ["Ngày", "Số CT", "Diễn giải", "Quỹ", "Thu", "Chi", "Tồn", "Người nộp/nhận"];

    private static readonly object?[][] Openings =
    [
        [null, null, "Số dư đầu năm Quỹ tăng thu nhập", "Tăng thu nhập", null, null, 52_000_000],
        [null, null, "Số dư đầu năm Quỹ hoạt động", "Hoạt động", null, null, "3.600.000"],
    ];

    [Theory]
    [InlineData("Thu hội phí tháng 1", "Hoạt động", EntryKind.Fee, "activity.fees")]
    [InlineData("Đóng góp hội phí quý 1", "Hoạt động", EntryKind.Fee, "activity.fees")]
    [InlineData("thu hoi phi thang 1", "hoat dong", EntryKind.Fee, "activity.fees")]
    [InlineData("Thu lãi vay tháng 1", "Hoạt động", EntryKind.Interest, "activity.interest")]
    [InlineData("Lãi tháng 2 của 5 người", "Hoạt động", EntryKind.Interest, "activity.interest")]
    [InlineData("Con em xa quê ủng hộ", "Quỹ hoạt động", EntryKind.Gift, "activity.gifts")]
    [InlineData("Ông Năm tặng câu lạc bộ", "Hoạt động", EntryKind.Gift, "activity.gifts")]
    [InlineData("Thu lại tiền mượn bàn ghế", "Hoạt động", EntryKind.OtherIncome, "activity.other-income")]
    [InlineData("Bán rau tăng gia", "Hoạt động", EntryKind.OtherIncome, "activity.other-income")]
    [InlineData("Ủng hộ của con em xa quê", "Tăng thu nhập", EntryKind.Capital, "income.capital")]
    [InlineData("Ngân sách xã cấp vốn", "QTTN", EntryKind.Capital, "income.capital")]
    public void Receipt_ByItsWordsAndFund_GoesToTheRightAccount(string description, string fund, EntryKind kind, string account)
    {
        var posting = Single(Line(description: description, fund: fund, received: 100_000));

        Assert.Equal((kind, account), (posting.Kind, posting.Lines[1].Account.Code));
        Assert.Equal((LedgerAccount.CashOf(posting.Lines[0].Account.Fund), new Dong(100_000)), (posting.Lines[0].Account, posting.Lines[0].Debit));
    }

    [Theory]
    [InlineData("200.000", 200_000)]
    [InlineData("200 nghìn", 200_000)]
    [InlineData("1,5 triệu", 1_500_000)]
    public void Payment_Spelling_IsSpent(string written, long dong)
    {
        var posting = Single(Line(receives: false, spent: written));

        Assert.Equal((EntryKind.Spending, new Dong(-dong)), (posting.Kind, posting.Lines.Where(line => line.Account.IsMoney).Select(line => line.Debit - line.Credit).Single()));
    }

    [Theory]
    [InlineData("31/2/2026", "A", "dateUnclear")]
    [InlineData("hôm qua", "A", "dateUnclear")]
    [InlineData("05/01/1026", "A", "dateUnclear")]
    [InlineData("23/11/2026", "A", "dateInFuture")]
    [InlineData(null, "A", "dateMissing")]
    public void Date_Broken_RefusesTheRow(string? date, string column, string code) => AssertRefused(Line(date: date), column, code);

    [Theory]
    [InlineData("=SUM(E2:E9)", "amountUnclear")]
    [InlineData("-50000", "amountUnclear")]
    [InlineData("hai trăm nghìn", "amountUnclear")]
    [InlineData(100.5, "amountUnclear")]
    [InlineData(0, "amountMissing")]
    [InlineData(null, "amountMissing")]
    public void Amount_Unclear_RefusesTheRow(object? received, string code) => AssertRefused(Line(received: received, receives: false), "E", code);

    [Fact]
    public void Row_BothInAndOut_IsRefused() => AssertRefused(Line(spent: 50_000), "F", "bothWays");

    [Theory]
    [InlineData("Quỹ khuyến học")]
    [InlineData(null)]
    public void Fund_Unknown_IsRefused(string? fund) => AssertRefused(Line(fund: fund), "D", "fundUnclear");

    [Fact]
    public void Row_WithoutWords_IsRefused() => AssertRefused(Line(description: null), "C", "descriptionMissing");

    [Theory]
    [InlineData("Chi cho bà Sáu vay", false)]
    [InlineData("Giải ngân cho vay đợt 2", true)]
    [InlineData("Thu gốc của ông Tư", true)]
    public void IncomeFund_PrincipalOfLoans_IsRefusedBecauseTheLoanBookHasIt(string description, bool isRefused) => Assert.Equal(
        isRefused ? ["loanInFundBook"] : [], Codes(Read(Line(description: description, fund: "Tăng thu nhập")).Refusals));

    [Fact]
    public void IncomeFund_Spending_IsTakenAndPointedOut()
    {
        var result = Read(Line(fund: "Tăng thu nhập", receives: false, spent: 100_000));

        Assert.Equal([LedgerAccount.IncomeCapital, LedgerAccount.IncomeCash], result.Taken[2].Item.Lines.Select(line => line.Account));
        Assert.Equal(["incomeSpending"], Codes(result.Warnings));
    }

    [Fact]
    public void Row_Copied_IsRefusedNamingTheFirst()
    {
        var result = Read(Line(), Line());

        Assert.Equal([(5, "B", "duplicate")], result.Refusals.Select(note => (note.Row, note.Column, note.Reason.Code)));
        Assert.Contains("dòng 4", result.Refusals[0].Reason.Sentence, StringComparison.Ordinal);
        Assert.Equal(3, result.Taken.Count);
    }

    [Fact]
    public void Number_UsedForTwoRows_IsTakenAndPointedOut()
    {
        var result = Read(Line(), Line(received: 20_000));

        Assert.Equal(4, result.Taken.Count);
        Assert.Equal([(5, "numberTwice")], result.Warnings.Select(note => (note.Row, note.Reason.Code)));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"Thu hội phí\")")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1@SUM(A1)")]
    public void Description_LikeAFormula_StaysText(string text) => Assert.Equal(text, Single(Line(description: text)).Description);

    [Fact]
    public void Balance_OneCellChanged_IsPointedOutOnce() => Assert.Equal(
        [(5, "G", "balanceDiffers")],
        Read(
            Line(number: "PT001", balance: 3_700_000),
            Line(number: "PT002", balance: 3_900_000),
            Line(number: "PT003", balance: 3_900_000),
            Line(number: "PT004", balance: 4_000_000)).Warnings.Select(note => (note.Row, note.Column, note.Reason.Code)));

    [Fact]
    public void Balance_RowLeftOut_IsPointedOutWhereItIsMissed()
    {
        var warning = Assert.Single(Read(
            Line(number: "PT001", balance: 3_700_000),
            Line(number: "PT003", balance: 3_850_000),
            Line(number: "PT004", balance: 3_950_000)).Warnings);

        Assert.Equal(5, warning.Row);
        Assert.Contains("3.850.000 đồng, tính theo các dòng trên thì phải là 3.800.000 đồng", warning.Reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Balance_AfterARefusedRow_IsNotHeldAgainstTheNext() => Assert.Empty(
        Read(Line(date: "?", balance: 3_700_000), Line(number: "PT002", balance: 3_800_000)).Warnings);

    [Fact]
    public void Balance_EachFund_IsFollowedByItself() => Assert.Empty(Read(
        Line(number: "PT001", balance: 3_700_000),
        Line(number: "PT002", fund: "Tăng thu nhập", balance: 52_100_000),
        Line(number: "PC003", receives: false, spent: "50.000", balance: "3.650.000")).Warnings);

    [Fact]
    public void Foot_SumsAndSignatures_AreNotRead()
    {
        var result = Read(
            Line(balance: 3_700_000),
            [null, null, "Cộng", null, 100_000, null, 3_700_000],
            [null, null, null, null, null, "Ngày 30 tháng 11 năm 2026"],
            ["Thủ quỹ", null, "Kế toán", null, "Chủ nhiệm"],
            ["(Ký, ghi rõ họ tên)"]);

        Assert.Equal(3, result.Taken.Count);
        Assert.Empty(result.Refusals);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Row_WithoutMoneyBetweenOthers_IsPointedOut() => Assert.Equal(
        [(4, "rowLeftOut")], Read([null, null, "Tháng 1"], Line()).Warnings.Select(note => (note.Row, note.Reason.Code)));

    [Fact]
    public void Balance_CarriedToTheNextPage_IsNoSecondOpening()
    {
        var result = Read(Line(balance: 3_700_000), [null, null, "Mang sang", "Hoạt động", null, null, 3_700_000], Line(number: "PT002", balance: 3_800_000));

        Assert.Equal([EntryKind.Opening, EntryKind.Opening, EntryKind.Fee, EntryKind.Fee], result.Taken.Select(row => row.Item.Kind));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("05/01/1026")]
    [InlineData("05/01/2062")]
    public void Opening_FirstDateBroken_IsDatedByTheNextRow(string date) => Assert.Equal(
        new DateOnly(2024, 12, 31), Read(Line(date: date), Line(date: "06/02/2025", number: "PT002")).Taken[0].Item.Date);

    [Fact]
    public void Opening_Unclear_IsRefused() => Assert.Equal(
        [(2, "G", "openingUnclear")],
        ReadAll(Heading, [null, null, "Số dư đầu năm Quỹ hoạt động", "Hoạt động", null, null, "như năm ngoái"]).Refusals
            .Select(note => (note.Row, note.Column, note.Reason.Code)));

    [Fact]
    public void Sheets_OneForEachFund_NeedNoColumnOfFunds()
    {
        object?[] heading = ["Ngày tháng", "Số phiếu", "Nội dung", "Thu", "Chi", "Tồn quỹ"];
        var file = new WorkbookFile()
            .Sheet("Quỹ tăng thu nhập", heading, ["5/1/2026", "PT001", "Xã cấp vốn", 1_000_000, null, 1_000_000])
            .Sheet("Quỹ hoạt động", heading, ["5/1/2026", "PT001", "Hội phí", 50_000, null, 50_000])
            .ToStream();

        Assert.Equal(
            [LedgerAccount.IncomeCash, LedgerAccount.ActivityCash],
            ClubRegisters.FundBook.Read(file, "c", ClubRegisters.Today).Taken.Select(row => row.Item.Lines[0].Account));
    }

    [Fact]
    public void Book_WithoutColumns_NamesThem()
    {
        var problem = ReadAll(["Ngày", "Số CT", "Diễn giải"]).Problem;

        Assert.Equal("missingColumns", problem?.Code);
        Assert.Contains("quỹ, thu, chi", problem?.Sentence, StringComparison.Ordinal);
    }

    private static object?[] Line(
        string? date = "05/01/2026", string? number = "PT001", string? description = "Thu hội phí", string? fund = "Hoạt động",
        object? received = null, object? spent = null, object? balance = null, bool receives = true) =>
        [date, number, description, fund, received ?? (receives ? 100_000 : null), spent, balance, "nhiều người"];

    private static ImportResult<LedgerPosting> Read(params object?[][] rows) => ReadAll([Heading, .. Openings, .. rows]);

    private static ImportResult<LedgerPosting> ReadAll(params object?[][] rows) =>
        ClubRegisters.FundBook.Read(WorkbookFile.Of(rows), "c", ClubRegisters.Today);

    private static LedgerPosting Single(object?[] row)
    {
        var result = Read(row);
        Assert.Empty(result.Refusals);
        return result.Taken[2].Item;
    }

    private static void AssertRefused(object?[] row, string column, string code)
    {
        var result = Read(row);
        Assert.Equal([(4, column, code)], result.Refusals.Select(note => (note.Row, note.Column, note.Reason.Code)));
        Assert.Equal(2, result.Taken.Count);
    }

    private static IEnumerable<string> Codes(IEnumerable<ImportNote> notes) => notes.Select(note => note.Reason.Code);
}
