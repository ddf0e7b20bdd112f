using System.Text.Json;
using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>What an import of a bank statement did or would do, ready to be printed as a table or as JSON.</summary>
public sealed record StatementReport
{
    /// <summary>True when the entries were staged; false for a dry run and for a file that could not be read.</summary>
    public required bool Applied { get; init; }

    /// <summary>Why nothing of it could be used at all.</summary>
    public ImportReason? Problem { get; init; }

    /// <summary>Transfers that were booked.</summary>
    public IReadOnlyList<BookedRow> Booked { get; init; } = [];

    /// <summary>Transfers that had been booked before.</summary>
    public int Known { get; init; }

    /// <summary>Transfers that a person has to look at, each with the reason.</summary>
    public IReadOnlyList<ImportNote> Left { get; init; } = [];

    /// <summary>Rows that could not be read.</summary>
    public IReadOnlyList<ImportNote> Refused { get; init; } = [];
}

/// <summary>A transfer that became an entry.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">Number of the row as the spreadsheet program shows it, from 1.</param>
/// <param name="Id">Id of the member.</param>
/// <param name="Name">Full name of the member.</param>
/// <param name="Amount">What came in.</param>
/// <param name="What">What it was booked as.</param>
/// <param name="DocumentNumber">Number that stands on paper.</param>
public sealed record BookedRow(string Sheet, int Row, string Id, string Name, Dong Amount, string What, string DocumentNumber);

/// <summary>How reports of bank statements are printed, and how what was booked is kept.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StatementReport))]
[JsonSerializable(typeof(BookedTransfers))]
public sealed partial class StatementJson : JsonSerializerContext
{
    /// <summary>Index that lists what was booked of a club; key: the club's id.</summary>
    public const string ByClub = "by-club";

    /// <summary>Index of those whose members were not all told; key: the club's id.</summary>
    public const string Untold = "untold";

    /// <summary>More months than any club lives; a limit for queries over one club.</summary>
    public const int MonthsMax = 10_000;

    private static readonly StatementJson Stored = new(DocumentJson.NewOptions());

    /// <summary>JSON for people and scripts.</summary>
    public static StatementJson Printed { get; } = new(new JsonSerializerOptions(ImportJson.Printed.Options));

    public static DocumentType<BookedTransfers> Transfers { get; } = new DocumentType<BookedTransfers>("booked-transfers", () => Stored.BookedTransfers)
        .Index(ByClub, month => month.ClubId)
        .Index(Untold, month => month.HasUntold ? [month.ClubId] : []);
}
