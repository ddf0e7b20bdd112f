using ClubBot.Channels;
using ClubBot.Delivery;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Tests.Delivery;

public sealed class PacingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private readonly Pacing pacing = new(new ChannelCapabilities
    {
        TextLengthMax = 4_096,
        MessagesPerSecond = 30,
        PersonPause = TimeSpan.FromSeconds(1),
        GroupPause = TimeSpan.FromSeconds(3),
    });

    [Theory]
    [InlineData(false, 1), InlineData(true, 3)]
    public void Take_SameConversation_PausesFor(bool isGroup, int seconds)
    {
        var to = Person(1) with { IsGroup = isGroup };
        pacing.Take(OutboxLane.Reply, to, Start);

        Assert.Equal(Start.AddSeconds(seconds), pacing.PauseOf(to, Start.AddMilliseconds(200)));
        Assert.Null(pacing.PauseOf(to, Start.AddSeconds(seconds)));
        Assert.Equal((1, 0), (pacing.PausedAt(Start), pacing.PausedAt(Start.AddSeconds(seconds))));
    }

    [Theory]
    [InlineData(OutboxLane.Reply, 34), InlineData(OutboxLane.Notice, 30)]
    public void Take_ManyPeople_NeverMoreThanThirtyInAnySecond(OutboxLane lane, double perSecondMax)
    {
        var taken = new List<DateTimeOffset>();
        var now = Start;
        while (taken.Count < 300)
        {
            if (pacing.RoomAt(lane, now) == 0)
            {
                Assert.True(pacing.NextRoom(lane, now) > now);
                now = pacing.NextRoom(lane, now);
                continue;
            }

            pacing.Take(lane, Person(taken.Count), now);
            taken.Add(now);
        }

        Assert.All(taken, instant => Assert.InRange(taken.Count(other => other >= instant && other < instant.AddSeconds(1)), 1, 30));
        Assert.InRange(taken.Count / (taken[^1] - taken[0]).TotalSeconds, 29.5, perSecondMax);
    }

    [Fact]
    public void Notices_InFullSpeed_LeaveAPlaceForAnAnswerWithinAFewHundredthsOfASecond()
    {
        var now = Start;
        for (var person = 0; person < 100; person++)
        {
            now = pacing.NextRoom(OutboxLane.Notice, now);
            pacing.Take(OutboxLane.Notice, Person(person), now);
        }

        Assert.True(pacing.NextRoom(OutboxLane.Reply, now) - now < TimeSpan.FromMilliseconds(50));
    }

    [Theory]
    [InlineData(1), InlineData(30), InlineData(3_600)]
    public void Hold_UntilAnInstant_NothingLeavesBefore(int seconds)
    {
        var until = Start.AddSeconds(seconds);
        pacing.Hold(until);
        pacing.Hold(Start);

        Assert.Equal((0, 0), (pacing.RoomAt(OutboxLane.Reply, until.AddTicks(-1)), pacing.RoomAt(OutboxLane.Notice, Start)));
        Assert.Equal(until, pacing.NextRoom(OutboxLane.Reply, Start));
        Assert.Equal((30, 1), (pacing.RoomAt(OutboxLane.Reply, until), pacing.RoomAt(OutboxLane.Notice, until)));
    }

    [Fact]
    public void Room_ChannelWithoutARate_HasNoEnd()
    {
        var free = new Pacing(new ChannelCapabilities { TextLengthMax = 100 });
        for (var number = 0; number < 1_000; number++)
        {
            free.Take(OutboxLane.Notice, Person(1), Start);
        }

        Assert.Equal(int.MaxValue, free.RoomAt(OutboxLane.Notice, Start));
        Assert.Null(free.PauseOf(Person(1), Start));
    }

    private static ConversationReference Person(int number) => new("telegram", $"{number}", $"{number}");
}
