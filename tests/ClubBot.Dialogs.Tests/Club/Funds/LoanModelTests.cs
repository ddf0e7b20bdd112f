using ClubBot.Dialogs.Club.Funds;
using Xunit.Abstractions;

namespace ClubBot.Dialogs.Tests.Club.Funds;

/// <summary>100,000 random loans, from the first đồng to the last, against <see cref="PlainLoan"/>: every line agrees after every payment and extension.</summary>
public sealed class LoanModelTests(ITestOutputHelper output)
{
    private const int LoansOfSeed = 25_000;
    private const int EventsMax = 6;

    /// <summary>A loan that goes wrong is found again by its seed, which the test's name shows, and its number, which the message says.</summary>
    [Theory]
    [InlineData(20261123)]
    [InlineData(20261124)]
    [InlineData(20261125)]
    [InlineData(20261126)]
    public void Loans_AnyPlanPaymentAndExtension_AgreeWithThePaper(int seed)
    {
        var random = new Random(seed);
        var seen = new Seen();
        for (var number = 0; number < LoansOfSeed; number++)
        {
            try
            {
                Live(random, seen);
            }
            catch (Exception wrong) when (wrong is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"Seed {seed}, loan {number}: {wrong.Message}", wrong);
            }
        }

        output.WriteLine($"Seed {seed}: {seen}");
        Assert.True(seen.IsEnough, $"Seed {seed} proves too little: {seen}");
    }

    /// <summary>One loan: a few payments and perhaps more time, early and late, and at the end whatever is left.</summary>
    private static void Live(Random random, Seen seen)
    {
        var loan = RandomLoan(random);
        var paper = new PlainLoan(loan);
        var day = loan.StartedOn;
        Compare(loan, paper, day, random);
        for (var left = random.Next(EventsMax); left > 0 && loan.Outstanding > Dong.Zero; left--)
        {
            day = day.AddDays(random.Next(0, 75));
            loan = loan.Extension is null && random.Next(8) == 0
                ? Extended(loan, paper, day, random.Next(1, 13), seen)
                : Paid(loan, paper, day, SomeAmount(paper, day, random), seen);
            Compare(loan, paper, day, random);
        }

        if (loan.Outstanding > Dong.Zero)
        {
            day = day.AddDays(random.Next(0, 400));
            var enough = random.Next(2) == 0 ? paper.EnoughOn(At(day)) : paper.MostOn(At(day));
            loan = Paid(loan, paper, day, enough, seen);
            Compare(loan, paper, day, random);
        }

        Assert.Equal(loan.Principal, loan.PaidPrincipal);
        Assert.Null(LoanSchedule.Of(loan).NextInstalment(day.AddYears(5)));
        seen.Closed++;
    }

    private static Loan Paid(Loan loan, PlainLoan paper, DateOnly day, long amount, Seen seen)
    {
        var most = paper.MostOn(At(day));
        Assert.Equal(most, RepaymentSplit.MostOf(loan, day).Amount);
        Assert.Null(RepaymentSplit.Of(loan, new Dong(most + 1), day));
        seen.Over++;
        seen.Early += paper.Lines.All(line => line.Due > At(day)) ? 1 : 0;
        seen.Late += paper.Lines.Any(line => line.Due < At(day) && line.Open > 0) ? 1 : 0;
        seen.Partial += amount < paper.EnoughOn(At(day)) ? 1 : 0;

        var split = RepaymentSplit.Of(loan, new Dong(amount), day);
        var (principal, interest) = paper.Pay(amount, At(day));
        Assert.Equal(new RepaymentSplit(new Dong(principal), new Dong(interest)), split);
        Assert.Equal(amount, principal + interest);
        return loan with { Repayments = [.. loan.Repayments, new Repayment(day, new Dong(principal), new Dong(interest), null)] };
    }

    private static Loan Extended(Loan loan, PlainLoan paper, DateOnly day, int months, Seen seen)
    {
        seen.Extended++;
        paper.Extend(months, At(day));
        return loan with { Extension = new LoanExtension(day, months, loan.PaidPrincipal, "biên bản 4", "c/m002") };
    }

    /// <summary>Every line of the paper is an instalment of the schedule, on the day and on another one later; parts add up to the loan.</summary>
    private static void Compare(Loan loan, PlainLoan paper, DateOnly day, Random random)
    {
        var later = day.AddDays(random.Next(0, 60));
        var instalments = LoanSchedule.Of(loan).Instalments(later);
        Assert.Equal(paper.Lines.Count, instalments.Count);
        for (var index = 0; index < instalments.Count; index++)
        {
            var (line, month) = (paper.Lines[index], instalments[index]);
            var expected = new Instalment(
                index + 1, DateOnly.FromDateTime(line.From), DateOnly.FromDateTime(line.Due), new Dong(line.Principal), new Dong(line.Interest),
                new Dong(line.PaidPrincipal), new Dong(line.PaidInterest), line.StatusOn(At(later)));
            if (month != expected)
            {
                Assert.Fail($"The paper says {expected}, the schedule {month}; the loan is {loan}.");
            }
        }

        Assert.Equal(loan.Principal.Amount, instalments.Sum(month => month.Principal.Amount));
        Assert.Equal(paper.Owed, loan.Outstanding.Amount);
        Assert.Equal(paper.PaidInterest, loan.PaidInterest.Amount);
    }

    /// <summary>What people pay: an instalment, a part of it, the round sum nearby, some months at once, nearly all, all.</summary>
    private static long SomeAmount(PlainLoan paper, DateOnly day, Random random)
    {
        var next = paper.Lines.First(line => line.Open > 0).Open;
        var most = paper.MostOn(At(day));
        var amount = random.Next(7) switch
        {
            0 => random.NextInt64(1, next + 1),
            1 => next / 1_000 * 1_000,
            2 => next * random.Next(2, 5),
            3 => paper.EnoughOn(At(day)) - 1,
            4 => random.NextInt64(1, most + 1),
            5 => random.Next(4) == 0 ? paper.EnoughOn(At(day)) : 1,
            _ => next,
        };
        return Math.Clamp(amount, 1, most);
    }

    private static Loan RandomLoan(Random random)
    {
        var term = random.Next(20) == 0 ? random.Next(1, 61) : random.Next(1, 13);
        var principal = random.Next(3) switch
        {
            0 => random.Next(1, 51) * 100_000L,
            1 => random.NextInt64(1, 50_000_001),
            _ => random.NextInt64(1, 100 * term),
        };
        return new Loan
        {
            Id = "c/m001/20260131",
            ClubId = "c",
            MemberId = "c/m001",
            Principal = new Dong(principal),
            StartedOn = new DateOnly(2024, 1, 31).AddDays(random.Next(0, 1_000)),
            TermMonths = term,
            MonthlyRateBasisPoints = random.Next(4) == 0 ? 0 : random.Next(1, 201),
            Method = (RepaymentMethod)random.Next(3),
        };
    }

    private static DateTime At(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    /// <summary>How often something happened, so that a change of the generator cannot empty the test.</summary>
    private sealed class Seen
    {
        private const int Often = LoansOfSeed / 10;

        public int Closed { get; set; }

        public int Over { get; set; }

        public int Early { get; set; }

        public int Late { get; set; }

        public int Partial { get; set; }

        public int Extended { get; set; }

        public bool IsEnough => Closed == LoansOfSeed && new[] { Over, Early, Late, Partial, Extended }.All(count => count > Often);

        public override string ToString() =>
            $"{Closed} loans paid off, {Early} payments early, {Late} late, {Partial} partial, {Over} over refused, {Extended} extensions";
    }
}
