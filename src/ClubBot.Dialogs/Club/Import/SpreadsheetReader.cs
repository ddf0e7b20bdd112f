using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>Opens a club's own .xlsx file. Whatever the file is, the answer is a workbook or a reason, never an exception.</summary>
/// <remarks>
/// ExcelDataReader, not MiniExcel: it gives the type and the number format of each cell, which tells a day from a year and
/// 0.7 from 0.7 %, and knows which sheets are hidden.
/// </remarks>
internal sealed class SpreadsheetReader(SpreadsheetTexts texts)
{
    private static readonly byte[] ZipMagic = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] CompoundMagic = [0xD0, 0xCF, 0x11, 0xE0];

    private static readonly char[] Separators = [';', ',', '\t'];

    static SpreadsheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // the library asks for Windows-1252

    public Workbook Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Workbook.Unreadable(texts.NotFound(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new Workbook.Unreadable(texts.NotReadable(path));
        }
    }

    public Workbook Read(Stream stream)
    {
        try
        {
            return Buffered(stream) is { } bytes
                ? ReadBytes(bytes)
                : new Workbook.Unreadable(texts.TooLarge(ImportLimits.FileBytesMax / (1024 * 1024)));
        }
        catch (IOException)
        {
            return new Workbook.Unreadable(texts.Damaged());
        }
    }

    /// <summary>The same for a file that may also be text with separators (CSV), as banks give it.</summary>
    /// <remarks>
    /// Which mark separates the cells cannot be told from the text alone: "1,250,000" between semicolons holds commas too. So the file is read once
    /// for each mark, and the caller keeps the reading in which it recognises its columns.
    /// </remarks>
    public IReadOnlyList<Workbook> ReadOrSplit(Stream stream)
    {
        try
        {
            if (Buffered(stream) is not { } bytes)
                return [new Workbook.Unreadable(texts.TooLarge(ImportLimits.FileBytesMax / (1024 * 1024)))];

            var isText = bytes.Length > 0 && !bytes.AsSpan().StartsWith(CompoundMagic) && !bytes.AsSpan().StartsWith(ZipMagic);
            var plain = isText ? AsUtf8(bytes) : bytes;
            return isText && !plain.Contains((byte)0) ? [.. Separators.Select(separator => ReadText(plain, separator))] : [ReadBytes(plain)];
        }
        catch (IOException)
        {
            return [new Workbook.Unreadable(texts.Damaged())];
        }
    }

    // The file comes from outside, as in ReadZip.
    private Workbook ReadText(byte[] bytes, char separator)
    {
        try
        {
            var options = new ExcelReaderConfiguration { AutodetectSeparators = [separator] };
            using var reader = ExcelReaderFactory.CreateCsvReader(new MemoryStream(bytes, writable: false), options);
            return Sheets(reader);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return new Workbook.Unreadable(texts.Damaged());
        }
    }

    // "Unicode text" of a spreadsheet program is UTF-16.
    private static byte[] AsUtf8(byte[] bytes) =>
        bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble) ? Encoding.Convert(Encoding.Unicode, Encoding.UTF8, bytes) : bytes;

    private Workbook ReadBytes(byte[] bytes)
    {
        if (bytes.Length == 0)
            return new Workbook.Unreadable(texts.Empty());

        if (bytes.AsSpan().StartsWith(CompoundMagic))
            return new Workbook.Unreadable(IsEncrypted(bytes) ? texts.PasswordProtected() : texts.OldFormat());

        return bytes.AsSpan().StartsWith(ZipMagic) ? ReadZip(bytes) : new Workbook.Unreadable(texts.NotASpreadsheet());
    }

    // The file comes from outside and its parser is not ours: any way in which it fails means that the file is damaged.
    private Workbook ReadZip(byte[] bytes)
    {
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read))
            {
                if (!zip.Entries.Any(entry => entry.FullName.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase)))
                    return new Workbook.Unreadable(texts.NotASpreadsheet());

                // Reading stops at the length an entry declares, so a part that lies about it ends early and is damaged.
                if (zip.Entries.Sum(entry => entry.Length) > ImportLimits.UnpackedBytesMax)
                    return new Workbook.Unreadable(texts.TooMuchInside());
            }

            using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(bytes, writable: false));
            return Sheets(reader);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return new Workbook.Unreadable(texts.Damaged());
        }
    }

    private Workbook Sheets(IExcelDataReader reader)
    {
        var sheets = new List<Sheet>();
        var rowsLeft = ImportLimits.RowsMax;
        for (var index = 0; index < ImportLimits.SheetsMax; index++)
        {
            if (reader.VisibleState is null or "visible") // a text has no state
            {
                var rows = Rows(reader, rowsLeft);
                if (rows is null)
                    return new Workbook.Unreadable(texts.TooManyRows(ImportLimits.RowsMax));

                rowsLeft -= rows.Count;
                if (rows.Count > 0)
                    sheets.Add(new Sheet(RegisterText.Tidy(reader.Name), rows));
            }

            if (!reader.NextResult())
                break;
        }

        return sheets.Count == 0 ? new Workbook.Unreadable(texts.Empty()) : new Workbook.Opened(sheets);
    }

    /// <summary>The rows that hold anything; null when there are more than allowed.</summary>
    private static List<SheetRow>? Rows(IExcelDataReader reader, int rowsMax)
    {
        var rows = new List<SheetRow>();
        var blank = 0;
        for (var number = 1; blank < ImportLimits.BlankRowsMax && reader.Read(); number++)
        {
            var cells = Cells(reader);
            blank = cells.Count == 0 ? blank + 1 : 0;
            if (cells.Count == 0)
                continue;

            if (rows.Count == rowsMax)
                return null;

            rows.Add(new SheetRow(number, cells));
        }

        return rows;
    }

    private static List<SheetCell> Cells(IExcelDataReader reader)
    {
        var cells = new List<SheetCell>();
        for (var column = 0; column < Math.Min(reader.FieldCount, ImportLimits.ColumnsMax); column++)
        {
            var value = reader.GetValue(column);
            cells.Add(new SheetCell(value is string text ? Bounded(text) : value, reader.GetNumberFormatString(column)));
        }

        cells.RemoveRange(cells.FindLastIndex(cell => !cell.IsEmpty) + 1, cells.Count - cells.FindLastIndex(cell => !cell.IsEmpty) - 1);
        return cells;
    }

    private static string Bounded(string text) => text.Length <= ImportLimits.CellLengthMax ? text : text[..ImportLimits.CellLengthMax];

    private static byte[]? Buffered(Stream stream)
    {
        using var buffer = new MemoryStream();
        var block = new byte[64 * 1024];
        for (var count = stream.Read(block); count > 0; count = stream.Read(block))
        {
            if (buffer.Length + count > ImportLimits.FileBytesMax)
                return null;

            buffer.Write(block, 0, count);
        }

        return buffer.ToArray();
    }

    // An encrypted .xlsx lies in the same container as an old .xls; its directory names the part that is encrypted.
    private static bool IsEncrypted(byte[] bytes) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
}
