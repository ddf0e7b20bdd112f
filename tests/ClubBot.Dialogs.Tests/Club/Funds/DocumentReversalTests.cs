using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Tests.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Funds;

/// <summary>What the transcripts do not show of taking a document back: loans, spending, and what stays.</summary>
public sealed class DocumentReversalTests
{
    private const string MemberId = "na-pan/m001";

    private static readonly BookingNote Note = new(LedgerWorld.Today, "bỏ phiếu ghi nhầm", "na-pan/m003");

    private readonly LedgerWorld world = new();

    [Fact]
    public async Task TakeBack_LoanThatWasHandedOver_WaitsToBeHandedOverAgain()
    {
        await OpenWithAsync(5_000_000);
        var request = Request() with { State = LoanRequestState.PaidOut, LoanId = Request().LoanOn(LedgerWorld.Today).Id };
        await world.PutAsync(session =>
        {
            session.Put(request);
            return LendAsync(session);
        });

        var reversal = await TakeBackAsync(2);

        Assert.Equal((EntryKind.Reversal, 2L), (reversal!.Kind, reversal.Reverses));
        var session = world.Session();
        Assert.Null(await session.LoadAsync<Loan>(request.LoanId, default));
        var waiting = await session.LoadAsync<LoanRequest>(request.Id, default);
        Assert.Equal((LoanRequestState.Approved, null), (waiting!.State, waiting.LoanId));
        Assert.Null((await world.AuditAsync()).Fault);
    }

    [Fact]
    public async Task TakeBack_Spending_IsReversedOnce()
    {
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Gifts, 300_000) with { Kind = EntryKind.OtherIncome });
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.Spending, LedgerAccount.ActivityCash, 200_000) with { Kind = EntryKind.Spending });

        Assert.NotNull(await TakeBackAsync(2));
        Assert.Null(await TakeBackAsync(2));
        Assert.Equal(new Dong(300_000), (await world.BookAsync()).MoneyOf(Fund.Activity));
    }

    [Fact]
    public async Task TakeBack_IncomeThatWasSpent_StaysBecauseCashIsNeverLessThanNothing()
    {
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.OtherIncome, 300_000) with { Kind = EntryKind.OtherIncome });
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.Spending, LedgerAccount.ActivityCash, 200_000) with { Kind = EntryKind.Spending });

        Assert.Null(await TakeBackAsync(1));
    }

    [Theory]
    [InlineData(EntryKind.Opening)]
    [InlineData(EntryKind.Repayment)] // of no loan that is known
    [InlineData(EntryKind.Fee)] // of no month that is known
    [InlineData(EntryKind.Gift)] // of no line in the book of gifts
    public async Task TakeBack_WhatAnotherBookHas_Stays(EntryKind kind)
    {
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.ActivityCash, LedgerAccount.Fees, 300_000) with { Kind = kind, MemberId = MemberId });

        Assert.Null(await TakeBackAsync(1));
        Assert.Equal(1, (await world.BookAsync()).LastNumber);
    }

    private async Task OpenWithAsync(long capital) =>
        await world.PostAsync(LedgerWorld.Posting(LedgerAccount.IncomeCash, LedgerAccount.IncomeCapital, capital));

    private static LoanRequest Request() => new()
    {
        Id = "na-pan/r1",
        ClubId = LedgerWorld.Club,
        MemberId = MemberId,
        Amount = new Dong(2_000_000),
        Purpose = "nuôi gà",
        TermMonths = 10,
        MonthlyRateBasisPoints = 100,
        Method = RepaymentMethod.EqualPrincipal,
        AskedAt = LedgerWorld.Now,
        Receipt = "123-456",
    };

    private static async Task<Loan> LendAsync(IDocumentSession session)
    {
        var ledger = await ClubLedger.OpenAsync(session, LedgerWorld.Club, default);
        var booking = new LoanBooking(session, ledger, new FundRules { Id = LedgerWorld.Club });
        var lent = await booking.LendAsync(Request().LoanOn(LedgerWorld.Today), Note, LedgerWorld.Now, default);
        return Assert.IsType<LoanOutcome.Booked>(lent).Loan;
    }

    private async Task<LedgerEntry?> TakeBackAsync(long number)
    {
        var session = world.Session();
        var ledger = await ClubLedger.OpenAsync(session, LedgerWorld.Club, default);
        var reversal = new DocumentReversal(session, ledger, new FundRules { Id = LedgerWorld.Club });
        var taken = await reversal.TakeBackAsync((await ledger.EntryAsync(number, default))!, Note, LedgerWorld.Now, default);
        await session.CommitAsync(default);
        return taken;
    }
}
