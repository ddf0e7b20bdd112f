using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Takes over a club's fund book from its own spreadsheet into the ledger, and then the loans that are out.</summary>
/// <remarks>
/// Reading stores nothing and never throws for what is in the file. A dry run is reading and <see cref="PlanAsync"/>, the
/// real run the same and <see cref="ApplyAsync"/>.
/// </remarks>
public sealed class FundBookImport(TextCatalog catalog)
{
    private readonly FundTexts texts = new(catalog);
    private readonly SpreadsheetTexts fileTexts = new(catalog);
    private readonly RegisterWords words = RegisterWords.Load("ClubBot.Dialogs.Club.Funds.Import.FundBookWords.json");

    /// <param name="path">An .xlsx file.</param>
    /// <param name="clubId">The club whose book it is.</param>
    /// <param name="today">Today in the club's zone: no row is of a later day.</param>
    public ImportResult<LedgerPosting> Read(string path, string clubId, DateOnly today) =>
        Read(new SpreadsheetReader(fileTexts).Read(path), clubId, today);

    /// <inheritdoc cref="Read(string, string, DateOnly)"/>
    /// <param name="stream">An .xlsx file, read to its end and left open.</param>
    /// <param name="clubId">The club whose book it is.</param>
    /// <param name="today">Today in the club's zone.</param>
    public ImportResult<LedgerPosting> Read(Stream stream, string clubId, DateOnly today) =>
        Read(new SpreadsheetReader(fileTexts).Read(stream), clubId, today);

    /// <summary>What the book would change. Nothing is staged.</summary>
    /// <param name="session">Opened for an import.</param>
    /// <param name="result">What was read.</param>
    /// <param name="acceptPartial">Whether the rows that could be read are taken although others were refused.</param>
    /// <param name="now">The instant of writing, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async ValueTask<FundBookPlan> PlanAsync(
        IDocumentSession session, ImportResult<LedgerPosting> result, bool acceptPartial, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (result.Problem is not null)
            return new FundBookPlan(result, null, []);

        var ledger = await ClubLedger.OpenAsync(session, result.ClubId, cancellationToken);
        var pages = await session.QueryAsync<LedgerPage>(LedgerIndexes.ByClub, result.ClubId, LedgerIndexes.PagesMax, cancellationToken);
        var stored = pages.SelectMany(page => page.Entries).OrderBy(entry => entry.Number).ToList();
        var loans = await session.QueryAsync<Loan>(FundsJson.ByClub, result.ClubId, FundsJson.LoansMax, cancellationToken);
        return new FundMerge(ledger.Book, stored, result, texts).Plan(loans, acceptPartial, DateOnly.FromDateTime(now.DateTime));
    }

    /// <summary>Stages what the book changes. The caller commits, and plans and applies again in a new session on a conflict.</summary>
    /// <param name="session">The one in which the plan was made.</param>
    /// <param name="plan">What is to be done.</param>
    /// <param name="acceptPartial">As it was for the plan.</param>
    /// <param name="now">As it was for the plan.</param>
    /// <param name="cancellationToken">Ends the work; what was staged by then must not be committed.</param>
    public static async ValueTask<ImportOutcome<LedgerPosting>> ApplyAsync(
        IDocumentSession session, FundBookPlan plan, bool acceptPartial, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (plan.Changes is null || !plan.Result.MayBeApplied(acceptPartial))
            return new ImportOutcome<LedgerPosting>.NotApplied();

        var ledger = await ClubLedger.OpenAsync(session, plan.Result.ClubId, cancellationToken);
        await LoanOpenings.PostAsync(ledger, plan.Changes.Added, now, cancellationToken);
        foreach (var loan in plan.Loans)
            session.Put(loan with { IsInLedger = true });

        return new ImportOutcome<LedgerPosting>.Applied(plan.Changes);
    }

    private ImportResult<LedgerPosting> Read(Workbook workbook, string clubId, DateOnly today)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clubId);
        var file = RegisterFile.Of(workbook, words, table => FundBookReader.MissingColumns(table, texts, words), fileTexts, anchor: "Date");
        return new FundBookReader(clubId, today, texts, words).Read(file);
    }
}
