using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>What a board member counted at the end of a day, and what the ledger said at that instant.</summary>
public sealed record CashCount : Document, IBoardDocument
{
    public required string ClubId { get; init; }

    /// <summary>The club's day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Cash in the tin.</summary>
    public required Dong Counted { get; init; }

    /// <summary>Cash of the day by the ledger: what came in less what went out.</summary>
    public required Dong Booked { get; init; }

    /// <summary>Number of the ledger's newest entry at that instant.</summary>
    public required long LastEntry { get; init; }

    /// <summary>Id of the board member who counted and answers for it.</summary>
    public required string CountedBy { get; init; }

    public required DateTimeOffset CountedAt { get; init; }

    /// <summary>Number that the board member was given.</summary>
    public required string Receipt { get; init; }

    /// <summary>What was counted less what was booked; zero when they agree. It is never booked away.</summary>
    public Dong Difference => Counted - Booked;
}
