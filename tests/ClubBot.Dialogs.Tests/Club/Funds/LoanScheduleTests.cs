using ClubBot.Dialogs.Club.Funds;

namespace ClubBot.Dialogs.Tests.Club.Funds;

public sealed class LoanScheduleTests
{
    private static readonly DateOnly Start = new(2026, 1, 31);

    [Fact]
    public void PrincipalAtEnd_RuleBooksExample_Pays600000InAll()
    {
        var schedule = LoanSchedule.Of(LoanOf(5_000_000, 12, 100, RepaymentMethod.PrincipalAtEnd));
        var instalments = schedule.Instalments(Start);

        Assert.Equal(new Dong(600_000), schedule.TotalInterest);
        Assert.All(instalments, instalment => Assert.Equal(new Dong(50_000), instalment.Interest));
        Assert.Equal([.. Enumerable.Repeat(0L, 11), 5_000_000], instalments.Select(instalment => instalment.Principal.Amount));
    }

    [Fact]
    public void EqualPrincipal_RuleBooksExample_Pays325000InAll() =>
        Assert.Equal(new Dong(325_000), LoanSchedule.Of(LoanOf(5_000_000, 12, 100, RepaymentMethod.EqualPrincipal)).TotalInterest);

    [Fact]
    public void FlatInterest_RuleBooksExample_Pays600000InAll()
    {
        var schedule = LoanSchedule.Of(LoanOf(5_000_000, 12, 100, RepaymentMethod.EqualPrincipalFlatInterest));
        var instalments = schedule.Instalments(Start);

        Assert.Equal(new Dong(600_000), schedule.TotalInterest);
        Assert.All(instalments, instalment => Assert.Equal(new Dong(50_000), instalment.Interest));
        Assert.Equal([.. Enumerable.Repeat(416_666L, 11), 416_674], instalments.Select(instalment => instalment.Principal.Amount));
    }

    [Fact]
    public void Extension_InTheMiddle_SpreadsWhatIsOwedOverTheMonthsThatAreLeft()
    {
        var loan = LoanOf(3_000_000, 3, 100, RepaymentMethod.EqualPrincipal) with
        {
            Repayments = [new Repayment(new DateOnly(2026, 2, 28), new Dong(600_000), new Dong(30_000), null)],
            Extension = new LoanExtension(new DateOnly(2026, 3, 31), 2, new Dong(600_000), "biên bản 4", "c/m002"),
        };
        var instalments = LoanSchedule.Of(loan).Instalments(new DateOnly(2026, 4, 1));

        // Two fell due: the second keeps its interest, its principal moves on; 2,400,000 over the third and two more.
        Assert.Equal([600_000, 0, 800_000, 800_000, 800_000], instalments.Select(instalment => instalment.Principal.Amount));
        Assert.Equal([30_000, 20_000, 24_000, 16_000, 8_000], instalments.Select(instalment => instalment.Interest.Amount));
        Assert.Equal(new DateOnly(2026, 6, 30), instalments[^1].DueOn);
        Assert.Equal([2], instalments.Where(instalment => instalment.Status == InstalmentStatus.Overdue).Select(instalment => instalment.Number));
    }

    [Fact]
    public void Extension_AfterTheTerm_BeginsWithTheDecision()
    {
        var loan = LoanOf(1_000_000, 2, 0, RepaymentMethod.EqualPrincipal) with
        {
            Extension = new LoanExtension(new DateOnly(2026, 7, 10), 2, Dong.Zero, "biên bản 7", "c/m002"),
        };
        var instalments = LoanSchedule.Of(loan).Instalments(new DateOnly(2026, 7, 10));

        Assert.Equal([0, 0, 500_000, 500_000], instalments.Select(instalment => instalment.Principal.Amount));
        Assert.Equal([new DateOnly(2026, 7, 31), new DateOnly(2026, 8, 31)], instalments.Skip(2).Select(instalment => instalment.DueOn));
        Assert.All(instalments.Skip(2), instalment => Assert.Equal(InstalmentStatus.Open, instalment.Status));
    }

