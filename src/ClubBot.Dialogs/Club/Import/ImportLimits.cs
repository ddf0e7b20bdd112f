namespace ClubBot.Dialogs.Club.Import;

/// <summary>Bounds on what is read from a file of unknown origin. A club's register is far below each of them.</summary>
internal static class ImportLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public const int FileBytesMax = 10 * 1024 * 1024;

    /// <summary>Most bytes that the parts of the file may unpack to, together.</summary>
    public const long UnpackedBytesMax = 64L * 1024 * 1024;

    /// <summary>Most sheets that are looked at.</summary>
    public const int SheetsMax = 50;

    /// <summary>Most rows that hold anything, in all sheets together.</summary>
    public const int RowsMax = 5_000;

    /// <summary>A sheet ends here: programs save formatted but empty rows down to row 1,048,576.</summary>
    public const int BlankRowsMax = 1_000;

    /// <summary>Columns beyond this one are not looked at.</summary>
    public const int ColumnsMax = 64;

    /// <summary>Longest text of a cell, in UTF-16 units.</summary>
    public const int CellLengthMax = 2_000;
}
