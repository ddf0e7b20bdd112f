using System.Globalization;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>A spreadsheet file as it was read, or why it was not.</summary>
internal abstract record Workbook
{
    private Workbook()
    {
    }

    /// <summary>The visible sheets that hold anything.</summary>
    public sealed record Opened(IReadOnlyList<Sheet> Sheets) : Workbook;

    public sealed record Unreadable(ImportReason Problem) : Workbook;
}

/// <summary>One sheet, without its blank rows.</summary>
internal sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows);

/// <summary>One row that holds anything.</summary>
/// <param name="Number">As the spreadsheet program shows it, from 1.</param>
/// <param name="Cells">From column A on.</param>
internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : default;

    public IEnumerable<SheetCell> Filled => Cells.Where(cell => !cell.IsEmpty);
}

/// <summary>One cell: a text, a number, a day, or nothing.</summary>
/// <param name="Value">As the reader typed it; a formula is its last calculated value.</param>
/// <param name="Format">The cell's number format, for example "0.0%".</param>
internal readonly record struct SheetCell(object? Value, string? Format)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Raw);

    public double? Number => Value switch
    {
        double or float or int or long or short or decimal => Convert.ToDouble(Value, CultureInfo.InvariantCulture),
        _ => null,
    };

    public DateOnly? Day => Value is DateTime moment ? DateOnly.FromDateTime(moment) : null;

    /// <summary>The content exactly as it stands, days as dd/MM/yyyy.</summary>
    public string Raw => Value switch
    {
        null => "",
        DateTime moment => moment.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => Value.ToString() ?? "",
    };

    /// <summary>The content in composed form with single spaces.</summary>
    public string Text => RegisterText.Tidy(Raw);
}
