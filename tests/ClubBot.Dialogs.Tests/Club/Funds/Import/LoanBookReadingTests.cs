using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Funds.Import;

public sealed class LoanBookReadingTests
{
    private static readonly object?[] Heading =
        ["TT", "Họ tên người vay", "Số tiền vay (đ)", "Ngày vay", "Thời hạn", "Lãi suất", "Cách trả", "Đã trả gốc", "Đã trả lãi", "Còn nợ gốc"];

    private static readonly Member[] Roster =
    [
        MemberOf(1, "Lê Thị An", 1950, "thôn Nà Pàn"),
        MemberOf(2, "Châu Thị Hạnh", 1958, "thôn Nà Pàn"),
        MemberOf(3, "Châu Thị Hạnh", 1998, "thôn Phai Luông"),
        MemberOf(4, "Lê Thị Ân", 1951, "thôn Phai Luông"),
    ];

    [Theory]
    [InlineData("5 triệu", 5_000_000)]
    [InlineData("5tr", 5_000_000)]
    [InlineData("5 trieu", 5_000_000)]
    [InlineData("1,5 triệu", 1_500_000)]
    [InlineData("500 nghìn", 500_000)]
    [InlineData("5.000.000", 5_000_000)]
    [InlineData("5,000,000 đ", 5_000_000)]
    [InlineData("5 000 000 đồng", 5_000_000)]
    [InlineData(5_000_000, 5_000_000)]
    public void Principal_Spelling_IsRead(object written, long dong) => Assert.Equal(new Dong(dong), Single(Line(principal: written)).Principal);

    [Theory]
    [InlineData("năm triệu", "amountUnclear")]
    [InlineData("5.00", "amountUnclear")]
    [InlineData("-5000000", "amountUnclear")]
    [InlineData(5_000_000.5, "amountUnclear")]
    [InlineData(5, "amountTooSmall")]
    public void Principal_Unclear_RefusesTheRow(object written, string code) => Assert.Contains(code, Codes(Read(Line(principal: written)).Refusals));

    [Fact]
    public void Principal_UnitInTheHeading_Counts()
    {
        object?[] heading = [.. Heading.Select(text => text is "Số tiền vay (đ)" ? "Số tiền vay (triệu đồng)" : text)];

        Assert.Equal(new Dong(5_000_000), Read(heading, [Line(principal: 5)]).Taken.Single().Item.Principal);
    }

    [Theory]
    [InlineData("0,7%/tháng", 70)]
    [InlineData("0.7 %", 70)]
    [InlineData("1% / tháng", 100)]
    [InlineData("8,4%/năm", 70)]
    [InlineData("0%/tháng", 0)]
    [InlineData(0.7, 70)]
    [InlineData("1", 100)]
    public void Rate_Spelling_IsRead(object written, int basisPoints) => Assert.Equal(basisPoints, Single(Line(rate: written)).MonthlyRateBasisPoints);

    [Fact]
    public void Rate_ShownAsPercentage_IsRead() => Assert.Equal(70, Single(Line(rate: new WorkbookFile.Percent(0.007))).MonthlyRateBasisPoints);

    [Theory]
    [InlineData(0.007, "rateUnclear")]
    [InlineData("0,125%", "rateUnclear")]
    [InlineData("thấp", "rateUnclear")]
    [InlineData("70%/tháng", "rateTooHigh")]
    public void Rate_Unclear_RefusesTheRow(object written, string code) => Assert.Equal([code], Codes(Read(Line(rate: written)).Refusals));

    [Theory]
    [InlineData("10 tháng", 10)]
    [InlineData("1 năm", 12)]
    [InlineData(6, 6)]
    public void Term_Spelling_IsRead(object written, int months) => Assert.Equal(months, Single(Line(term: written)).TermMonths);

    [Theory]
    [InlineData("16/4/2026")]
    [InlineData("16-04-2026")]
    [InlineData("typed")]
    public void StartedOn_TextOrDay_IsRead(string written) =>
        Assert.Equal(new DateOnly(2026, 4, 16), Single(Line(start: written == "typed" ? new DateOnly(2026, 4, 16) : written)).StartedOn);

    [Fact]
    public void Row_WithSeveralMistakes_NamesEachColumn() => Assert.Equal(
        [("B", "memberUnknown"), ("D", "startInFuture"), ("E", "termUnclear"), ("G", "methodUnclear"), ("H", "paidTooMuch")],
        Read(Line(name: "Ai Đó", start: "1/1/2027", term: "lâu", method: "sao cũng được", paid: "6 triệu")).Refusals
            .Select(note => (note.Column, note.Reason.Code)));

    [Theory]
    [InlineData("Châu Thị Hạnh (1998)", "c/m003")]
    [InlineData("Châu Thị Hạnh - sn 1958", "c/m002")]
    [InlineData("Châu Thị Hạnh (Phai Luông)", "c/m003")]
    [InlineData("CHÂU THỊ HẠNH, thôn Nà Pàn", "c/m002")]
    public void Borrower_OfTwoNamesakes_IsToldApartByWhatTheBookGives(string written, string id)
    {
        var result = Read(Line(name: written));

        Assert.Equal(id, Assert.Single(result.Taken).Item.MemberId);
        Assert.Equal(["memberByDetail"], Codes(result.Corrections));
    }