    [Fact]
    public void WriteOff_OfWhatIsOwed_LeavesNothingToPay()
    {
        var loan = LoanOf(3_000_000, 3, 100, RepaymentMethod.EqualPrincipal) with
        {
            Repayments = [new Repayment(new DateOnly(2026, 2, 28), new Dong(1_000_000), new Dong(30_000), null)],
            WriteOff = new LoanWriteOff(new DateOnly(2026, 6, 1), new Dong(2_000_000), "biên bản 6", 9),
        };

        Assert.Equal(Dong.Zero, loan.Outstanding);
        Assert.Null(LoanSchedule.Of(loan).NextInstalment(new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void AsOf_ADay_KnowsNothingOfWhatCameLater()
    {
        var loan = LoanOf(3_000_000, 3, 0, RepaymentMethod.EqualPrincipal) with
        {
            Repayments = [new Repayment(null, new Dong(500_000), Dong.Zero, null), new Repayment(new DateOnly(2026, 3, 1), new Dong(1_000_000), Dong.Zero, null)],
            Extension = new LoanExtension(new DateOnly(2026, 4, 1), 2, new Dong(1_500_000), "biên bản 4", "c/m002"),
            WriteOff = new LoanWriteOff(new DateOnly(2026, 6, 1), new Dong(1_500_000), "biên bản 6", 9),
        };

        var february = loan.AsOf(new DateOnly(2026, 2, 28));
        Assert.Equal((new Dong(2_500_000), null, null), (february.Outstanding, february.Extension, february.WriteOff));
        Assert.Equal(new Dong(1_500_000), loan.AsOf(new DateOnly(2026, 5, 31)).Outstanding);
        Assert.Equal(loan.Outstanding, loan.AsOf(new DateOnly(2026, 6, 1)).Outstanding);
    }

    [Fact]
    public void EqualPrincipal_ThatDoesNotDivide_HasTheRemainderInTheLast()
    {
        var instalments = LoanSchedule.Of(LoanOf(1_000_000, 3, 70, RepaymentMethod.EqualPrincipal)).Instalments(Start);

        Assert.Equal([333_333, 333_333, 333_334], instalments.Select(instalment => instalment.Principal.Amount));
        Assert.Equal([7_000, 4_667, 2_333], instalments.Select(instalment => instalment.Interest.Amount));
    }

    [Fact]
    public void DueOn_LastDayOfAMonth_IsClampedAndComesBack()
    {
        var instalments = LoanSchedule.Of(LoanOf(3_000_000, 4, 0, RepaymentMethod.EqualPrincipal)).Instalments(Start);

        Assert.Equal(
            [new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 30), new DateOnly(2026, 5, 31)],
            instalments.Select(instalment => instalment.DueOn));
    }

    [Fact]
    public void Status_AsOfADay_IsPaidOverduePartlyOrOpen()
    {
        var loan = LoanOf(4_000_000, 4, 0, RepaymentMethod.EqualPrincipal) with { Repayments = [new Repayment(null, new Dong(1_500_000), Dong.Zero, null)] };
        var schedule = LoanSchedule.Of(loan);

        Assert.Equal(
            [InstalmentStatus.Paid, InstalmentStatus.Partly, InstalmentStatus.Open, InstalmentStatus.Open],
            schedule.Instalments(new DateOnly(2026, 3, 31)).Select(instalment => instalment.Status));
        Assert.Equal(
            [InstalmentStatus.Paid, InstalmentStatus.Overdue, InstalmentStatus.Open, InstalmentStatus.Open],
            schedule.Instalments(new DateOnly(2026, 4, 1)).Select(instalment => instalment.Status));
        Assert.Equal((2, new Dong(500_000)), (schedule.NextInstalment(Start)!.Number, schedule.NextInstalment(Start)!.Remaining));
    }

    [Fact]
    public void NextInstalment_WithoutInterestAndPrincipalAtEnd_IsTheLast() =>
        Assert.Equal(10, LoanSchedule.Of(LoanOf(3_000_000, 10, 0, RepaymentMethod.PrincipalAtEnd)).NextInstalment(Start)?.Number);

    [Fact]
    public void NextInstalment_PrincipalBackBeforeItsTime_OwesInterestOnlyUpToThatDay()
    {
        var loan = LoanOf(1_000_000, 10, 100, RepaymentMethod.PrincipalAtEnd);
        var paidBack = new Repayment(new DateOnly(2026, 4, 15), new Dong(1_000_000), new Dong(10_000), null);
        var schedule = LoanSchedule.Of(loan with { Repayments = [paidBack] });

        Assert.Equal([10_000, 10_000, 0, 0], schedule.Instalments(paidBack.PaidOn!.Value).Take(4).Select(instalment => instalment.Interest.Amount));
        Assert.Equal(2, schedule.NextInstalment(new DateOnly(2027, 1, 1))?.Number);
        Assert.Null(LoanSchedule.Of(loan with { Repayments = [paidBack with { Interest = new Dong(20_000) }] }).NextInstalment(new DateOnly(2027, 1, 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Instalments_OfRandomLoans_AddUpAndAreNeverNegative(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var loan = RandomLoan(random);
            var schedule = LoanSchedule.Of(loan);
            var instalments = schedule.Instalments(loan.StartedOn.AddDays(random.Next(0, 1_000)));

            Assert.Equal(loan.TermMonths + (loan.Extension?.Months ?? 0), instalments.Count);
            Assert.Equal(loan.Principal, Sum(instalments, instalment => instalment.Principal));
            Assert.Equal(loan.PaidPrincipal, Sum(instalments, instalment => instalment.PaidPrincipal));
            Assert.All(instalments, instalment => Assert.True(
                instalment.Principal >= Dong.Zero && instalment.Interest >= Dong.Zero && instalment.Remaining >= Dong.Zero));
            Assert.All(instalments, instalment => Assert.Equal(instalment.Remaining == Dong.Zero, instalment.Status == InstalmentStatus.Paid));
            Assert.True(instalments.Zip(instalments.Skip(1)).All(pair => pair.First.DueOn < pair.Second.DueOn));
            if (loan.Outstanding > Dong.Zero)
                Assert.Equal(schedule.TotalInterest, Sum(instalments, instalment => instalment.Interest));
        }
    }

    [Theory]
    [InlineData(0, 10, 70)]
    [InlineData(1_000_000, 0, 70)]
    [InlineData(1_000_000, 10, -1)]
    public void Of_LoanThatIsNone_Throws(long principal, int months, int rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LoanSchedule.Of(LoanOf(principal, months, rate, RepaymentMethod.EqualPrincipal)));

    private static Loan RandomLoan(Random random)
    {
        var principal = random.NextInt64(1, 200_000_000);
        var loan = LoanOf(principal, random.Next(1, 37), random.Next(0, 200), (RepaymentMethod)random.Next(3));
        var startedOn = Start.AddDays(random.Next(0, 1_000));
        var paid = new Dong(random.NextInt64(0, principal + 1));
        return loan with
        {
            StartedOn = startedOn,
            Extension = random.Next(3) > 0 ? null
                : new LoanExtension(startedOn.AddDays(random.Next(0, 1_500)), random.Next(1, 13), new Dong(random.NextInt64(0, paid.Amount + 1)), "b", "c/m002"),
            Repayments = [new Repayment(null, paid, new Dong(random.NextInt64(0, principal + 1)), null)],
        };
    }

    private static Dong Sum(IEnumerable<Instalment> instalments, Func<Instalment, Dong> part) =>
        instalments.Aggregate(Dong.Zero, (sum, instalment) => sum + part(instalment));

    private static Loan LoanOf(long principal, int months, int rate, RepaymentMethod method) => new()
    {
        Id = "c/m001/20260131",
        ClubId = "c",
        MemberId = "c/m001",
        Principal = new Dong(principal),
        StartedOn = Start,
        TermMonths = months,
        MonthlyRateBasisPoints = rate,
        Method = method,
    };
}
