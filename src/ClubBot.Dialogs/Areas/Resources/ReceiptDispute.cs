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
}
