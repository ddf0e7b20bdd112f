using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>A member says that the loan book is wrong about their loan. The board looks at the paper book and answers.</summary>
public sealed record LoanDispute : Document, IOpenToFamily
{
    /// <summary>Longest text that is kept of what the member says, in UTF-16 units.</summary>
    public const int WordsLengthMax = 1000;

    public required string ClubId { get; init; }

    public required string MemberId { get; init; }

    /// <summary>The <see cref="Loan"/> it is about.</summary>
    public required string LoanId { get; init; }

    /// <summary>Where the loan stands in the paper book, for example "tr.3 dòng 2"; null where the book gives no place.</summary>
    public string? BookPlace { get; init; }

    /// <summary>Principal that the loan book showed as owed when the member said so.</summary>
    public Dong Outstanding { get; init; }

    /// <summary>What is wrong, in the member's words.</summary>
    public required string Words { get; init; }

    /// <summary>Number that the member was given and the board was told.</summary>
    public required string Receipt { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>For a relative: the <see cref="FamilyGrant"/> under which it was said; null for the member.</summary>
    public string? GrantId { get; init; }

    [JsonIgnore]
    FamilyRight IOpenToFamily.Right => FamilyRight.Loans;
}
