using ClubBot.Dialogs.Club.Funds.Lending;

namespace ClubBot.Dialogs.Tests.Club.Funds.Lending;

public sealed class BoardVotesTests
{
    [Theory]
    [InlineData("", VoteStanding.Open)]
    [InlineData("+1", VoteStanding.Open)]
    [InlineData("+1 +2", VoteStanding.Carried)]
    [InlineData("-1 +2", VoteStanding.Open)]
    [InlineData("-1 +2 +1", VoteStanding.Carried)] // thought better of it
    [InlineData("-1 -2", VoteStanding.Refused)]
    [InlineData("+1 +1", VoteStanding.Open)] // one person is one vote
    public void Of_VotesOneAfterTheOther_Stand(string votes, VoteStanding standing) => Assert.Equal(standing, BoardVotes.Of(Votes(votes), 2));

    [Theory]
    [InlineData("", "me", true)]
    [InlineData("", "borrower", false)]
    [InlineData("+me", "me", false)]
    [InlineData("-me", "me", true)]
    [InlineData("+1", "me", true)]
    public void MayVote_OwnMatterOrTwice_IsNot(string votes, string voter, bool may) =>
        Assert.Equal(may, BoardVotes.MayVote(Votes(votes), "borrower", voter));

    private static IReadOnlyList<BoardVote> Votes(string votes) => votes
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(
            (IReadOnlyList<BoardVote>)[], (all, vote) => BoardVotes.With(all, new BoardVote(vote[1..], vote[0] == '+', DateTimeOffset.UnixEpoch)));
}
