using ClubBot.Dialogs.Areas.Income;
using ClubBot.Dialogs.Club.Funds;

namespace ClubBot.Dialogs.Tests.Areas.Income;

public sealed class OpenLoanTests
{
    private static readonly DateOnly Started = new(2026, 9, 5);

    [Fact]
    public void Of_TwoInstalmentsPaid_OwesTheThird()
    {
        var open = OpenLoan.Of(Loan(paidMonths: 2), new DateOnly(2026, 11, 22))!;

        Assert.Equal(new Dong(3_200_000), open.Loan.Outstanding);
        Assert.Equal(new Dong(432_000), open.Next.Remaining);
        Assert.Equal(new DateOnly(2026, 12, 5), open.Next.DueOn);
        Assert.Empty(open.Overdue);
    }

    [Fact]
    public void Of_AllPaid_IsNoOpenLoan() => Assert.Null(OpenLoan.Of(Loan(paidMonths: 10), new DateOnly(2026, 11, 22)));

    [Fact]
    public void Overdue_TwoDaysPassed_IsTheSumOfBoth()
    {
        var open = OpenLoan.Of(Loan(paidMonths: 0), new DateOnly(2026, 11, 22))!;

        Assert.Equal([1, 2], open.Overdue.Select(instalment => instalment.Number));
        Assert.Equal(new Dong(440_000 + 436_000), open.AmountOverdue);
        Assert.Equal(1, open.Next.Number);
    }

    [Fact]
    public void Overdue_OnTheDayItself_IsNothing() =>
        Assert.Empty(OpenLoan.Of(Loan(paidMonths: 0), new DateOnly(2026, 10, 5))!.Overdue);

    [Fact]
    public void Among_SeveralLoans_PutsWhatFallsDueFirstInFrontAndLeavesOutPaidOnes()
    {
        var later = Loan(paidMonths: 2) with { Id = "later" };
        var sooner = Loan(paidMonths: 1) with { Id = "sooner" };
        var paid = Loan(paidMonths: 10) with { Id = "paid" };

        var open = OpenLoan.Among([later, paid, sooner], new DateOnly(2026, 10, 20));

        Assert.Equal(["sooner", "later"], open.Select(one => one.Loan.Id));
    }

    /// <summary>4.000.000, ten months, 1 % a month, equal parts of the principal.</summary>
    private static Loan Loan(int paidMonths) => new()
    {
        Id = "loan",
        ClubId = "club",
        MemberId = "club/m001",
        Principal = new Dong(4_000_000),
        StartedOn = Started,
        TermMonths = 10,
        MonthlyRateBasisPoints = 100,
        Method = RepaymentMethod.EqualPrincipal,
        Repayments =
        [
            .. Enumerable.Range(0, paidMonths).Select(month => new Repayment(
                Started.AddMonths(month + 1), new Dong(400_000), new Dong(40_000 - (month * 4_000)), null)),
        ],
    };
}