    [Fact]
    public void Borrower_OfTwoNamesakesWithoutDetail_IsRefusedNamingBoth()
    {
        var refusal = Assert.Single(Read(Line(name: "Châu Thị Hạnh")).Refusals);

        Assert.Equal("memberAmbiguous", refusal.Reason.Code);
        Assert.Contains("1958 thôn Nà Pàn; Châu Thị Hạnh 1998 thôn Phai Luông", refusal.Reason.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LÊ THỊ ÂN", "c/m004", null)]
    [InlineData("Le Thi An (1951)", "c/m004", "memberByDetail")]
    public void Borrower_SpelledOtherwise_IsFoundAndNamed(string written, string id, string? correction)
    {
        var result = Read(Line(name: written));

        Assert.Equal(id, Assert.Single(result.Taken).Item.MemberId);
        Assert.Equal(correction is null ? [] : [correction], Codes(result.Corrections));
    }

    [Theory]
    [InlineData("Lê Thị An (1960)", "memberUnknown")]
    [InlineData("Le Thi An", "memberAmbiguous")]
    [InlineData("", "nameMissing")]
    public void Borrower_WhoFitsNobody_IsRefused(string written, string code) => Assert.Equal([code], Codes(Read(Line(name: written)).Refusals));

    [Fact]
    public void Outstanding_ThatDiffers_IsCorrectedAndNamed()
    {
        var result = Read(Line(paid: "1.000.000", interest: 67_500, outstanding: 4_100_000));

        Assert.Equal(new Dong(4_000_000), Assert.Single(result.Taken).Item.Outstanding);
        Assert.Equal([("J", "4100000", "4.000.000", "outstandingDiffers")], result.Corrections.Select(note => (note.Column, note.Read, note.Made, note.Reason.Code)));
    }

    [Theory]
    [InlineData("trả dần hằng tháng", "1.000.000", 66_500, null)]
    [InlineData("trả dần hằng tháng", "1.000.000", 60_000, "interestDiffers")]
    [InlineData("trả dần hằng tháng", "1.000.000", 900_000, "interestTooMuch")]
    [InlineData("gốc cuối kỳ, lãi hằng tháng", "0", 70_000, null)]
    [InlineData("gốc cuối kỳ, lãi hằng tháng", "0", 60_000, "interestUneven")]
    public void PaidInterest_ThatDoesNotFit_IsPointedOut(string method, string paid, long interest, string? code) => Assert.Equal(
        code is null ? [] : [code], Codes(Read(Line(method: method, paid: paid, interest: interest)).Warnings));

    [Fact]
    public void Total_AtTheFootThatDiffers_IsPointedOut()
    {
        var result = Read(
            Line(outstanding: 5_000_000),
            Line(name: "Lê Thị Ân", outstanding: 5_000_000),
            [null, "Cộng", "10.000.000", null, null, null, null, null, null, new WorkbookFile.Formula("SUM(J2:J3)", 9_000_000)]);

        var warning = Assert.Single(result.Warnings);
        Assert.Equal((4, "J", "totalDiffers"), (warning.Row, warning.Column, warning.Reason.Code));
        Assert.Contains("9.000.000 đồng, cộng lại các dòng được 10.000.000 đồng", warning.Reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Loan_OfTheSameDay_IsRefusedAndOfAnotherDayPointedOut()
    {
        var result = Read(Line(), Line(), Line(start: "17/4/2026"));

        Assert.Equal([(3, "duplicate")], result.Refusals.Select(note => (note.Row, note.Reason.Code)));
        Assert.Equal([(4, "secondOpenLoan")], result.Warnings.Select(note => (note.Row, note.Reason.Code)));
    }

    [Fact]
    public void Book_WithoutColumns_NamesThem()
    {
        var problem = ClubRegisters.LoanBook.Read(WorkbookFile.Of(["Họ tên", "Số tiền vay", "Ngày vay"]), "c", Roster, ClubRegisters.Today).Problem;

        Assert.Equal("missingColumns", problem?.Code);
        Assert.Contains("thời hạn, lãi suất, cách trả", problem?.Sentence, StringComparison.Ordinal);
    }

    private static object?[] Line(
        string name = "Lê Thị An", object? principal = null, object? start = null, object? term = null, object? rate = null,
        string method = "trả dần hằng tháng", string? paid = null, object? interest = null, object? outstanding = null) =>
        [1, name, principal ?? "5 triệu", start ?? "16/4/2026", term ?? "10 tháng", rate ?? "0,7%/tháng", method, paid, interest, outstanding];

    private static ImportResult<Loan> Read(params object?[][] rows) => Read(Heading, rows);

    private static ImportResult<Loan> Read(object?[] heading, object?[][] rows) =>
        ClubRegisters.LoanBook.Read(WorkbookFile.Of([heading, .. rows]), "c", Roster, ClubRegisters.Today);

    private static Loan Single(object?[] row) => Assert.Single(Read(row).Taken).Item;

    private static IEnumerable<string> Codes(IEnumerable<ImportNote> notes) => notes.Select(note => note.Reason.Code);

    private static Member MemberOf(int number, string name, int year, string village) => new()
    {
        Id = Member.IdOf("c", number),
        ClubId = "c",
        Number = number,
        FullName = name,
        IsFemale = true,
        BirthYear = year,
        Village = village,
    };
}
