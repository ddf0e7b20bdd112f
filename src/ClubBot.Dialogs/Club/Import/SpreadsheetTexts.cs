using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>Why a file cannot be read as a register, for the person who sent it.</summary>
internal sealed class SpreadsheetTexts(TextCatalog catalog) : ReasonTexts(catalog, "import.file")
{
    public ImportReason Empty() => Reason();

    public ImportReason NotASpreadsheet() => Reason();

    public ImportReason OldFormat() => Reason();

    public ImportReason PasswordProtected() => Reason();

    public ImportReason Damaged() => Reason();

    public ImportReason TooMuchInside() => Reason();

    public ImportReason NotFound(string path) => Reason([("path", path)]);

    public ImportReason NotReadable(string path) => Reason([("path", path)]);

    public ImportReason TooLarge(int megabytes) => Reason([("megabytes", megabytes)]);

    public ImportReason TooManyRows(int rows) => Reason([("rows", rows)]);

    public ImportReason NoHeader(string columns) => Reason([("columns", columns)]);

    public ImportReason MissingColumns(string columns) => Reason([("columns", columns)]);

    public ImportReason SheetLeftOut() => Reason();

    public ImportReason RowNotUnderstood() => Reason();
}
