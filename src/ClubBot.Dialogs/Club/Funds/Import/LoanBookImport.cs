using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Takes over a club's loan book from its own spreadsheet, held against its roster.</summary>
/// <remarks>
/// Reading stores nothing and never throws for what is in the file. A dry run is reading and <see cref="PlanAsync"/>, the
/// real run the same and <see cref="ApplyAsync"/>.
/// </remarks>
public sealed class LoanBookImport(TextCatalog catalog)
{
    private readonly LoanTexts texts = new(catalog);
    private readonly FundTexts fundTexts = new(catalog);
    private readonly SpreadsheetTexts fileTexts = new(catalog);
    private readonly RegisterWords words = RegisterWords.Load("ClubBot.Dialogs.Club.Funds.Import.LoanBookWords.json");

    /// <param name="path">An .xlsx file.</param>
    /// <param name="clubId">The club whose book it is.</param>
    /// <param name="roster">The club's members, as stored: borrowers are found among them.</param>
    /// <param name="today">Today in the club's zone: no loan begins after it.</param>
    public ImportResult<Loan> Read(string path, string clubId, IReadOnlyList<Member> roster, DateOnly today) =>
        Read(new SpreadsheetReader(fileTexts).Read(path), clubId, roster, today);

    /// <inheritdoc cref="Read(string, string, IReadOnlyList{Member}, DateOnly)"/>
    /// <param name="stream">An .xlsx file, read to its end and left open.</param>
    /// <param name="clubId">The club whose book it is.</param>
    /// <param name="roster">The club's members, as stored.</param>
    /// <param name="today">Today in the club's zone.</param>
    public ImportResult<Loan> Read(Stream stream, string clubId, IReadOnlyList<Member> roster, DateOnly today) =>
        Read(new SpreadsheetReader(fileTexts).Read(stream), clubId, roster, today);

    /// <summary>The result as it is, or with the reason why the club's ledger cannot take the new loans: it has no money for them.</summary>
    /// <param name="session">Opened for an import.</param>
    /// <param name="result">What was read.</param>
    /// <param name="now">The instant of writing, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async ValueTask<ImportResult<Loan>> CheckAsync(
        IDocumentSession session, ImportResult<Loan> result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (result.Problem is not null)
            return result;

        var ledger = await ClubLedger.OpenAsync(session, result.ClubId, cancellationToken);
        var changes = await MergeAsync(session, result, cancellationToken);
        var today = DateOnly.FromDateTime(now.DateTime);
        var openings = Openings(ledger, changes).Select(loan => LoanOpenings.Of(loan, today, fundTexts)).ToList();
        return FundMerge.ProblemOf(ledger.Book.Balances, ledger.Book.LockedThrough, openings, fundTexts) is { } problem
            ? new ImportResult<Loan> { ClubId = result.ClubId, Problem = problem }
            : result;
    }

    /// <summary>What the book would change. Nothing is staged.</summary>
    public async ValueTask<ImportChanges<Loan>> PlanAsync(
        IDocumentSession session, ImportResult<Loan> result, CancellationToken cancellationToken)
    {
        var ledger = await ClubLedger.OpenAsync(session, result.ClubId, cancellationToken);
        var changes = await MergeAsync(session, result, cancellationToken);
        var opened = Openings(ledger, changes).Select(loan => loan.Id).ToHashSet(StringComparer.Ordinal);
        return changes with { Added = Marked(changes.Added, opened), Changed = Marked(changes.Changed, opened) };
    }

    /// <summary>Stages what the book changes. The caller commits, and applies again in a new session on a conflict.</summary>
    /// <remarks>In a club that keeps its ledger here, principal that is out and new goes into the ledger as well.</remarks>
    /// <param name="session">Opened for an import.</param>
    /// <param name="result">What was read and held against the ledger (<see cref="CheckAsync"/>).</param>
    /// <param name="acceptPartial">Whether the rows that could be read are taken although others were refused.</param>
    /// <param name="now">The instant of writing, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work; what was staged by then must not be committed.</param>
    public async ValueTask<ImportOutcome<Loan>> ApplyAsync(
        IDocumentSession session, ImportResult<Loan> result, bool acceptPartial, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!result.MayBeApplied(acceptPartial))
            return new ImportOutcome<Loan>.NotApplied();

        var ledger = await ClubLedger.OpenAsync(session, result.ClubId, cancellationToken);
        var needed = Openings(ledger, await MergeAsync(session, result, cancellationToken));
        var changes = await PlanAsync(session, result, cancellationToken);
        foreach (var loan in changes.Added.Concat(changes.Changed))
            session.Put(loan);

        var today = DateOnly.FromDateTime(now.DateTime);
        await LoanOpenings.PostAsync(ledger, needed.Select(loan => LoanOpenings.Of(loan, today, fundTexts)), now, cancellationToken);
        return new ImportOutcome<Loan>.Applied(changes);
    }

    private async ValueTask<ImportChanges<Loan>> MergeAsync(IDocumentSession session, ImportResult<Loan> result, CancellationToken cancellationToken)
    {
        var stored = await session.QueryAsync<Loan>(FundsJson.ByClub, result.ClubId, FundsJson.LoansMax, cancellationToken);
        return new LoanMerge(stored, result, texts).Changes();
    }

    // A club without a ledger has its loans taken into it with the fund book.
    private static IReadOnlyList<Loan> Openings(ClubLedger ledger, ImportChanges<Loan> changes) =>
        ledger.Book.LastNumber == 0 ? [] : LoanOpenings.Needed(changes.Added.Concat(changes.Changed));

    private static IReadOnlyList<Loan> Marked(IReadOnlyList<Loan> loans, HashSet<string> opened) =>
        [.. loans.Select(loan => opened.Contains(loan.Id) ? loan with { IsInLedger = true } : loan)];

    private ImportResult<Loan> Read(Workbook workbook, string clubId, IReadOnlyList<Member> roster, DateOnly today)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clubId);
        var file = RegisterFile.Of(workbook, words, table => LoanBookReader.MissingColumns(table, texts), fileTexts);
        return new LoanBookReader(clubId, roster, today, texts, fileTexts, words).Read(file);
    }
}
