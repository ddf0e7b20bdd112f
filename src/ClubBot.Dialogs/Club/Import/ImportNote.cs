namespace ClubBot.Dialogs.Club.Import;

/// <summary>Why something was corrected, refused or doubted.</summary>
/// <param name="Code">Stable name for scripts, for example "phoneFirstZero".</param>
/// <param name="Sentence">The same for the club's secretary, in Vietnamese.</param>
public sealed record ImportReason(string Code, string Sentence);

/// <summary>Something about one cell of a register that the person who keeps it should know.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">Number of the row as the spreadsheet program shows it, from 1.</param>
/// <param name="Column">Letter of the column, for example "G"; empty when the row as a whole is meant.</param>
/// <param name="Heading">What the register calls the column; empty when the row as a whole is meant.</param>
/// <param name="Read">What stands there.</param>
/// <param name="Made">What was made of it; null where nothing was.</param>
/// <param name="Reason">Why.</param>
public sealed record ImportNote(string Sheet, int Row, string Column, string Heading, string Read, string? Made, ImportReason Reason);
