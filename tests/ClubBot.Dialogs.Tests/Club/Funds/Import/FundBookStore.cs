using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Import;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Tests.Club.Import;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Tests.Club.Funds.Import;

/// <summary>A store into which fund books and loan books are imported.</summary>
internal sealed class FundBookStore
{
    private readonly IDocumentStore store = ClubRegisters.Store();

    public IDocumentSession Session() => ClubRegisters.Session(store);

    /// <summary>Plans, applies and commits; the plan says what was refused.</summary>
    public async Task<FundBookPlan> FundsAsync(ImportResult<LedgerPosting> result, bool acceptPartial = false)
    {
        var session = Session();
        var plan = await ClubRegisters.FundBook.PlanAsync(session, result, acceptPartial, ClubRegisters.Now, CancellationToken.None);
        await FundBookImport.ApplyAsync(session, plan, acceptPartial, ClubRegisters.Now, CancellationToken.None);
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
        return plan;
    }

    public async Task<ImportChanges<Loan>> LoansAsync(ImportResult<Loan> result)
    {
        var session = Session();
        Assert.Null((await ClubRegisters.LoanBook.CheckAsync(session, result, ClubRegisters.Now, CancellationToken.None)).Problem);
        var outcome = await ClubRegisters.LoanBook.ApplyAsync(session, result, acceptPartial: false, ClubRegisters.Now, CancellationToken.None);
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
        return Assert.IsType<ImportOutcome<Loan>.Applied>(outcome).Changes;
    }

    public async Task<LedgerBook> BookAsync(string club) => (await ClubLedger.OpenAsync(Session(), club, CancellationToken.None)).Book;

    public async Task<IReadOnlyList<Loan>> AllLoansAsync(string club) =>
        await Session().QueryAsync<Loan>(FundsJson.ByClub, club, FundsJson.LoansMax, CancellationToken.None);

    public async Task<LedgerEntry> EntryAsync(string club, long number) =>
        (await (await ClubLedger.OpenAsync(Session(), club, CancellationToken.None)).EntryAsync(number, CancellationToken.None))!;

    /// <summary>Posts what a member writes in the chat.</summary>
    public async Task PostAsync(string club, LedgerPosting posting)
    {
        var session = Session();
        var ledger = await ClubLedger.OpenAsync(session, club, CancellationToken.None);
        Assert.IsType<PostingOutcome.Posted>(await ledger.PostAsync(posting, ClubRegisters.Now, CancellationToken.None));
        await session.CommitAsync(CancellationToken.None);
    }

    public async Task LockAsync(string club, int year, int month)
    {
        var session = Session();
        (await ClubLedger.OpenAsync(session, club, CancellationToken.None)).LockMonth(year, month);
        await session.CommitAsync(CancellationToken.None);
    }
}
