namespace ClubBot.Dialogs.Club.Import;

/// <summary>Gathers what is said about all rows of a register. A refused row is told only why it was refused.</summary>
internal sealed class RegisterNotes
{
    public List<ImportNote> Corrections { get; } = [];

    public List<ImportNote> Refusals { get; } = [];

    public List<ImportNote> Warnings { get; } = [];

    public void Taken(RowNotes row)
    {
        Corrections.AddRange(row.Corrections);
        Warnings.AddRange(row.Warnings);
    }

    public void Refused(RowNotes row) => Refusals.AddRange(row.Refusals);

    /// <summary>Sentences about a row stand in the register's order, whenever they were found.</summary>
    public static IReadOnlyList<ImportNote> InOrder(IEnumerable<ImportNote> notes, IReadOnlyList<string> sheets) =>
        [.. notes.OrderBy(note => sheets.ToList().IndexOf(note.Sheet)).ThenBy(note => note.Row)];
}
