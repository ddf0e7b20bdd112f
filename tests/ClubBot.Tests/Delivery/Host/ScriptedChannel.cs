using ClubBot.Channels;
using ClubBot.Kernel.Schema;

namespace ClubBot.Tests.Delivery.Host;

/// <summary>A platform that answers as the test says, and remembers what it was given and when.</summary>
internal sealed class ScriptedChannel(TimeProvider time) : IChannel
{
    private int number;

    public string ChannelId => Kernel.Schema.Channels.Telegram;

    /// <remarks>Telegram's figures.</remarks>
    public ChannelCapabilities Capabilities { get; init; } = new()
    {
        TextLengthMax = 4_096,
        HasGroups = true,
        MessagesPerSecond = 30,
        PersonPause = TimeSpan.FromSeconds(1),
        GroupPause = TimeSpan.FromSeconds(3),
    };

    /// <summary>The answer to the message with this number, from 1; by default everything arrives.</summary>
    public Func<int, Given, SendOutcome> Answer { get; set; } = static (number, _) => new SendOutcome.Sent($"{number}");

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Everything that was handed over, in order.</summary>
    public List<Given> Log { get; } = [];

    /// <summary>What the person has on the phone.</summary>
    public IEnumerable<Given> Arrived => Log.Where(given => given.HasArrived);

    public async ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        var given = new Given(to.Key, piece.Text, time.GetUtcNow());
        Log.Add(given);
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, time, cancellationToken);
        }

        var answer = Answer(++number, given);
        given.HasArrived = answer is SendOutcome.Sent;
        return answer;
    }
}

/// <summary>One message that the platform was given.</summary>
internal sealed record Given(string To, string Text, DateTimeOffset At)
{
    public bool HasArrived { get; set; }
}
