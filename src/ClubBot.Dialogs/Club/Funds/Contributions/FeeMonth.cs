using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>Who of a club has paid the fee of one month. A whole club that pays at a meeting changes this one document.</summary>
public sealed record FeeMonth : Document, IBoardDocument
{
    public required string ClubId { get; init; }

    public required CalendarMonth Month { get; init; }

    /// <summary>What was paid, by the id of the member; who is not in it has not paid.</summary>
    public IReadOnlyDictionary<string, FeePayment> Paid { get; init => field = value ?? new Dictionary<string, FeePayment>(); } =
        new Dictionary<string, FeePayment>();

    /// <summary>The keys of the entries that paid it.</summary>
    [JsonIgnore]
    internal IEnumerable<string> EntryKeys => Paid.Values.Select(paid => EntryKey(ClubId, paid.EntryNumber)).Distinct(StringComparer.Ordinal);

    public static string IdOf(string clubId, CalendarMonth month) => $"{clubId}/{month.Key}";

    /// <summary>Key under which the months are found that a ledger's entry paid.</summary>
    public static string EntryKey(string clubId, long entryNumber) => $"{clubId}/{entryNumber}";
}

/// <summary>One member's fee of one month.</summary>
/// <param name="Amount">What it was.</param>
/// <param name="EntryNumber">The ledger's entry, which may have paid other months as well.</param>
/// <param name="PaidOn">Day of payment.</param>
public sealed record FeePayment(Dong Amount, long EntryNumber, DateOnly PaidOn);
