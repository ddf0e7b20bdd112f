using System.IO.Compression;
using System.Text;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Tests.Club.Import;

public sealed class SpreadsheetFaultTests
{
    private static readonly object?[] Heading = ["TT", "Họ và tên", "Nam", "Nữ"];

    [Fact]
    public void Read_NoFile_SaysSo() =>
        Assert.Equal("notFound", ClubRegisters.Roster.Read(ClubRegisters.PathOf("nui-bang", "khong-co.xlsx"), "c", ClubRegisters.Today).Problem?.Code);

    [Fact]
    public void Read_Folder_SaysSo() =>
        Assert.Equal("notReadable", ClubRegisters.Roster.Read(AppContext.BaseDirectory, "c", ClubRegisters.Today).Problem?.Code);

    [Fact]
    public void Read_EmptyFile_SaysSo() => Assert.Equal("empty", CodeOf(new MemoryStream()));

    [Fact]
    public void Read_TextFile_SaysItIsNoSpreadsheet() =>
        Assert.Equal("notASpreadsheet", CodeOf(new MemoryStream(Encoding.UTF8.GetBytes("TT;Họ và tên;Nam;Nữ"))));

    [Fact]
    public void Read_ZipWithoutWorkbook_SaysItIsNoSpreadsheet() => Assert.Equal("notASpreadsheet", CodeOf(Zip(("word/document.xml", "<w/>"))));

    [Fact]
    public void Read_OldXls_AsksToSaveItAnew() => Assert.Equal("oldFormat", CodeOf(Compound("Workbook")));

    [Fact]
    public void Read_PasswordProtected_SaysSo() => Assert.Equal("passwordProtected", CodeOf(Compound("EncryptedPackage")));

    [Fact]
    public void Read_CutOffFile_IsDamaged()
    {
        var whole = File.ReadAllBytes(ClubRegisters.PathOf("nui-bang", "so-hoi-vien.xlsx"));

        Assert.Equal("damaged", CodeOf(new MemoryStream(whole[..(whole.Length / 2)])));
    }

    [Fact]
    public void Read_BrokenXml_IsDamaged() => Assert.Equal("damaged", CodeOf(Zip(
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet"))));

    [Fact]
    public void Read_AnyByteFlipped_NeverThrows()
    {
        var whole = File.ReadAllBytes(ClubRegisters.PathOf("song-hau", "so-hoi-vien.xlsx"));
        var random = new Random(1648);
        for (var round = 0; round < 60; round++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            var result = ClubRegisters.Roster.Read(new MemoryStream(bytes), "c", ClubRegisters.Today);
            Assert.True(result.Problem is not null || result.Taken.Count + result.Refusals.Count > 0);
        }
    }

    [Fact]
    public void Read_ZipBomb_IsRefusedUnopened() =>
        Assert.Equal("tooMuchInside", CodeOf(Zip(("xl/workbook.xml", "<workbook/>"), ("xl/sharedStrings.xml", new string(' ', 70_000_000)))));

    [Fact]
    public void Read_LargeFile_IsRefused() => Assert.Equal("tooLarge", CodeOf(new MemoryStream(new byte[ImportLimits.FileBytesMax + 1])));

    [Fact]
    public void Read_MoreRowsThanAllowed_IsRefused()
    {
        object?[][] rows = [Heading, .. Enumerable.Range(1, ImportLimits.RowsMax).Select(number => new object?[] { number, "Lê Văn An", 1950 })];

        Assert.Equal("tooManyRows", CodeOf(WorkbookFile.Of(rows)));
    }

    [Fact]
    public void Read_CellInTheLastRowAndColumn_IsBeyondTheRegister()
    {
        var file = new WorkbookFile().Sheet("Sổ", Heading, [1, "Lê Văn An", 1950]).EndingWith("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");

        Assert.Single(Read(file.ToStream()).Taken);
    }

    [Fact]
    public void Read_WorkbookWithoutRows_IsEmpty() => Assert.Equal("empty", CodeOf(WorkbookFile.Of()));

    [Fact]
    public void Read_NoHeading_NamesTheColumnsItNeeds()
    {
        var problem = Read(WorkbookFile.Of(["Chào cả nhà"])).Problem;

        Assert.Equal("noHeader", problem?.Code);
        Assert.Contains("họ và tên, năm sinh, giới tính", problem?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WithoutColumnOfSex_NamesIt()
    {
        var problem = Read(WorkbookFile.Of(["TT", "Họ và tên", "Năm sinh"], [1, "Lê Văn An", 1950])).Problem;

        Assert.Equal("missingColumns", problem?.Code);
        Assert.Contains("giới tính", problem?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherSheets_HiddenAreIgnoredAndVisibleNamed()
    {
        var file = new WorkbookFile()
            .Sheet("Ghi chú", ["Nhớ hỏi lại cô Lan"])
            .HiddenSheet("Cũ", Heading, [1, "Lê Văn Cũ", 1940])
            .Sheet("Sổ", Heading, [1, "Lê Văn An", 1950])
            .ToStream();
        var result = Read(file);

        Assert.Equal(["Lê Văn An"], result.Taken.Select(row => row.Item.FullName));
        Assert.Equal([("Ghi chú", "sheetLeftOut")], result.Warnings.Select(note => (note.Sheet, note.Reason.Code)));
    }

    private static string? CodeOf(Stream file) => Read(file).Problem?.Code;

    private static ImportResult<ClubBot.Dialogs.Club.Membership.Member> Read(Stream file) => ClubRegisters.Roster.Read(file, "c", ClubRegisters.Today);

    private static MemoryStream Compound(string part) =>
        new([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(part)]);

    private static MemoryStream Zip(params (string Name, string Content)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(content);
            }
        }

        file.Position = 0;
        return file;
    }
}
