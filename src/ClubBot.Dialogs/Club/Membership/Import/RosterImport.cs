using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Membership.Import;

/// <summary>Takes over a club's member register from its own spreadsheet.</summary>
/// <remarks>
/// Reading stores nothing and never throws for what is in the file. A dry run is <see cref="Read(Stream, string, DateOnly)"/> and
/// <see cref="PlanAsync"/>, the real run the same and <see cref="ApplyAsync"/>.
/// </remarks>
public sealed class RosterImport(TextCatalog catalog)
{
    private readonly RosterTexts texts = new(catalog);
    private readonly SpreadsheetTexts fileTexts = new(catalog);
    private readonly RegisterWords words = RegisterWords.Load("ClubBot.Dialogs.Club.Membership.Import.RosterWords.json");

    /// <param name="path">An .xlsx file.</param>
    /// <param name="clubId">The club whose register it is.</param>
    /// <param name="today">Today in the club's zone: nobody is born after it.</param>
    public ImportResult<Member> Read(string path, string clubId, DateOnly today) =>
        Read(new SpreadsheetReader(fileTexts).Read(path), clubId, today);

    /// <inheritdoc cref="Read(string, string, DateOnly)"/>
    /// <param name="stream">An .xlsx file, read to its end and left open.</param>
    /// <param name="clubId">The club whose register it is.</param>
    /// <param name="today">Today in the club's zone.</param>
    public ImportResult<Member> Read(Stream stream, string clubId, DateOnly today) =>
        Read(new SpreadsheetReader(fileTexts).Read(stream), clubId, today);

    /// <summary>What the register would change. Nothing is staged.</summary>
    public static async ValueTask<ImportChanges<Member>> PlanAsync(
        IDocumentSession session, ImportResult<Member> result, CancellationToken cancellationToken)
    {
        var stored = await session.QueryAsync<Member>(MembershipIndexes.ByClub, result.ClubId, MembershipJson.MembersMax, cancellationToken);
        return new RosterMerge(stored, result).Changes();
    }

    /// <summary>Stages what the register changes. The caller commits, and applies again in a new session on a conflict.</summary>
    /// <param name="session">Opened for an import.</param>
    /// <param name="result">What was read.</param>
    /// <param name="acceptPartial">Whether the rows that could be read are taken although others were refused.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    public static async ValueTask<ImportOutcome<Member>> ApplyAsync(
        IDocumentSession session, ImportResult<Member> result, bool acceptPartial, CancellationToken cancellationToken)
    {
        if (!result.MayBeApplied(acceptPartial))
            return new ImportOutcome<Member>.NotApplied();

        var changes = await PlanAsync(session, result, cancellationToken);
        foreach (var member in changes.Added.Concat(changes.Changed))
            session.Put(member);

        return new ImportOutcome<Member>.Applied(changes);
    }

    private ImportResult<Member> Read(Workbook workbook, string clubId, DateOnly today)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clubId);
        var file = RegisterFile.Of(workbook, words, table => RosterReader.MissingColumns(table, texts), fileTexts);
        return new RosterReader(clubId, today, texts, fileTexts, words).Read(file);
    }
}
