namespace ClubBot.Dialogs.Club.Import;

/// <summary>The sheets of a workbook that are a register of one kind, or why there is none.</summary>
internal sealed class RegisterFile
{
    private RegisterFile()
    {
    }

    public ImportReason? Problem { get; private init; }

    public IReadOnlyList<RegisterTable> Tables { get; private init; } = [];

    /// <summary>Visible sheets without a heading row, which are not read.</summary>
    public IReadOnlyList<ImportNote> LeftOut { get; private init; } = [];

    /// <param name="workbook">What was opened.</param>
    /// <param name="words">The register's words.</param>
    /// <param name="missing">The columns, as people call them, that a table lacks; empty when it has what is needed.</param>
    /// <param name="texts">Sentences about files.</param>
    /// <param name="anchor">The column without which a row is no heading.</param>
    public static RegisterFile Of(
        Workbook workbook, RegisterWords words, Func<RegisterTable, IReadOnlyList<string>> missing, SpreadsheetTexts texts, string anchor = "Name")
    {
        if (workbook is not Workbook.Opened opened)
            return new RegisterFile { Problem = ((Workbook.Unreadable)workbook).Problem };

        var tables = opened.Sheets.Select(sheet => (Sheet: sheet, Table: RegisterTable.Find(sheet, words, anchor))).ToList();
        var found = tables.Where(each => each.Table is not null).Select(each => each.Table!).ToList();
        if (found.Count == 0)
            return new RegisterFile { Problem = texts.NoHeader(string.Join(", ", missing(RegisterTable.Empty(opened.Sheets[0], words)))) };

        if (found.Select(missing).FirstOrDefault(columns => columns.Count > 0) is { } lacking)
            return new RegisterFile { Problem = texts.MissingColumns(string.Join(", ", lacking)) };

        return new RegisterFile
        {
            Tables = found,
            LeftOut = [.. tables
                .Where(each => each.Table is null)
                .Select(each => new ImportNote(each.Sheet.Name, each.Sheet.Rows[0].Number, "", "", "", null, texts.SheetLeftOut()))],
        };
    }
}
