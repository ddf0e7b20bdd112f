using System.Text.Json;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Tests.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Funds.Import;

public sealed class LoanBookTruthTests
{
    [Theory]
    [InlineData("nui-bang")]
    [InlineData("song-hau")]
    public void Read_ClubsBook_EqualsTheTruthInEveryField(string club)
    {
        var members = ClubRegisters.Members(club).ToDictionary(member => member.Id);
        var result = ClubRegisters.ReadLoans(club);

        Assert.Null(result.Problem);
        Assert.Empty(result.Refusals);
        Assert.Empty(result.Corrections);
        Assert.Equal(
            ClubRegisters.Truth(club).GetProperty("loans").EnumerateArray().Select(Line),
            result.Taken.Select(row => Line(row.Item, members[row.Item.MemberId])));
    }

    [Theory]
    [InlineData("nui-bang")]
    [InlineData("song-hau")]
    public void Schedule_OfEachLoan_AgreesWithTheInterestThatWasPaid(string club)
    {
        var truth = ClubRegisters.Truth(club).GetProperty("loans").EnumerateArray().ToList();
        var loans = ClubRegisters.ReadLoans(club).Taken.Select(row => row.Item).ToList();

        Assert.Equal(
            truth.Select(loan => loan.GetProperty("paidInterest").GetInt64()),
            loans.Zip(truth, (loan, written) => LoanSchedule.Of(loan).InterestOf(written.GetProperty("monthsPaid").GetInt32()).Amount));
    }

    [Fact]
    public void Read_BookThatFitsTogether_DoubtsNothing() => Assert.Empty(ClubRegisters.ReadLoans("nui-bang").Warnings);

    [Fact]
    public void Read_LoansPaidButForTheRemainder_ArePointedOut() => Assert.Equal(
        [(6, "K", "remainderLeft"), (9, "K", "remainderLeft")],
        ClubRegisters.ReadLoans("song-hau").Warnings.Select(note => (note.Row, note.Column, note.Reason.Code)));

    [Fact]
    public void Read_PlaceInThePaperBook_IsKept()
    {
        var loan = ClubRegisters.ReadLoans("nui-bang").Taken[0].Item;

        Assert.Equal(("nui-bang/m052/20260416", "tr.3 dòng 2", "buôn bán nhỏ"), (loan.Id, loan.BookPlace, loan.Purpose));
        Assert.Equal([new Repayment(null, Dong.Zero, new Dong(140_000), "tr.3 dòng 2")], loan.Repayments);
    }

    private static string Line(JsonElement truth) => string.Join(
        '|',
        truth.GetProperty("name").GetString(),
        truth.GetProperty("stt").GetInt32(),
        truth.GetProperty("principal").GetInt64(),
        truth.GetProperty("start").GetString(),
        truth.GetProperty("termMonths").GetInt32(),
        (int)(truth.GetProperty("monthlyRatePercent").GetDecimal() * 100),
        truth.GetProperty("equalPrincipal").GetBoolean(),
        truth.GetProperty("paidPrincipal").GetInt64(),
        truth.GetProperty("paidInterest").GetInt64(),
        truth.GetProperty("outstanding").GetInt64());

    private static string Line(Loan loan, Member member) => string.Join(
        '|',
        member.FullName,
        member.Number,
        loan.Principal.Amount,
        loan.StartedOn.ToString("yyyy-MM-dd", null),
        loan.TermMonths,
        loan.MonthlyRateBasisPoints,
        loan.Method == RepaymentMethod.EqualPrincipal,
        loan.PaidPrincipal.Amount,
        loan.PaidInterest.Amount,
        loan.Outstanding.Amount);
}
