using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>The monthly three-way check of a club: cash, ledger and paper book, of each fund. Two sign; then the month is closed.</summary>
public sealed record MonthCheck : Document, IBoardDocument
{
    public required string ClubId { get; init; }

    /// <summary>First day of the month that is closed by it.</summary>
    public required DateOnly Month { get; init; }

    public required FundCheck Income { get; init; }

    public required FundCheck Activity { get; init; }

    /// <summary>Number of the ledger's newest entry when it was made.</summary>
    public required long LastEntry { get; init; }

    /// <summary>Number on paper.</summary>
    public required string Receipt { get; init; }

    /// <summary>Who signed, in order.</summary>
    public IReadOnlyList<CheckSignature> Signatures { get; init; } = [];

    /// <summary>True once both have signed and the month is closed.</summary>
    [JsonIgnore]
    public bool IsClosed => Signatures.Count >= 2;

    /// <summary>Id of the check that closes a month.</summary>
    public static string IdOf(string clubId, DateOnly month) => $"{clubId}/{month:yyyyMM}";

    /// <summary>True when this signature may follow those that are there: two people, of whom one keeps the cash and the other does not.</summary>
    /// <param name="memberId">Who would sign.</param>
    /// <param name="office">In what office.</param>
    public bool MaySign(string memberId, Office office) =>
        !IsClosed && office != Office.None
        && Signatures.All(other => other.MemberId != memberId && (other.Office == Office.Treasurer) != (office == Office.Treasurer));
}

/// <summary>One fund in the three ways.</summary>
/// <param name="Counted">Money that was counted.</param>
/// <param name="Ledger">What the ledger says at that instant.</param>
/// <param name="Book">What the paper book says.</param>
public sealed record FundCheck(Dong Counted, Dong Ledger, Dong Book)
{
    [JsonIgnore]
    public bool Agrees => Counted == Ledger && Ledger == Book;
}

/// <summary>A signature under a check.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Office">In what office at that time.</param>
/// <param name="At">When.</param>
public sealed record CheckSignature(string MemberId, Office Office, DateTimeOffset At);
