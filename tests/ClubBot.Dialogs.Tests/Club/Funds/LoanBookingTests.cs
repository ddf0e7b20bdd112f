using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Tests.Club.Funds.Ledger;

namespace ClubBot.Dialogs.Tests.Club.Funds;

[Trait("Locale", "Independent")]
public sealed class LoanBookingTests
{
    private static readonly BookingNote Note = new(LedgerWorld.Today, "trả nợ", "na-pan/m003");

    private readonly LedgerWorld world = new();

    /// <summary>The demo's member: 4,000,000 in ten months at 1 %, two instalments paid.</summary>
    private static Loan Loan { get; } = new()
    {
        Id = "na-pan/m001/20260905",
        ClubId = LedgerWorld.Club,
        MemberId = "na-pan/m001",
        Principal = new Dong(4_000_000),
        StartedOn = new DateOnly(2026, 9, 5),
        TermMonths = 10,
        MonthlyRateBasisPoints = 100,
        Method = RepaymentMethod.EqualPrincipal,
        IsInLedger = true,
        Repayments =
        [
            new Repayment(new DateOnly(2026, 10, 5), new Dong(400_000), new Dong(40_000), null),
            new Repayment(new DateOnly(2026, 11, 5), new Dong(400_000), new Dong(36_000), null),
        ],
    };

    [Theory]
    [InlineData(432_000, 400_000, 32_000)] // the instalment to come, before its day
    [InlineData(500_000, 468_000, 32_000)] // more than it: the rest lowers the principal
    [InlineData(30_000, 0, 30_000)] // less than its interest
    [InlineData(100_000, 68_000, 32_000)]
    [InlineData(3_200_000, 3_200_000, 0)] // all of it: no interest is due today
    [InlineData(3_232_000, 3_200_000, 32_000)]
    [InlineData(1, 0, 1)]
    [InlineData(864_000, 832_000, 32_000)] // two instalments at once: the second month has not begun
    public void Split_BeforeTheNextInstalment_IsInterestFirst(long amount, long principal, long interest) =>
        Assert.Equal(new RepaymentSplit(new Dong(principal), new Dong(interest)), RepaymentSplit.Of(Loan, new Dong(amount), LedgerWorld.Today));

    [Fact]
    public void Split_MoreThanIsOwed_IsNone()
    {
        Assert.Equal(new Dong(3_232_000), RepaymentSplit.MostOf(Loan, LedgerWorld.Today));
        Assert.Null(RepaymentSplit.Of(Loan, new Dong(3_232_001), LedgerWorld.Today));
    }

    [Fact]
    public void Split_TwoInstalmentsOverdue_CoversTheOlderFirst() => Assert.Equal(
        new RepaymentSplit(new Dong(440_000), new Dong(60_000)), RepaymentSplit.Of(Loan, new Dong(500_000), new DateOnly(2027, 1, 10)));

    /// <summary>Whatever is paid, in whatever parts, adds up to what was lent, and no interest beyond the schedule is taken.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Split_AnyPaymentsOfAnyLoan_AddUp(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var loan = Loan with
            {
                Principal = new Dong(random.Next(1, 50_000_000)),
                TermMonths = random.Next(1, 25),
                MonthlyRateBasisPoints = random.Next(0, 101),
                Method = (RepaymentMethod)random.Next(3),
                Repayments = [],
            };
            var (date, all) = (loan.StartedOn, LoanSchedule.Of(loan).TotalInterest);
            for (var payment = 0; payment < 400 && RepaymentSplit.MostOf(loan, date) is var most && most > Dong.Zero; payment++)
            {
                date = date.AddDays(random.Next(40));
                most = RepaymentSplit.MostOf(loan, date);
                if (most == Dong.Zero)
                {
                    break;
                }

                var amount = new Dong(Math.Min(most.Amount, random.NextInt64(1, (loan.Principal.Amount / 3) + 2)));
                var split = RepaymentSplit.Of(loan, amount, date)!;
                Assert.Equal(amount, split.Principal + split.Interest);
                Assert.True(split.Principal >= Dong.Zero && split.Interest >= Dong.Zero);
                loan = loan with { Repayments = [.. loan.Repayments, new Repayment(date, split.Principal, split.Interest, null)] };
            }

