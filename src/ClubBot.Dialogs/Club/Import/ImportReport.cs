namespace ClubBot.Dialogs.Club.Import;

/// <summary>What an import did or would do, ready to be printed as a table or as JSON.</summary>
public sealed record ImportReport
{
    /// <summary>True when the changes were staged; false for a dry run or a refused file.</summary>
    public required bool Applied { get; init; }

    /// <summary>Why the file could not be read at all.</summary>
    public ImportReason? Problem { get; init; }

    public required IReadOnlyList<ImportReportTaken> Taken { get; init; }

    public required IReadOnlyList<ImportNote> Corrected { get; init; }

    public required IReadOnlyList<ImportNote> Refused { get; init; }

    public required IReadOnlyList<ImportNote> Warned { get; init; }

    public int? Added { get; init; }

    public int? Changed { get; init; }

    public int? Unchanged { get; init; }

    /// <summary>Ids and names of what is stored but not in the register.</summary>
    public IReadOnlyList<ImportReportMissing> Missing { get; init; } = [];

    /// <summary>The report of a file that was read, with what it changes where that is known.</summary>
    /// <param name="result">What was read.</param>
    /// <param name="changes">What it changes; null when that was not looked up.</param>
    /// <param name="applied">Whether the changes were staged.</param>
    /// <param name="describe">Id and name of a document.</param>
    public static ImportReport Of<T>(
        ImportResult<T> result, ImportChanges<T>? changes, bool applied, Func<T, (string Id, string Name)> describe) => new()
        {
            Applied = applied,
            Problem = result.Problem,
            Taken = [.. result.Taken.Select(row => new ImportReportTaken(row.Sheet, row.Row, describe(row.Item).Id, describe(row.Item).Name))],
            Corrected = result.Corrections,
            Refused = result.Refusals,
            Warned = [.. result.Warnings, .. changes?.Kept ?? []],
            Added = changes?.Added.Count,
            Changed = changes?.Changed.Count,
            Unchanged = changes?.Unchanged,
            Missing = [.. (changes?.Missing ?? []).Select(item => new ImportReportMissing(describe(item).Id, describe(item).Name))],
        };
}

/// <summary>A row that was taken.</summary>
public sealed record ImportReportTaken(string Sheet, int Row, string Id, string Name);

/// <summary>A stored document that the register does not name.</summary>
public sealed record ImportReportMissing(string Id, string Name);
