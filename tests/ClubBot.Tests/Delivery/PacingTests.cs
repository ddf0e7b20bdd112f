using ClubBot.Channels;
using ClubBot.Delivery;
using ClubBot.Kernel.Schema;

namespace ClubBot.Tests.Delivery;

public sealed class PacingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly PacedChannel Channel = new();

    private readonly Pacing pacing = new();

    [Fact]
    public void Take_SamePerson_WaitsASecond()
    {
        Assert.Null(Take(1, Start));
        Assert.Equal(Start.AddSeconds(1), Take(1, Start.AddMilliseconds(200)));
        Assert.Null(Take(1, Start.AddSeconds(1)));
    }

    [Fact]
    public void Take_ManyPeople_NeverMoreThanThirtyInAnySecond()
    {
        var taken = new List<DateTimeOffset>();
        var now = Start;
        for (var person = 0; person < 300;)
        {
            if (Take(person, now) is { } until)
            {
                now = until;
                continue;
            }

            taken.Add(now);
            person++;
        }

        Assert.All(taken, instant => Assert.InRange(taken.Count(other => other >= instant && other < instant.AddSeconds(1)), 1, 30));
        Assert.InRange(taken.Count / (taken[^1] - taken[0]).TotalSeconds, 29.5, 34);
    }

    [Theory]
    [InlineData(1), InlineData(30), InlineData(3_600)]
    public void Hold_UntilAnInstant_NothingLeavesBefore(int seconds)
    {
        pacing.Hold(Channel.ChannelId, Start.AddSeconds(seconds));

        Assert.Equal(Start.AddSeconds(seconds), Take(1, Start));
        Assert.Equal(Start.AddSeconds(seconds), Take(2, Start.AddSeconds(seconds).AddTicks(-1)));
        Assert.Null(Take(2, Start.AddSeconds(seconds)));
    }

    private DateTimeOffset? Take(int person, DateTimeOffset now) =>
        pacing.TryTake(Channel, new ConversationReference(Channel.ChannelId, $"{person}", $"{person}"), now);

    private sealed class PacedChannel : IChannel
    {
        public string ChannelId => "telegram";

        public ChannelCapabilities Capabilities { get; } = new()
        {
            TextLengthMax = 4_096,
            MessagesPerSecond = 30,
            PersonPause = TimeSpan.FromSeconds(1),
        };

        public ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nothing is sent here.");
    }
}
