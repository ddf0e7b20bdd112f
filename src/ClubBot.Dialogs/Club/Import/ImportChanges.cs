namespace ClubBot.Dialogs.Club.Import;

/// <summary>What a register changes in what is stored.</summary>
/// <param name="Added">Documents that are new.</param>
/// <param name="Changed">Documents that are stored otherwise now, as they will be.</param>
/// <param name="Unchanged">How many rows say what is stored already.</param>
/// <param name="Missing">Stored documents that the register does not name. They are never deleted.</param>
/// <param name="Kept">Stored documents that the register contradicts and that stay as they are, each with the reason.</param>
public sealed record ImportChanges<T>(
    IReadOnlyList<T> Added,
    IReadOnlyList<T> Changed,
    int Unchanged,
    IReadOnlyList<T> Missing,
    IReadOnlyList<ImportNote> Kept);

/// <summary>Whether a register was taken over.</summary>
public abstract record ImportOutcome<T>
{
    private ImportOutcome()
    {
    }

    /// <summary>The changes are staged in the session; its commit makes them durable.</summary>
    public sealed record Applied(ImportChanges<T> Changes) : ImportOutcome<T>;

    /// <summary>Nothing was staged: the file is unreadable, or rows were refused and a partial import was not accepted.</summary>
    public sealed record NotApplied : ImportOutcome<T>;
}
