using System.Globalization;
using System.Text;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Funds.Transfers.Statements;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Rounds;
using ClubBot.Dialogs.Tests.Transcripts;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Funds.Transfers.Statements;

public sealed class StatementImportTests : IAsyncLifetime
{
    private const string Club = "demo";

    private static readonly CalendarMonth November = new(2026, 11);

    private TestClub club = null!;

    public async Task InitializeAsync() => club = await TestClub.CreateAsync();

    public Task DisposeAsync() => club.DisposeAsync().AsTask();

    [Fact]
    public async Task Book_FeeRepaymentAndGift_GoIntoTheBank()
    {
        var report = await BookAsync(
            Line(5_000, Code(8, TransferPurpose.Dues), "FT26326000001"),
            Line(432_000, $"MBVCB.1.{Code(5, TransferPurpose.LoanRepayment)} tra no", "FT26326000002"),
            Line(200_000, Code(7, TransferPurpose.Donation), "FT26326000003"));

        Assert.Equal(["Vi Thị Lan", "Nông Thị Sáu", "Lý Văn Tư"], report.Booked.Select(row => row.Name));
        Assert.Empty(report.Left);
        var book = await LedgerAsync();
        Assert.Equal(400_000, book.BalanceOf(LedgerAccount.IncomeBank).Amount);
        Assert.Equal(5_000 + 32_000 + 200_000, book.BalanceOf(LedgerAccount.ActivityBank).Amount);
        Assert.Equal(-5_000, book.BalanceOf(LedgerAccount.Fees).Amount);
        Assert.Equal(-200_000, book.BalanceOf(LedgerAccount.Gifts).Amount);
        Assert.Equal(2_800_000, book.LoansOut.Amount);
        Assert.True((await club.NewSession().LoadAsync<FeeMonth>(FeeMonth.IdOf(Club, November), default))!.Paid.ContainsKey(Member.IdOf(Club, 8)));
        Assert.Null((await club.NewSession().LoadAsync<Gift>(Gift.IdOf(Club, 1), default))!.Consent);
        Assert.Null((await LedgerAudit.RunAsync(club.NewSession, Club, default)).Fault);
    }

    [Fact]
    public async Task Book_TheSameFileAgain_ChangesNothing()
    {
        string[] lines =
        [
            Line(5_000, Code(8, TransferPurpose.Dues), "FT26326000001"),
            Line(10_000, Code(7, TransferPurpose.Dues), ""),
            Line(432_000, Code(5, TransferPurpose.LoanRepayment), "FT26326000002"),
        ];
        Assert.Equal(3, (await BookAsync(lines)).Booked.Count);
        var before = await LedgerAsync();

        var again = await BookAsync([.. lines, Line(50_000, Code(9, TransferPurpose.Donation), "FT26326000009")]);

        Assert.Equal((1, 3), (again.Booked.Count, again.Known));
        Assert.Equal(before.LastNumber + 1, (await LedgerAsync()).LastNumber);
    }

    [Fact]
    public async Task Book_WhatWasTakenBack_IsNotBookedAnew()
    {
        var line = Line(5_000, Code(8, TransferPurpose.Dues), "FT26326000001");
        await BookAsync(line);
        var session = club.NewSession();
        var ledger = await ClubLedger.OpenAsync(session, Club, default);
        var now = TestClub.Start;
        await new FeeBooking(session, ledger, new FundRules { Id = Club }).TakeBackAsync(
            ledger.Book.LastNumber, new BookingNote(DateOnly.FromDateTime(now.DateTime), "nhầm", "demo/m004"), now, default);
        await session.CommitAsync(default);

        var again = await BookAsync(line);

        Assert.Equal((0, 1), (again.Booked.Count, again.Known));
        Assert.Equal(Dong.Zero, (await LedgerAsync()).BalanceOf(LedgerAccount.Fees));
    }

    [Theory]
    [InlineData(7_000, 8, TransferPurpose.Dues, "amountIsNoFee")]
    [InlineData(3_000_000, 8, TransferPurpose.Dues, "amountIsNoFee")]
    [InlineData(5_000_000, 5, TransferPurpose.LoanRepayment, "moreThanOwed")]
    [InlineData(100_000, 8, TransferPurpose.LoanRepayment, "noLoan")]
    [InlineData(100_000, 8, TransferPurpose.Other, "otherPurpose")]
    public async Task Book_WhatDoesNotFitTheBooks_IsLeftToAPerson(int amount, int member, TransferPurpose purpose, string reason)
    {
        var before = await LedgerAsync();
        var report = await BookAsync(Line(amount, Code(member, purpose), "FT26326000001"));

        Assert.Equal(reason, Assert.Single(report.Left).Reason.Code);
        Assert.Equal(before.LastNumber, (await LedgerAsync()).LastNumber);
        // Left open, so that it is looked at again with the next file.
        Assert.Equal(0, (await BookAsync(Line(amount, Code(member, purpose), "FT26326000001"))).Known);
    }

