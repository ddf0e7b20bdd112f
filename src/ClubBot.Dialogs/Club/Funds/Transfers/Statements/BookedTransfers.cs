using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>The lines of bank statements that were booked, those of one month: what is here is never booked again.</summary>
public sealed record BookedTransfers : Document, IBoardDocument
{
    public required string ClubId { get; init; }

    /// <summary>In the order in which they were booked.</summary>
    public IReadOnlyList<BookedTransfer> Lines { get; init => field = value ?? []; } = [];

    /// <summary>Numbers of the entries whose members were not told yet.</summary>
    public IReadOnlyList<long> Untold { get; init => field = value ?? []; } = [];

    [JsonIgnore]
    public bool HasUntold => Untold.Count > 0;

    public static string IdOf(string clubId, CalendarMonth month) => $"{clubId}/{month.Key}";
}

/// <summary>A line of a statement and what became of it. A line whose entry was taken back stays: a person has decided about it.</summary>
/// <param name="Line">The line as the bank had it.</param>
/// <param name="EntryNumber">The ledger's entry.</param>
/// <param name="MemberId">Whose money it was.</param>
/// <param name="Purpose">What it was for.</param>
public sealed record BookedTransfer(StatementLine Line, long EntryNumber, string MemberId, TransferPurpose Purpose);
