using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>A member says that what the club noted as received of them is wrong. The board looks at the paper book and answers.</summary>
public sealed record ReceiptDispute : Document, IMemberDocument
{
    /// <summary>Longest text that is kept of what the member says, in UTF-16 units.</summary>
    public const int WordsLengthMax = 1000;

    public required string ClubId { get; init; }

    public required string MemberId { get; init; }

    /// <summary>The ledger's entry that it is about.</summary>
    public required long EntryNumber { get; init; }

    /// <summary>What is wrong, in the member's words.</summary>
    public required string Words { get; init; }

    /// <summary>Number that the member was given and the board was told.</summary>
    public required string Receipt { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What the board answered, or null while it owes an answer.</summary>
    public ReceiptAnswer? Answer { get; init; }

    [JsonIgnore]
    public bool IsOpen => Answer is null;
}

/// <summary>What the board answers to a member who found a receipt wrong.</summary>
/// <param name="Words">In the words of who answers.</param>
/// <param name="By">Id of the board member.</param>
/// <param name="At">When.</param>
public sealed record ReceiptAnswer(string Words, string By, DateTimeOffset At)
{
    /// <summary>Longest answer, in UTF-16 units: it stands in one message with what it is about.</summary>
    public const int WordsLengthMax = 120;
}