    [Fact]
    public async Task Book_AFeeThatWasPaidInCash_IsLeftToAPerson()
    {
        await BookAsync(Line(5_000, Code(8, TransferPurpose.Dues), "FT26326000001"));
        var report = await BookAsync(Line(10_000, Code(8, TransferPurpose.Dues), "FT26326000002"));
        Assert.Equal("feePaidAlready", Assert.Single(report.Left).Reason.Code);
    }

    [Fact]
    public async Task Book_AFeeOfTheWholeYear_IsItsTwelveMonths()
    {
        var year = TransferNote.Of(Club, 8, TransferPurpose.Dues, TransferPeriod.OfYear(2026)).Code;
        Assert.Equal("amountIsNoFee", Assert.Single((await BookAsync(Line(55_000, year, "FT26326000001"))).Left).Reason.Code);
        Assert.Single((await BookAsync(Line(60_000, year, "FT26326000002"))).Booked);
        Assert.Equal(-60_000, (await LedgerAsync()).BalanceOf(LedgerAccount.Fees).Amount);
    }

    [Fact]
    public async Task Book_InALockedMonth_IsLeftToAPerson()
    {
        var session = club.NewSession();
        (await ClubLedger.OpenAsync(session, Club, default)).LockMonth(2026, 11);
        await session.CommitAsync(default);

        var report = await BookAsync(Line(5_000, Code(8, TransferPurpose.Dues), "FT26326000001"), Line(5_000, Code(7, TransferPurpose.Donation), "FT26326000002"));

        Assert.Equal(["monthLocked", "monthLocked"], report.Left.Select(note => note.Reason.Code));
    }

    [Fact]
    public async Task Book_HostileCells_NothingThrowsAndNothingIsBooked()
    {
        var random = new Random(3);
        string[] cells =
        [
            "=cmd|' /C calc'!A0", "\"\"\"", "\u0000", "99999999999999999999", "-1", "1e308", "\ud83d", new string('A', 4_000), "22/11/2026", "5000", "CBGHK", "\u202e",
            Code(8, TransferPurpose.Dues)[..15], TransferNote.Of("khac", 8, TransferPurpose.Dues, TransferPeriod.OfMonth(2026, 11)).Code, "",
        ];
        for (var round = 0; round < 60; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 8)).Select(_ => string.Join(';', Enumerable.Range(0, 4).Select(_ => cells[random.Next(cells.Length)])));
            var report = await BookAsync([.. lines]);
            Assert.Empty(report.Booked);
        }

        Assert.Null((await LedgerAudit.RunAsync(club.NewSession, Club, default)).Fault);
    }

    [Fact]
    public async Task Book_ClubWithoutALedger_IsRefusedWithTheReason()
    {
        var session = club.NewSession();
        session.Put(new ClubProfile { Id = "moi", Name = "CLB Mới", Commune = "xã Mới" });
        await session.CommitAsync(default);

        Assert.Equal("noLedger", (await BookOfAsync("moi", Line(5_000, Code(8, TransferPurpose.Dues), "FT26326000001"))).Problem!.Code);
    }

    [Fact]
    public void Read_NoFile_IsARefusalInASentence() =>
        Assert.Contains("vang.csv", Import().Read("/vang/vang.csv", Club).Problem!.Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task Round_AfterTheImport_TellsTheMemberOnce()
    {
        await club.JoinAsync("sau", "DEMO-SAU");
        await BookAsync(Line(432_000, Code(5, TransferPurpose.LoanRepayment), "FT26326000002"));

        await RoundAsync();
        Assert.Contains("432.000 đồng chuyển khoản trả nợ", await club.LastAsync("sau"), StringComparison.Ordinal);

        var heard = (await club.HeardAsync("sau")).Count;
        club.Time.Advance(TimeSpan.FromDays(1));
        await RoundAsync();
        Assert.Equal(heard, (await club.HeardAsync("sau")).Count);
    }

    private async Task RoundAsync()
    {
        var session = club.NewSession();
        await club.Get<DailyRounds>().StageAsync(session, Club, club.Time.GetUtcNow(), default);
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(default));
        await club.DeliverAsync();
    }

    private static string Code(int member, TransferPurpose purpose) =>
        TransferNote.Of(Club, member, purpose, TransferPeriod.OfMonth(2026, 11)).Code;

    private static string Line(long amount, string text, string reference) =>
        string.Create(CultureInfo.InvariantCulture, $"22/11/2026;{reference};{amount};{text}");

    private StatementImport Import() => new(club.Get<TextCatalog>());

    private Task<StatementReport> BookAsync(params string[] lines) => BookOfAsync(Club, lines);

    private async Task<StatementReport> BookOfAsync(string clubId, params string[] lines)
    {
        var text = $"Ngày giao dịch;Số tham chiếu;Số tiền ghi có;Nội dung\n{string.Join('\n', lines)}\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var session = club.NewSession();
        var now = club.Get<ClubCalendar>().Local(club.Time.GetUtcNow());
        var report = await Import().BookAsync(session, new BankStatementReader(club.Get<TextCatalog>()).Read(stream, clubId), now, default);
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(default));
        return report;
    }

    private async Task<LedgerBook> LedgerAsync() => (await ClubLedger.OpenAsync(club.NewSession(), Club, default)).Book;
}
