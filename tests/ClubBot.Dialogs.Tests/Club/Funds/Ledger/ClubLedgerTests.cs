using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Funds.Ledger;

public sealed class ClubLedgerTests
{
    private readonly LedgerWorld world = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Ledger_AnyPostingsAndReversals_RecomputesToTheSameBalances(int seed)
    {
        var random = new Random(seed);
        LedgerAccount[] sources = [LedgerAccount.IncomeCapital, LedgerAccount.LoanOf("a"), LedgerAccount.LoanOf("b")];
        LedgerAccount[] activity = [LedgerAccount.Fees, LedgerAccount.Interest, LedgerAccount.Gifts, LedgerAccount.Spending];
        var expected = new Dictionary<string, long>(StringComparer.Ordinal);
        var (posted, written) = (0, new List<LedgerEntry>());
        for (var step = 0; step < 300; step++)
        {
            var isIncome = random.Next(2) == 0;
            var (one, other) = isIncome
                ? (LedgerAccount.IncomeCash, sources[random.Next(sources.Length)])
                : (LedgerAccount.ActivityCash, activity[random.Next(activity.Length)]);
            if (random.Next(2) == 0)
            {
                (one, other) = (other, one);
            }

            var outcome = random.Next(5) == 0 && written.Count > 0
                ? await world.ReverseAsync(random.Next(written.Count) + 1)
                : await world.PostAsync(LedgerWorld.Posting(one, other, random.Next(1, 3_000_000)));
            if (outcome is PostingOutcome.Posted { Entry: var entry })
            {
                Assert.Equal(++posted, entry.Number);
                written.Add(entry);
                foreach (var line in entry.Lines)
                {
                    expected[line.Account.Code] = expected.GetValueOrDefault(line.Account.Code) + line.Debit.Amount - line.Credit.Amount;
                }
            }
        }

        var book = await world.BookAsync();
        Assert.True(posted > 100);
        Assert.Equal(
            expected.Where(each => each.Value != 0).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value)),
            book.Balances.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value.Amount)));
        Assert.Equal(-book.BalanceOf(LedgerAccount.IncomeCapital).Amount, book.MoneyOf(Fund.Income).Amount + book.LoansOut.Amount);
        Assert.All(book.Balances.Where(each => new LedgerAccount(each.Key) is { IsMoney: true } or { LoanId: not null }), each => Assert.True(each.Value > Dong.Zero));
        Assert.Equal(new LedgerAuditResult(LedgerWorld.Club, posted, null), await world.AuditAsync());
    }

    [Fact]
    public async Task Post_TwoAtOnce_OneCommitsAndTheOtherIsToldToBeginAnew()
    {
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, 5));
        var (one, other) = (world.Session(), world.Session());
        foreach (var session in new[] { one, other })
        {
            var ledger = await ClubLedger.OpenAsync(session, LedgerWorld.Club, default);
            await ledger.PostAsync(LedgerWorld.Posting(LedgerAccount.LoanOf("a"), LedgerAccount.IncomeCash, 5), LedgerWorld.Now, default);
        }

        Assert.IsType<CommitOutcome.Committed>(await one.CommitAsync(default));
        Assert.IsType<CommitOutcome.Conflict>(await other.CommitAsync(default));
        Assert.Equal(Dong.Zero, (await world.BookAsync()).BalanceOf(LedgerAccount.IncomeCash));
    }

    [Fact]
    public async Task Post_MoreThanThereIs_IsRefused()
    {
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, 100));
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.LoanOf("a"), LedgerAccount.IncomeCash, 60));

        await RefusedAsync(PostingRefusal.NotEnoughMoney, LedgerWorld.Posting(LedgerAccount.LoanOf("b"), LedgerAccount.IncomeCash, 41));
        await RefusedAsync(PostingRefusal.MoreThanOut, LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.LoanOf("a"), 61));
        await RefusedAsync(PostingRefusal.DayToCome, LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, 1, LedgerWorld.Today.AddDays(1)));
        Assert.Equal(2, (await world.BookAsync()).LastNumber);
    }

    [Fact]
    public async Task Post_IntoAMonthThatIsClosed_IsRefusedAndTheNextDayIsNot()
    {
        var session = world.Session();
        (await ClubLedger.OpenAsync(session, LedgerWorld.Club, default)).LockMonth(2026, 10);
        await session.CommitAsync(default);

        await RefusedAsync(PostingRefusal.MonthLocked, LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, 1, new DateOnly(2026, 10, 31)));
        Assert.IsType<PostingOutcome.Posted>(await world.PostAsync(
            LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, 1, new DateOnly(2026, 11, 1))));
    }

    [Fact]
    public async Task Reverse_TwiceOrAReversal_IsRefused()
    {
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 5_000));

        var reversal = Assert.IsType<PostingOutcome.Posted>(await world.ReverseAsync(1)).Entry;
        Assert.Equal((1L, EntryKind.Reversal), (reversal.Reverses!.Value, reversal.Kind));
        Assert.Equal(new PostingOutcome.Refused(PostingRefusal.AlreadyReversed), await world.ReverseAsync(1));
        Assert.Equal(new PostingOutcome.Refused(PostingRefusal.AlreadyReversed), await world.ReverseAsync(2));
        Assert.Equal(new PostingOutcome.Refused(PostingRefusal.NoSuchEntry), await world.ReverseAsync(3));
        Assert.Empty((await world.BookAsync()).Balances);
    }

    [Fact]
    public async Task Reverse_OldEntry_IsRefusedWhenTheReversalLiesOnAnotherPage()
    {
        for (var number = 0; number < LedgerPage.EntriesMax; number++)
        {
            await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 5_000));
        }

        await world.ReverseAsync(1);
        for (var number = 0; number < LedgerPage.EntriesMax; number++)
        {
            await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 5_000));
        }

        Assert.Equal(new PostingOutcome.Refused(PostingRefusal.AlreadyReversed), await world.ReverseAsync(1));
    }

    [Fact]
    public async Task Post_UnbalancedWithinAFund_Throws()
    {
        var across = LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.IncomeCash, 5);

        await Assert.ThrowsAsync<ArgumentException>(() => world.PostAsync(across));
        await Assert.ThrowsAsync<ArgumentException>(() => world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, -5)));
        await Assert.ThrowsAsync<ArgumentException>(() => world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 0)));
    }

    [Fact]
    public async Task Month_AndMember_AreFoundByTheirIndexes()
    {
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 1, new DateOnly(2026, 10, 31)));
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 2) with { MemberId = "na-pan/m007" });

        var ledger = await ClubLedger.OpenAsync(world.Session(), LedgerWorld.Club, default);
        Assert.Equal([1L], (await ledger.MonthAsync(2026, 10, default)).Select(entry => entry.Number));
        Assert.Equal([2L], (await ledger.OfMemberAsync("na-pan/m007", default)).Select(entry => entry.Number));
        Assert.Equal(["PT001", "PT002"], new[] { await ledger.EntryAsync(1, default), await ledger.EntryAsync(2, default) }.Select(entry => entry!.DocumentNumber));
    }

    private async Task RefusedAsync(PostingRefusal reason, LedgerPosting posting) =>
        Assert.Equal(new PostingOutcome.Refused(reason), await world.PostAsync(posting));
}
