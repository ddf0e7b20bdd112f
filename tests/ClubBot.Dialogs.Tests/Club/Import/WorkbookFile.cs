using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace ClubBot.Dialogs.Tests.Club.Import;

/// <summary>Writes small .xlsx files: the cells of a row from column A on.</summary>
internal sealed class WorkbookFile
{
    private const string Types = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
        """;

    private const string Styles = """
        <?xml version="1.0" encoding="UTF-8"?>
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="165" formatCode="dd/MM/yyyy"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    private readonly List<Part> sheets = [];

    public static MemoryStream Of(params object?[][] rows) => new WorkbookFile().Sheet("Sổ", rows).ToStream();

    public WorkbookFile Sheet(string name, params object?[][] rows) => Add(name, false, rows);

    public WorkbookFile HiddenSheet(string name, params object?[][] rows) => Add(name, true, rows);

    /// <summary>Adds rows as the file has them to the last sheet.</summary>
    public WorkbookFile EndingWith(string rows)
    {
        sheets[^1] = sheets[^1] with { Rows = sheets[^1].Rows + rows };
        return this;
    }

    public MemoryStream ToStream()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", Types);
            Write(zip, "_rels/.rels", Relations([("rId1", "officeDocument", "xl/workbook.xml")]));
            Write(zip, "xl/styles.xml", Styles);
            Write(zip, "xl/workbook.xml", Workbook());
            Write(zip, "xl/_rels/workbook.xml.rels", Relations([
                .. sheets.Select((_, index) => ($"s{index}", "worksheet", $"worksheets/sheet{index}.xml")), ("st", "styles", "styles.xml"),
            ]));
            for (var index = 0; index < sheets.Count; index++)
                Write(zip, $"xl/worksheets/sheet{index}.xml", SheetXml(sheets[index].Rows));
        }

        file.Position = 0;
        return file;
    }

    /// <summary>A formula with the value it had when the file was saved; null = it was never calculated.</summary>
    public sealed record Formula(string Text, double? Value);

    /// <summary>A number shown as a percentage.</summary>
    public sealed record Percent(double Value);

    private sealed record Part(string Name, bool IsHidden, string Rows);

    private WorkbookFile Add(string name, bool isHidden, object?[][] rows)
    {
        var xml = new StringBuilder();
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
                xml.Append(Cell($"{(char)('A' + column)}{row + 1}", rows[row][column]));
            xml.Append("</row>");
        }

        sheets.Add(new Part(name, isHidden, xml.ToString()));
        return this;
    }

    private static string Cell(string place, object? value) => value switch
    {
        null => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        DateOnly day => FormattableString.Invariant($"<c r=\"{place}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>"),
        Formula { Value: { } cached } formula => FormattableString.Invariant($"<c r=\"{place}\"><f>{formula.Text}</f><v>{cached}</v></c>"),
        Formula formula => $"<c r=\"{place}\"><f>{formula.Text}</f></c>",
        Percent percent => FormattableString.Invariant($"<c r=\"{place}\" s=\"2\"><v>{percent.Value}</v></c>"),
        IFormattable number => FormattableString.Invariant($"<c r=\"{place}\"><v>{number}</v></c>"),
        _ => throw new ArgumentException($"No cell holds a {value.GetType().Name}.", nameof(value)),
    };

    private string Workbook() =>
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
        + string.Concat(sheets.Select((sheet, index) =>
            $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" {(sheet.IsHidden ? "state=\"hidden\" " : "")}r:id=\"s{index}\"/>"))
        + "</sheets></workbook>";

    private static string SheetXml(string rows) =>
        $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>";

    private static string Relations(IEnumerable<(string Id, string Kind, string Target)> relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(each =>
            $"<Relationship Id=\"{each.Id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{each.Kind}\" Target=\"{each.Target}\"/>"))
        + "</Relationships>";

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        entry.Write(content);
    }
}
