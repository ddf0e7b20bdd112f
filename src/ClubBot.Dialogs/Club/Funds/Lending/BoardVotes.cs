namespace ClubBot.Dialogs.Club.Funds.Lending;

/// <summary>What one board member says to a matter that the board decides.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="IsFor">True for yes.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why not, in the board member's words; null for yes.</param>
public sealed record BoardVote(string MemberId, bool IsFor, DateTimeOffset At, string? Reason = null);

/// <summary>How the votes of a matter stand.</summary>
public enum VoteStanding
{
    /// <summary>Not enough have said yes or no.</summary>
    Open,

    /// <summary>Enough have said yes.</summary>
    Carried,

    /// <summary>Enough have said no.</summary>
    Refused,
}

/// <summary>A matter that takes several of the board: as many for yes as for no, each of them once, nobody in their own matter.</summary>
public static class BoardVotes
{
    /// <summary>True when this board member may vote: it is not about them, and they have not agreed already. Who said no may still agree.</summary>
    /// <param name="votes">What was said so far.</param>
    /// <param name="aboutMemberId">The member whom the matter is about.</param>
    /// <param name="voterId">The board member.</param>
    public static bool MayVote(IReadOnlyList<BoardVote> votes, string aboutMemberId, string voterId) =>
        voterId != aboutMemberId && !votes.Any(vote => vote.MemberId == voterId && vote.IsFor);

    /// <summary>The votes with one more, which takes the place of what the same board member said before.</summary>
    public static IReadOnlyList<BoardVote> With(IReadOnlyList<BoardVote> votes, BoardVote vote) =>
        [.. votes.Where(earlier => earlier.MemberId != vote.MemberId), vote];

    /// <summary>How it stands.</summary>
    /// <param name="votes">What was said, once by each.</param>
    /// <param name="needed">How many have to agree, from 1.</param>
    public static VoteStanding Of(IReadOnlyList<BoardVote> votes, int needed) =>
        votes.Count(vote => vote.IsFor) >= needed ? VoteStanding.Carried
        : votes.Count(vote => !vote.IsFor) >= needed ? VoteStanding.Refused
        : VoteStanding.Open;
}
