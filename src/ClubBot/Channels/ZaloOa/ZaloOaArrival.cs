using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloOa;

/// <summary>What an event of Zalo is to us.</summary>
internal abstract record ZaloOaArrival
{
    private ZaloOaArrival()
    {
    }

    /// <summary>Somebody said, pressed or submitted something.</summary>
    /// <param name="Turn">The turn to run.</param>
    public sealed record Said(InboundTurn Turn) : ZaloOaArrival;

    /// <summary>Somebody began to follow: that opens the time in which one may write.</summary>
    /// <param name="Turn">The turn to run.</param>
    public sealed record Followed(InboundTurn Turn) : ZaloOaArrival;

    /// <summary>Somebody does not follow any more.</summary>
    /// <param name="ConversationKey">The conversation with that person.</param>
    /// <param name="At">When it happened.</param>
    public sealed record Unfollowed(string ConversationKey, DateTimeOffset At) : ZaloOaArrival;

    /// <summary>Nothing of ours.</summary>
    public sealed record Nothing : ZaloOaArrival;
}
