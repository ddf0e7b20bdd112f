using ClubBot.Channels.ZaloOa.Planning;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloOa;

/// <summary>Takes events, however they came: when it says yes, what the event brought is on disk.</summary>
internal sealed class ZaloOaInbox(EventReader reader, ITurnProcessor turns, OutgoingQueue outgoing, SendPlanner planner)
{
    /// <summary>Two clocks lie between when something happened and when it is heard. Guess.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>False when nothing was recorded and the event has to be taken again.</summary>
    public async Task<bool> TakeAsync(ZaloOaEvent happened, CancellationToken cancellationToken)
    {
        switch (await reader.ReadAsync(happened, cancellationToken))
        {
            case ZaloOaArrival.Said said:
                return await turns.ProcessAsync(said.Turn, cancellationToken) is not TurnOutcome.Busy;
            case ZaloOaArrival.Followed followed:
                // Before the turn, so that its greeting may leave.
                await planner.ActedAsync(followed.Turn.Conversation.Key, cancellationToken);
                return await turns.ProcessAsync(followed.Turn, cancellationToken) is not TurnOutcome.Busy;
            case ZaloOaArrival.Unfollowed unfollowed:
                await CloseAsync(unfollowed, cancellationToken);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Events come in any order: whoever has spoken since is there again.</summary>
    private async ValueTask CloseAsync(ZaloOaArrival.Unfollowed unfollowed, CancellationToken cancellationToken)
    {
        var conversation = await outgoing.LoadAsync(unfollowed.ConversationKey, cancellationToken);
        if (conversation is not null && conversation.LastHeardAt <= unfollowed.At + Late)
        {
            await outgoing.CloseAsync(unfollowed.ConversationKey, ZaloOaFailure.Unfollowed, cancellationToken);
        }
    }
}
