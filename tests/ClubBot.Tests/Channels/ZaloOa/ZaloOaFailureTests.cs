using ClubBot.Channels;
using ClubBot.Channels.ZaloOa;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>Every class of Zalo's error table leads to its action.</summary>
public sealed class ZaloOaFailureTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(-213, "not-following"), InlineData(-217, "blocked"), InlineData(-244, "blocked"), InlineData(-218, "cannot-receive")]
    [InlineData(-227, "inactive"), InlineData(-230, "window-closed"), InlineData(-232, "window-closed"), InlineData(-118, "not-found")]
    public void Outcome_PersonCannotBeReached_IsNeverTriedAgain(int code, string reason) =>
        Assert.Equal(new SendOutcome.Gone(reason), OutcomeOf(code));

    [Theory]
    [InlineData(-201, "zalo-201"), InlineData(-210, "zalo-210"), InlineData(-233, "zalo-233"), InlineData(-248, "zalo-248"), InlineData(-240, "zalo-240")]
    [InlineData(-100, "zalo-100"), InlineData(-211, "quota"), InlineData(-320, "quota"), InlineData(-321, "quota"), InlineData(-234, "night"), InlineData(-99999, "zalo-99999")]
    public void Outcome_MessageIsNotTaken_IsRefused(int code, string reason) => Assert.Equal(new SendOutcome.Refused(reason), OutcomeOf(code));

    [Theory]
    [InlineData(-204), InlineData(-205), InlineData(-209), InlineData(-212), InlineData(-219), InlineData(-221), InlineData(-223), InlineData(-224), InlineData(-235), InlineData(-242)]
    public void Outcome_AppHasToBeMended_KeepsTheMessageAndHoldsTheChannel(int code)
    {
        Assert.True(ZaloOaFailure.IsForPeople(new ApiReply.Answered(code, null)));
        Assert.IsNotType<SendOutcome.Refused>(OutcomeOf(code));
        Assert.IsNotType<SendOutcome.Gone>(OutcomeOf(code));
    }

    [Theory]
    [InlineData(-216), InlineData(-220), InlineData(-124)]
    public void Outcome_NewTokenRefusedAsWell_IsDenied(int code) => Assert.Equal(new SendOutcome.Denied("token-refused"), OutcomeOf(code));

    [Fact]
    public void Outcome_NoToken_IsDeniedOnlyWhenPeopleHaveToGrantAgain()
    {
        Assert.Equal(new SendOutcome.Denied("no-grant"), OutcomeOf(new ApiReply.NoToken(IsDead: true)));
        Assert.IsType<SendOutcome.Retry>(OutcomeOf(new ApiReply.NoToken(IsDead: false)));
    }

    [Fact]
    public void Outcome_TooManyCalls_WaitsAsLongAsSaid()
    {
        Assert.Equal(new SendOutcome.Retry(Pause), OutcomeOf(-32));
        Assert.Equal(new SendOutcome.Retry(TimeSpan.FromSeconds(7)), OutcomeOf(new ApiReply.Answered(-32, null, TimeSpan.FromSeconds(7))));
        Assert.Equal(new SendOutcome.Retry(Pause), OutcomeOf(new ApiReply.Answered(-32, null, TimeSpan.FromSeconds(-7))));
        Assert.Equal(new SendOutcome.Retry(TimeSpan.FromHours(1)), OutcomeOf(new ApiReply.Gateway(429, TimeSpan.FromHours(1))));
        Assert.Equal(new SendOutcome.Retry(TimeSpan.FromHours(24)), OutcomeOf(new ApiReply.Gateway(429, TimeSpan.FromDays(400))));
    }

    [Theory]
    [InlineData(0, true), InlineData(1, false)]
    public void Outcome_SendFailed_IsTriedTwiceAtMost(int attempts, bool isTriedAgain) => Assert.Equal(
        isTriedAgain ? new SendOutcome.Retry(null) : new SendOutcome.Refused("zalo-200"),
        ZaloOaFailure.OutcomeOf(new ApiReply.Answered(-200, null), attempts, Pause));

    [Fact]
    public void Outcome_OfTheWay_IsUnknownOnlyIfItMayHaveLeft()
    {
        Assert.Equal(new SendOutcome.Retry(null), OutcomeOf(new ApiReply.NotConnected()));
        Assert.Equal(new SendOutcome.Retry(null), OutcomeOf(new ApiReply.Gateway(502, null)));
        Assert.Equal(new SendOutcome.Refused("zalo-http-404"), OutcomeOf(new ApiReply.Gateway(404, null)));
        Assert.Equal(new SendOutcome.Unknown("no-answer"), OutcomeOf(new ApiReply.NoAnswer()));
    }

    private static SendOutcome OutcomeOf(int code) => OutcomeOf(new ApiReply.Answered(code, null));

    private static SendOutcome OutcomeOf(ApiReply reply) => ZaloOaFailure.OutcomeOf(reply, 0, Pause);
}
