using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Tests.Club.Import;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Funds.Import;

public sealed class LoanBookApplyTests
{
    private readonly IDocumentStore store = ClubRegisters.Store();

    [Fact]
    public async Task Apply_Twice_WritesNothingTheSecondTime()
    {
        var first = await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));
        var second = await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));

        Assert.Equal((14, 0, 0), (first.Added.Count, first.Changed.Count, first.Unchanged));
        Assert.Equal((0, 0, 14), (second.Added.Count, second.Changed.Count, second.Unchanged));
    }

    [Fact]
    public async Task Apply_MoreWasPaid_ReplacesTheSums()
    {
        await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));
        var changes = await ApplyAsync(With(2, loan => loan with { Repayments = [new Repayment(null, new Dong(3_000_000), new Dong(52_500), "tr.3")] }));

        Assert.Equal(new Dong(0), Assert.Single(changes.Changed).Outstanding);
        Assert.Single((await LoadAsync(changes.Changed[0].Id)).Repayments);
    }

    [Fact]
    public async Task Apply_DayOfTheLoanCorrected_MakesNoSecondDebt()
    {
        await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));
        var changes = await ApplyAsync(With(0, loan => loan with { Id = "nui-bang/m052/20260417", StartedOn = new DateOnly(2026, 4, 17) }));

        Assert.Empty(changes.Added);
        Assert.Equal(("nui-bang/m052/20260416", new DateOnly(2026, 4, 17)), (changes.Changed.Single().Id, changes.Changed.Single().StartedOn));
    }

    [Fact]
    public async Task Apply_PaymentRecordedSince_IsNeverTakenBack()
    {
        await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));
        var id = await RecordAsync(2, new Repayment(new DateOnly(2026, 11, 22), new Dong(500_000), new Dong(2_500), null));
        var changes = await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));

        Assert.Equal(["storedPaidMore"], changes.Kept.Select(note => note.Reason.Code));
        Assert.Equal(Dong.Zero, (await LoadAsync(id)).Outstanding);
    }

    [Fact]
    public async Task Apply_BookKnowsMoreThanWhatWasRecorded_AddsTheDifference()
    {
        await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));
        var id = await RecordAsync(2, new Repayment(new DateOnly(2026, 11, 20), new Dong(100_000), Dong.Zero, null));
        await ApplyAsync(With(2, loan => loan with { Repayments = [new Repayment(null, new Dong(3_000_000), new Dong(52_500), "tr.3")] }));

        Assert.Equal(
            [(2_500_000, 50_000), (100_000, 0), (400_000, 2_500)],
            (await LoadAsync(id)).Repayments.Select(paid => (paid.Principal.Amount, paid.Interest.Amount)));
    }

    [Fact]
    public async Task Apply_TermsChangedAfterAPayment_KeepsTheStoredLoan()
    {
        await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));
        await RecordAsync(2, new Repayment(new DateOnly(2026, 11, 20), new Dong(100_000), Dong.Zero, null));
        var changes = await ApplyAsync(With(2, loan => loan with { MonthlyRateBasisPoints = 100 }));

        Assert.Equal(["storedDiffers"], changes.Kept.Select(note => note.Reason.Code));
        Assert.Empty(changes.Changed);
    }

    [Fact]
    public async Task Apply_LoanLeftOut_IsReportedNotDeleted()
    {
        await ApplyAsync(ClubRegisters.ReadLoans("nui-bang"));
        var result = ClubRegisters.ReadLoans("nui-bang");
        var changes = await ApplyAsync(result with { Taken = [.. result.Taken.Skip(1)] });

        Assert.Equal(["nui-bang/m052/20260416"], changes.Missing.Select(loan => loan.Id));
        Assert.NotNull(await LoadAsync("nui-bang/m052/20260416"));
    }

    private static ImportResult<Loan> With(int index, Func<Loan, Loan> change)
    {
        var result = ClubRegisters.ReadLoans("nui-bang");
        return result with { Taken = [.. result.Taken.Select((row, at) => at == index ? row with { Item = change(row.Item) } : row)] };
    }

    private async Task<ImportChanges<Loan>> ApplyAsync(ImportResult<Loan> result)
    {
        var session = ClubRegisters.Session(store);
        var outcome = await ClubRegisters.LoanBook.ApplyAsync(session, result, acceptPartial: false, ClubRegisters.Now, CancellationToken.None);
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
        return Assert.IsType<ImportOutcome<Loan>.Applied>(outcome).Changes;
    }

    private async Task<Loan> LoadAsync(string id) => (await ClubRegisters.Session(store).LoadAsync<Loan>(id, CancellationToken.None))!;

    private async Task<string> RecordAsync(int index, Repayment paid)
    {
        var session = ClubRegisters.Session(store);
        var loan = (await session.LoadAsync<Loan>(ClubRegisters.ReadLoans("nui-bang").Taken[index].Item.Id, CancellationToken.None))!;
        session.Put(loan with { Repayments = [.. loan.Repayments, paid] });
        await session.CommitAsync(CancellationToken.None);
        return loan.Id;
    }
}
