using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Income.Disputes;

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

    /// <summary>What the board answered last, or null.</summary>
    public DisputeAnswer? Answer { get; init; }

    /// <summary>Instant since which the board owes an answer: when it was said, or said again after an answer.</summary>
    public DateTimeOffset WaitsSince { get; init; }

    /// <summary>True once the member has said that the answer is right.</summary>
    public bool IsSettled { get; init; }

    /// <summary>True while the board owes an answer.</summary>
    [JsonIgnore]
    public bool IsOpen => !IsSettled && Answer is null;

    [JsonIgnore]
    FamilyRight IOpenToFamily.Right => FamilyRight.Loans;
}

/// <summary>What the board answers to a member who found the book wrong.</summary>
/// <param name="Words">In the words of who answers.</param>
/// <param name="By">Id of the board member.</param>
/// <param name="At">When.</param>
public sealed record DisputeAnswer(string Words, string By, DateTimeOffset At)
{
    /// <summary>Longest answer, in UTF-16 units: it stands in one message with what it is about.</summary>
    public const int WordsLengthMax = 120;
}
