using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Lending;

/// <summary>A board member proposes to forgive what is still owed of a loan; another one has to agree.</summary>
public sealed record WriteOffProposal : Document, IBoardDocument
{
    /// <summary>Longest reference to the minutes that is kept, in UTF-16 units.</summary>
    public const int MinutesLengthMax = 60;

    public required string ClubId { get; init; }

    public required string MemberId { get; init; }

    public required string LoanId { get; init; }

    /// <summary>Where the club's decision stands in its minutes.</summary>
    public required string Minutes { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Number that the proposer was given.</summary>
    public required string Receipt { get; init; }

    /// <summary>What the board says, the proposer first.</summary>
    public IReadOnlyList<BoardVote> Votes { get; init; } = [];

    public WriteOffState State { get; init; }

    /// <summary>True while others of the board have to say.</summary>
    [JsonIgnore]
    public bool IsOpen => State == WriteOffState.Waiting;
}

/// <summary>How it stands with a proposal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WriteOffState>))]
public enum WriteOffState
{
    /// <summary>Others of the board have to say.</summary>
    Waiting,

    /// <summary>Enough agreed and it is booked.</summary>
    Booked,

    /// <summary>Enough did not agree, or there is nothing left to forgive.</summary>
    Dropped,
}
