namespace ClubBot.Dialogs.Club.Import;

/// <summary>One row of a register that became a document.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">Number of the row as the spreadsheet program shows it, from 1.</param>
/// <param name="Item">The document.</param>
public sealed record ImportedRow<T>(string Sheet, int Row, T Item);

/// <summary>What a register was read as. Nothing of it is stored yet.</summary>
/// <typeparam name="T">The document that a row becomes.</typeparam>
public sealed record ImportResult<T>
{
    /// <summary>The club whose register it is.</summary>
    public required string ClubId { get; init; }

    /// <summary>Why the file could not be read at all; null when it could. With a problem all lists are empty.</summary>
    public ImportReason? Problem { get; init; }

    /// <summary>Rows that were understood, in the order of the register.</summary>
    public IReadOnlyList<ImportedRow<T>> Taken { get; init; } = [];

    /// <summary>Cells of taken rows that were read otherwise than they are written.</summary>
    public IReadOnlyList<ImportNote> Corrections { get; init; } = [];

    /// <summary>Rows that were not taken, a note for each reason.</summary>
    public IReadOnlyList<ImportNote> Refusals { get; init; } = [];

    /// <summary>What was taken as it is but does not fit together.</summary>
    public IReadOnlyList<ImportNote> Warnings { get; init; } = [];

    /// <summary>Names of the columns that the register has; a field without a column keeps its stored value.</summary>
    public IReadOnlySet<string> Columns { get; init; } = new HashSet<string>();

    /// <summary>A file that could not be read is never applied, one with refused rows only when that is accepted.</summary>
    public bool MayBeApplied(bool acceptPartial) => Problem is null && (acceptPartial || Refusals.Count == 0);
}
