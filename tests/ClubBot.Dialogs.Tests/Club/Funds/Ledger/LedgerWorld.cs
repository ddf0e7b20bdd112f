using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Dialogs.Tests.Club.Funds.Ledger;

/// <summary>A store with a ledger, each posting in a unit of work of its own.</summary>
internal sealed class LedgerWorld
{
    public const string Club = "na-pan";

    private static readonly DocumentCatalog Catalog = new([FundsJson.Loans, FundsJson.Requests, FundsJson.Rules, FundsJson.Books, FundsJson.Pages, ContributionsJson.FeeMonths, ContributionsJson.Exemptions, ContributionsJson.Gifts,
        ContributionsJson.GiftBooks, ContributionsJson.Campaigns]);

    private readonly MemoryDocumentStore store = new(Catalog);

    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7));

    public static DateOnly Today { get; } = DateOnly.FromDateTime(Now.DateTime);

    public IDocumentSession Session() => new DocumentSession(store, Catalog, SystemAccess.Instance);

    public static LedgerPosting Posting(LedgerAccount to, LedgerAccount from, long amount, DateOnly? date = null) => new()
    {
        Kind = EntryKind.Capital,
        Date = date ?? Today,
        Description = "thử",
        EnteredBy = "na-pan/m001",
        Lines = [LedgerLine.DebitOf(to, new Dong(amount)), LedgerLine.CreditOf(from, new Dong(amount))],
    };

    public async Task<PostingOutcome> PostAsync(LedgerPosting posting)
    {
        var session = Session();
        var outcome = await (await ClubLedger.OpenAsync(session, Club, default)).PostAsync(posting, Now, default);
        await session.CommitAsync(default);
        return outcome;
    }

    public async Task<PostingOutcome> ReverseAsync(long number)
    {
        var session = Session();
        var outcome = await (await ClubLedger.OpenAsync(session, Club, default)).ReverseAsync(number, Today, "sửa", "na-pan/m001", Now, default);
        await session.CommitAsync(default);
        return outcome;
    }

    public async Task<LedgerBook> BookAsync() => (await ClubLedger.OpenAsync(Session(), Club, default)).Book;

    public async Task<LedgerAuditResult> AuditAsync() => await LedgerAudit.RunAsync(Session, Club, default);

    public async Task PutAsync<T>(Func<IDocumentSession, Task<T>> change)
        where T : Document
    {
        var session = Session();
        session.Put(await change(session));
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(default));
    }
}
