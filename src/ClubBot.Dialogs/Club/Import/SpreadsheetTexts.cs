namespace ClubBot.Dialogs.Club.Import;

/// <summary>Why a file cannot be read as a register, for the person who sent it.</summary>
internal sealed class SpreadsheetTexts() : ReasonCatalog("ClubBot.Dialogs.Club.Import.Spreadsheet.vi.json", "import.file.")
{
    public ImportReason Empty => Say();

    public ImportReason NotASpreadsheet => Say();

    public ImportReason OldFormat => Say();

    public ImportReason PasswordProtected => Say();

    public ImportReason Damaged => Say();

    public ImportReason TooMuchInside => Say();

    public ImportReason NotFound(string path) => Say([("path", path)]);

    public ImportReason NotReadable(string path) => Say([("path", path)]);

    public ImportReason TooLarge(int megabytes) => Say([("megabytes", megabytes)]);

    public ImportReason TooManyRows(int rows) => Say([("rows", rows)]);

    public ImportReason NoHeader(string columns) => Say([("columns", columns)]);

    public ImportReason MissingColumns(string columns) => Say([("columns", columns)]);

    public ImportReason SheetLeftOut => Say();

    public ImportReason RowNotUnderstood => Say();
}
