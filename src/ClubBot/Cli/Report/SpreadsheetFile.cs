using ClubBot.Dialogs.Club.Funds.Export;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace ClubBot.Cli.Report;

/// <summary>Writes a register as a spreadsheet with typed cells. No cell is ever a formula.</summary>
internal static class SpreadsheetFile
{
    /// <summary>A text that begins with one of these is a formula to some spreadsheet programs once it is copied or saved as CSV.</summary>
    private const string FormulaStarts = "=+-@\t\r\n$";

    /// <summary>Writes the file; one that is there is replaced only when the new one is whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, RegisterSheet sheet, CancellationToken cancellationToken)
    {
        var draft = path + ".part";
        await using (var file = File.Create(draft))
        {
            await MiniExcel.SaveAsAsync(
                file, RowsOf(sheet), printHeader: false, sheet.Name, configuration: new OpenXmlConfiguration { AutoFilter = false, FastMode = false },
                cancellationToken: cancellationToken);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>A text that no spreadsheet program takes for a formula: the apostrophe is their own mark for "this is text".</summary>
    public static string Plain(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static IEnumerable<Dictionary<string, object?>> RowsOf(RegisterSheet sheet) =>
    [
        .. sheet.Title.Select(line => Row(sheet, [Plain(line)])),
        Row(sheet, []),
        Row(sheet, [.. sheet.Headings]),
        .. sheet.Rows.Select(row => Row(sheet, [.. row.Select(CellOf)])),
    ];

    private static object? CellOf(object? value) => value switch
    {
        string text => Plain(text),
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => value,
    };

    /// <summary>Every row has a cell for every column, so that the library keeps them apart.</summary>
    private static Dictionary<string, object?> Row(RegisterSheet sheet, IReadOnlyList<object?> cells) => Enumerable
        .Range(0, sheet.Headings.Count)
        .ToDictionary(column => column.ToString(System.Globalization.CultureInfo.InvariantCulture), column => column < cells.Count ? cells[column] : null);
}
