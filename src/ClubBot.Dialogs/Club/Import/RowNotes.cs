namespace ClubBot.Dialogs.Club.Import;

/// <summary>What there is to say about one row while it is read.</summary>
internal sealed class RowNotes(RegisterTable table, SheetRow row)
{
    public List<ImportNote> Corrections { get; } = [];

    public List<ImportNote> Refusals { get; } = [];

    public List<ImportNote> Warnings { get; } = [];

    public string SheetName => table.Sheet.Name;

    public int RowNumber => row.Number;

    public SheetCell this[string column] => table.Cell(row, column);

    public bool Has(string column) => table.Has(column);

    public string Heading(string column) => table.HeadingOf(column);

    public void Correct(string column, string made, ImportReason reason) => Corrections.Add(Note(column, made, reason));

    public void Refuse(string column, ImportReason reason) => Refusals.Add(Note(column, null, reason));

    public void Warn(string column, ImportReason reason) => Warnings.Add(Note(column, null, reason));

    /// <summary>A note on the row as a whole.</summary>
    public ImportNote OfRow(ImportReason reason) =>
        new(SheetName, RowNumber, "", "", string.Join(" | ", row.Filled.Select(cell => cell.Text)), null, reason);

    private ImportNote Note(string column, string? made, ImportReason reason) => table.Has(column)
        ? new ImportNote(SheetName, RowNumber, RegisterText.ColumnLetters(table.IndexOf(column)), table.HeadingOf(column), this[column].Raw, made, reason)
        : OfRow(reason) with { Made = made };
}
