using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>Reads the statement that a club's bank gives as a file: .xlsx, or text separated by semicolons, commas or tabs (CSV).</summary>
/// <remarks>
/// The heading is found by its words, in Vietnamese with or without marks or in English; amounts stand in a column each for credit and debit, in
/// one with a sign, or in one beside a column that says which it is; in a single column without any sign all is taken as money in. Reading stores nothing and never throws for what is in the file.
/// </remarks>
public sealed class BankStatementReader(TextCatalog catalog)
{
    private readonly StatementTexts texts = new(catalog);
    private readonly SpreadsheetReader files = new(new SpreadsheetTexts(catalog));
    private readonly RegisterWords words = RegisterWords.Load("ClubBot.Dialogs.Club.Funds.Transfers.Statements.BankStatementWords.json");

    /// <summary>The statement's lines, money in and money out, in its order; sums and what stands around the table are left out.</summary>
    /// <param name="stream">The file, read to its end and left open.</param>
    /// <param name="clubId">The club whose account it is.</param>
    public ImportResult<StatementLine> Read(Stream stream, string clubId)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(clubId);
        var readings = files.ReadOrSplit(stream);
        var tables = readings.Select(TablesOf).MaxBy(found => found.Sum(table => table.Columns.Count))!;
        return ProblemOf(readings, tables) is { } problem
            ? new ImportResult<StatementLine> { ClubId = clubId, Problem = problem }
            : Read(tables, clubId);
    }

    // The day's cell of a transfer never says "ngày giao dịch", while a transfer's text may say "nội dung": the day marks the heading.
    private List<RegisterTable> TablesOf(Workbook workbook) => workbook is Workbook.Opened opened
        ? [.. opened.Sheets.Select(sheet => RegisterTable.Find(sheet, words, "Day")).OfType<RegisterTable>()]
        : [];

    private ImportReason? ProblemOf(IReadOnlyList<Workbook> readings, List<RegisterTable> tables)
    {
        if (tables.Count == 0 && readings.All(reading => reading is Workbook.Unreadable) && readings[0] is Workbook.Unreadable unreadable)
            return unreadable.Problem.Code == "notASpreadsheet" ? texts.NotAStatement() : unreadable.Problem;

        if (tables.Count == 0)
            return texts.NoHeader(string.Join(", ", texts.DayColumn().Sentence, texts.TextColumn().Sentence, texts.CreditColumn().Sentence));

        return tables.Select(Missing).FirstOrDefault(columns => columns.Count > 0) is { } lacking
            ? texts.MissingColumns(string.Join(", ", lacking))
            : null;
    }

    private List<string> Missing(RegisterTable table)
    {
        var missing = new List<string>();
        if (!table.Has("Text"))
            missing.Add(texts.TextColumn().Sentence);

        if (!table.Has("Credit") && !table.Has("Amount"))
            missing.Add(texts.CreditColumn().Sentence);

        return missing;
    }

    private ImportResult<StatementLine> Read(List<RegisterTable> tables, string clubId)
    {
        var taken = new List<ImportedRow<StatementLine>>();
        var refusals = new List<ImportNote>();
        foreach (var table in tables)
        {
            var rows = new StatementRowReader(table, texts, words);
            var afterTotal = false;
            foreach (var line in table.Rows.Select(row => new RowNotes(table, row)))
            {
                var kind = rows.KindOf(line);
                afterTotal |= kind == StatementRowKind.Total;
                if (kind == StatementRowKind.Transfer && rows.Read(line) is { } read)
                    taken.Add(new ImportedRow<StatementLine>(line.SheetName, line.RowNumber, read));
                else if (kind == StatementRowKind.Unclear && !afterTotal)
                    line.Refuse("", texts.RowNotUnderstood());

                refusals.AddRange(line.Refusals);
            }
        }

        return new ImportResult<StatementLine>
        {
            ClubId = clubId,
            Taken = taken,
            Refusals = refusals,
            Columns = tables.SelectMany(table => table.Columns).ToHashSet(StringComparer.Ordinal),
        };
    }
}
