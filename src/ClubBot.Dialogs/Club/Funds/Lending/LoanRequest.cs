using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Lending;

/// <summary>A member asks for a loan out of the income fund; the board decides, and somebody hands the money over.</summary>
public sealed record LoanRequest : Document, IMemberDocument
{
    /// <summary>Longest text that is kept of what the money is for, in UTF-16 units.</summary>
    public const int PurposeLengthMax = 60;

    public required string ClubId { get; init; }

    public required string MemberId { get; init; }

    public required Dong Amount { get; init; }

    /// <summary>What the money is for, in the member's words.</summary>
    public required string Purpose { get; init; }

    public required int TermMonths { get; init; }

    /// <summary>The club's interest when it was asked for: what the member was told is what will be lent.</summary>
    public required int MonthlyRateBasisPoints { get; init; }

    /// <summary>The club's way of paying back when it was asked for.</summary>
    public required RepaymentMethod Method { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Number that the member was given.</summary>
    public required string Receipt { get; init; }

    /// <summary>True where the register has a hardship: those are looked at first (LS20).</summary>
    public bool HasPriority { get; init; }

    public LoanRequestState State { get; init; }

    /// <summary>What the board says, oldest first.</summary>
    public IReadOnlyList<BoardVote> Votes { get; init; } = [];

    /// <summary>The <see cref="Loan"/> that came of it, or null.</summary>
    public string? LoanId { get; init; }

    /// <summary>True while somebody still has something to do with it.</summary>
    [JsonIgnore]
    public bool IsOpen => State is LoanRequestState.Waiting or LoanRequestState.Approved;

    /// <summary>The loan that would begin on a day.</summary>
    public Loan LoanOn(DateOnly day) => new()
    {
        Id = Loan.IdOf(MemberId, day),
        ClubId = ClubId,
        MemberId = MemberId,
        Principal = Amount,
        StartedOn = day,
        TermMonths = TermMonths,
        MonthlyRateBasisPoints = MonthlyRateBasisPoints,
        Method = Method,
        Purpose = Purpose,
    };

    /// <summary>The same with one vote more.</summary>
    /// <param name="vote">The vote.</param>
    /// <param name="needed">How many have to agree.</param>
    public LoanRequest With(BoardVote vote, int needed)
    {
        var votes = BoardVotes.With(Votes, vote);
        return this with
        {
            Votes = votes,
            State = BoardVotes.Of(votes, needed) switch
            {
                VoteStanding.Carried => LoanRequestState.Approved,
                VoteStanding.Refused => LoanRequestState.Refused,
                VoteStanding.Open => State,
            },
        };
    }
}

/// <summary>How it stands with a request.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LoanRequestState>))]
public enum LoanRequestState
{
    /// <summary>The board has not decided.</summary>
    Waiting,

    /// <summary>The board has agreed; the money was not handed over yet.</summary>
    Approved,

    /// <summary>The money was handed over.</summary>
    PaidOut,

    /// <summary>The board did not agree.</summary>
    Refused,

    /// <summary>The member took it back.</summary>
    Withdrawn,
}