            Assert.Equal(loan.Principal, loan.PaidPrincipal);
            Assert.True(loan.PaidInterest <= all);
        }
    }

    [Fact]
    public async Task Repay_AndTakeBack_LeavesLoanAndLedgerAsTheyWere()
    {
        await OpenAsync();
        var before = await world.BookAsync();

        var booked = Assert.IsType<LoanOutcome.Booked>(await DoAsync((booking, loan) => booking.RepayAsync(
            loan, RepaymentSplit.Of(loan, new Dong(432_000), LedgerWorld.Today)!, Note, LedgerWorld.Now, default)));
        var paid = await world.BookAsync();
        Assert.Equal(new Dong(2_800_000), booked.Loan.Outstanding);
        Assert.Equal(new Dong(2_800_000), paid.LoansOut);
        Assert.Equal(new Dong(32_000), paid.BalanceOf(LedgerAccount.ActivityCash));
        Assert.Null((await world.AuditAsync()).Fault);

        Assert.IsType<LoanOutcome.Booked>(await DoAsync((booking, loan) => booking.TakeBackAsync(loan, booked.Entry.Number, Note, LedgerWorld.Now, default)));
        Assert.Equal(before.Balances.OrderBy(each => each.Key), (await world.BookAsync()).Balances.OrderBy(each => each.Key));
        Assert.Equal(Loan.Outstanding, (await world.Session().LoadAsync<Loan>(Loan.Id, default))!.Outstanding);
        Assert.Equal(
            new LoanOutcome.Refused(PostingRefusal.NoSuchEntry),
            await DoAsync((booking, loan) => booking.TakeBackAsync(loan, booked.Entry.Number, Note, LedgerWorld.Now, default)));
        Assert.Null((await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Repay_ClubThatKeepsAShareOfTheInterest_RaisesTheCapital()
    {
        await world.PutAsync(_ => Task.FromResult(new FundRules { Id = LedgerWorld.Club, InterestToCapitalPercent = 30 }));
        await OpenAsync();

        await DoAsync((booking, loan) => booking.RepayAsync(
            loan, new RepaymentSplit(Dong.Zero, new Dong(32_001)), Note, LedgerWorld.Now, default));

        var book = await world.BookAsync();
        Assert.Equal(new Dong(-10_009_600), book.BalanceOf(LedgerAccount.IncomeCapital));
        Assert.Equal(new Dong(22_401), book.BalanceOf(LedgerAccount.ActivityCash));
        Assert.Null((await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Lend_AndTakeBack_LeavesNoLoanAndTheLedgerAsItWas()
    {
        await OpenAsync();
        var before = await world.BookAsync();
        var loan = Loan with { Id = "na-pan/m009/20261122", MemberId = "na-pan/m009", StartedOn = LedgerWorld.Today, IsInLedger = false, Repayments = [] };

        var lent = Assert.IsType<LoanOutcome.Booked>(await DoAsync((booking, _) => booking.LendAsync(loan, Note, LedgerWorld.Now, default)));
        Assert.Equal(EntryKind.Disbursement, lent.Entry.Kind);
        Assert.Equal((true, lent.Entry.Number), (lent.Loan.IsInLedger, lent.Loan.EntryNumber));
        Assert.Equal(before.LoansOut + loan.Principal, (await world.BookAsync()).LoansOut);
        Assert.Null((await world.AuditAsync()).Fault);

        await DoAsync((booking, kept) => booking.TakeLoanBackAsync(kept, Note, LedgerWorld.Now, default), loan.Id);
        Assert.Null(await world.Session().LoadAsync<Loan>(loan.Id, default));
        Assert.Equal(before.Balances.OrderBy(each => each.Key), (await world.BookAsync()).Balances.OrderBy(each => each.Key));
        Assert.Null((await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Lend_MoreThanTheFundHas_IsRefusedAndNothingIsKept()
    {
        await OpenAsync();
        var loan = Loan with
        {
            Id = "na-pan/m009/20261122",
            Principal = new Dong(6_800_001),
            StartedOn = LedgerWorld.Today,
            IsInLedger = false,
            Repayments = [],
        };

        var outcome = await DoAsync((booking, _) => booking.LendAsync(loan, Note, LedgerWorld.Now, default));

        Assert.Equal(new LoanOutcome.Refused(PostingRefusal.NotEnoughMoney), outcome);
        Assert.Null(await world.Session().LoadAsync<Loan>(loan.Id, default));
    }

    [Fact]
    public async Task TakeLoanBack_OfWhichSomethingWasPaid_IsRefused()
    {
        await OpenAsync();

        Assert.IsType<LoanOutcome.Refused>(await DoAsync((booking, loan) =>
            booking.TakeLoanBackAsync(loan with { EntryNumber = 2 }, Note, LedgerWorld.Now, default)));
    }

    [Fact]
    public async Task WriteOff_OfWhatIsOwed_LowersTheCapital()
    {
        await OpenAsync();

        var booked = Assert.IsType<LoanOutcome.Booked>(await DoAsync((booking, loan) =>
            booking.WriteOffAsync(loan, "biên bản 11", Note, LedgerWorld.Now, default)));

        Assert.Equal(Dong.Zero, booked.Loan.Outstanding);
        Assert.Equal(Dong.Zero, (await world.BookAsync()).LoansOut);
        Assert.Equal(new Dong(-6_800_000), (await world.BookAsync()).BalanceOf(LedgerAccount.IncomeCapital));
        Assert.Null((await world.AuditAsync()).Fault);
    }

    private async Task OpenAsync()
    {
        await world.PutAsync(_ => Task.FromResult(Loan));
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, 10_000_000));
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.LoanOf(Loan.Id), LedgerAccount.IncomeCash, Loan.Outstanding.Amount));
    }

    private async Task<LoanOutcome> DoAsync(Func<LoanBooking, Loan, ValueTask<LoanOutcome>> act, string? loanId = null)
    {
        var session = world.Session();
        var ledger = await ClubLedger.OpenAsync(session, LedgerWorld.Club, default);
        var rules = await FundRules.OfAsync(session, LedgerWorld.Club, default);
        var loan = (await session.LoadAsync<Loan>(loanId ?? Loan.Id, default))!;
        var outcome = await act(new LoanBooking(session, ledger, rules), loan);
        await session.CommitAsync(default);
        return outcome;
    }
}
