using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Tests.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Funds.Contributions;

public sealed class FeeBookingTests
{
    private static readonly BookingNote Note = new(LedgerWorld.Today, "hội phí", "na-pan/m001");
    private static readonly CalendarMonth November = new(2026, 11);

    private readonly LedgerWorld world = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Fees_AnyChargesAndReversals_LedgerIsTheSumOfTheRecords(int seed)
    {
        var random = new Random(seed);
        var (booked, refused) = (0, 0);
        for (var step = 0; step < 150; step++)
        {
            if (random.Next(4) == 0)
            {
                var number = random.Next(1, (int)(await world.BookAsync()).LastNumber + 2);
                await DoAsync(booking => booking.TakeBackAsync(number, Note, LedgerWorld.Now, default));
            }
            else
            {
                var charges = Enumerable.Range(1, 12).Where(_ => random.Next(3) == 0)
                    .Select(member => Charge(member, [.. Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).Select(November.Plus).DefaultIfEmpty(November)]))
                    .ToList();
                if (charges.Count > 0)
                {
                    var outcome = await DoAsync(booking => booking.ChargeAsync(charges, Note with { IsByBank = random.Next(2) == 0 }, LedgerWorld.Now, default));
                    (booked, refused) = outcome is FeeOutcome.Booked ? (booked + 1, refused) : (booked, refused + 1);
                }
            }

            var book = await world.BookAsync();
            var records = await RecordsAsync();
            Assert.Equal(records.Sum(paid => paid.Amount.Amount), -book.BalanceOf(LedgerAccount.Fees).Amount);
            Assert.Equal(-book.BalanceOf(LedgerAccount.Fees).Amount, book.MoneyOf(Fund.Activity).Amount);
        }

        Assert.True(booked > 5 && refused > 5);
        Assert.Null((await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task Charge_OneMonthTwice_BooksNothingOfIt()
    {
        await DoAsync(booking => booking.ChargeAsync([Charge(1, [November])], Note, LedgerWorld.Now, default));
        var before = await world.BookAsync();

        var outcome = await DoAsync(booking => booking.ChargeAsync([Charge(2, [November]), Charge(1, [November.Plus(1), November])], Note, LedgerWorld.Now, default));

        Assert.IsType<FeeOutcome.PaidAlready>(outcome);
        Assert.Equal(before.LastNumber, (await world.BookAsync()).LastNumber);
        Assert.Single(await RecordsAsync());
    }

    [Fact]
    public async Task Charge_InALockedMonth_BooksNothing()
    {
        await world.PutAsync(_ => Task.FromResult(new LedgerBook { Id = LedgerWorld.Club, LockedThrough = LedgerWorld.Today }));

        var outcome = await DoAsync(booking => booking.ChargeAsync([Charge(1, [November])], Note, LedgerWorld.Now, default));

        Assert.Equal(new FeeOutcome.Refused(PostingRefusal.MonthLocked), outcome);
        Assert.Empty(await RecordsAsync());
    }

    [Fact]
    public async Task TakeBack_OneEntryOfThreeMonths_FreesAllOfThem()
    {
        var booked = Assert.IsType<FeeOutcome.Booked>(await DoAsync(booking => booking.ChargeAsync(
            [Charge(1, [November, November.Plus(1), November.Plus(2)]), Charge(2, [November])], Note, LedgerWorld.Now, default)));

        await DoAsync(booking => booking.TakeBackAsync(booked.Entries[0].Number, Note, LedgerWorld.Now, default));

        Assert.Equal(booked.Entries[1].Number, Assert.Single(await RecordsAsync()).EntryNumber);
        Assert.Equal(
            new FeeOutcome.Refused(PostingRefusal.NoSuchEntry),
            await DoAsync(booking => booking.TakeBackAsync(booked.Entries[0].Number, Note, LedgerWorld.Now, default)));
        Assert.IsType<FeeOutcome.Booked>(await DoAsync(booking => booking.ChargeAsync([Charge(1, [November])], Note, LedgerWorld.Now, default)));
    }

    [Fact]
    public async Task Charge_AMemberNamedTwice_IsAMistakeOfTheProgram() => await Assert.ThrowsAsync<ArgumentException>(
        () => DoAsync(booking => booking.ChargeAsync([Charge(1, [November]), Charge(1, [November.Plus(1)])], Note, LedgerWorld.Now, default)));

    [Theory]
    [InlineData(2026, 11, 2, 2027, 1)]
    [InlineData(2026, 1, -1, 2025, 12)]
    [InlineData(2026, 12, 0, 2026, 12)]
    public void Month_Plus_CrossesTheYear(int year, int month, int months, int toYear, int toMonth) =>
        Assert.Equal(new CalendarMonth(toYear, toMonth), new CalendarMonth(year, month).Plus(months));

    [Fact]
    public void Months_Written_NameEachYearOnce() =>
        Assert.Equal("11, 12/2026, 1/2027", CalendarMonth.Written([November.Plus(2), November, November.Plus(1)]));

    private static FeeCharge Charge(int member, IReadOnlyList<CalendarMonth> months) => new($"na-pan/m{member:D3}", months, "hội phí");

    private async Task<List<FeePayment>> RecordsAsync()
    {
        var (session, records) = (world.Session(), new List<FeePayment>());
        for (var ahead = 0; ahead < 6; ahead++)
        {
            records.AddRange((await session.LoadAsync<FeeMonth>(FeeMonth.IdOf(LedgerWorld.Club, November.Plus(ahead)), default))?.Paid.Values ?? []);
        }

        return records;
    }

    private async Task<FeeOutcome> DoAsync(Func<FeeBooking, ValueTask<FeeOutcome>> act)
    {
        var session = world.Session();
        var ledger = await ClubLedger.OpenAsync(session, LedgerWorld.Club, default);
        var outcome = await act(new FeeBooking(session, ledger, await FundRules.OfAsync(session, LedgerWorld.Club, default)));
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(default));
        return outcome;
    }
}
