namespace ClubBot.Dialogs.Club.Import;

/// <summary>A sheet whose heading row was recognised: where each column stands and what the register calls it.</summary>
internal sealed class RegisterTable
{
    private const int HeaderRowsSearched = 60;
    private const int ColumnsForAHeader = 3;

    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> headings = new(StringComparer.Ordinal);
    private readonly RegisterWords words;

    private readonly string anchor;

    private RegisterTable(Sheet sheet, RegisterWords words, string anchor)
    {
        Sheet = sheet;
        this.words = words;
        this.anchor = anchor;
    }

    public Sheet Sheet { get; }

    /// <summary>Names of the columns that were found.</summary>
    public IReadOnlyCollection<string> Columns => columns.Keys;

    /// <summary>The rows after the heading, without headings repeated on later pages.</summary>
    public IReadOnlyList<SheetRow> Rows { get; private set; } = [];

    /// <summary>Finds the heading row; null when the sheet has none. A second heading row below it refines the first.</summary>
    /// <param name="sheet">What is searched.</param>
    /// <param name="words">The register's words.</param>
    /// <param name="anchor">The column without which a row is no heading.</param>
    public static RegisterTable? Find(Sheet sheet, RegisterWords words, string anchor = "Name")
    {
        for (var index = 0; index < Math.Min(sheet.Rows.Count, HeaderRowsSearched); index++)
        {
            var table = new RegisterTable(sheet, words, anchor);
            if (table.IsHeader(sheet.Rows[index]))
            {
                table.TakeHeader(index);
                return table;
            }
        }

        return null;
    }

    /// <summary>A table without columns, to ask what a register needs.</summary>
    public static RegisterTable Empty(Sheet sheet, RegisterWords words) => new(sheet, words, "Name");

    public bool Has(string column) => columns.ContainsKey(column);

    public int IndexOf(string column) => columns.GetValueOrDefault(column, -1);

    public string HeadingOf(string column) => headings.GetValueOrDefault(column, "");

    public SheetCell Cell(SheetRow row, string column) => columns.TryGetValue(column, out var index) ? row[index] : default;

    private bool IsHeader(SheetRow row)
    {
        var keys = Keys(row).Select(found => found.Key).Distinct(StringComparer.Ordinal).ToList();
        return keys.Count >= ColumnsForAHeader && keys.Contains(anchor, StringComparer.Ordinal);
    }

    private void TakeHeader(int index)
    {
        Add(Sheet.Rows[index]);
        var next = index + 1;
        string[]? second = null;
        if (next < Sheet.Rows.Count && IsSecondHeader(Sheet.Rows[next]))
        {
            second = Texts(Sheet.Rows[next]);
            Refine(Sheet.Rows[next]);
            next++;
        }

        Rows = [.. Sheet.Rows.Skip(next).Where(row => !IsRepeatedHeader(row, second))];
    }

    // Printed registers repeat their heading on every page.
    private bool IsRepeatedHeader(SheetRow row, string[]? second) =>
        words.Find("columns", Cell(row, anchor).Text) == anchor || (second is not null && second.SequenceEqual(Texts(row)));

    private static string[] Texts(SheetRow row) => [.. row.Filled.Select(cell => cell.Text)];

    private void Add(SheetRow row)
    {
        foreach (var (index, key) in Keys(row))
        {
            // Of two columns with the same heading the first counts.
            if (columns.TryAdd(key, index))
                headings.Add(key, row[index].Text);
        }
    }

    // The words of the second row say more about a column than the merged heading above it.
    private void Refine(SheetRow row)
    {
        foreach (var (index, _) in Keys(row))
        {
            foreach (var covered in columns.Where(column => column.Value == index).Select(column => column.Key).ToList())
            {
                columns.Remove(covered);
                headings.Remove(covered);
            }
        }

        Add(row);
    }

    private bool IsSecondHeader(SheetRow row) =>
        row.Filled.Count() > 1 && Keys(row).Count() == row.Filled.Count();

    private IEnumerable<(int Index, string Key)> Keys(SheetRow row) => row.Cells
        .Select((cell, index) => (Index: index, Key: cell.Value is string ? words.Find("columns", cell.Text) : null))
        .Where(found => found.Key is not null)
        .Select(found => (found.Index, found.Key!));
}
