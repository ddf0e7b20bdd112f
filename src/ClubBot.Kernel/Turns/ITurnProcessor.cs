using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Turns;

/// <summary>Takes what came in through its conversation's mailbox: one durable transaction for each turn.</summary>
public interface ITurnProcessor
{
    /// <summary>Runs one turn and returns when it is on disk.</summary>
    /// <remarks>A failing bot does not fail the turn: the message is recorded and the bot apologises.</remarks>
    ValueTask<TurnOutcome> ProcessAsync(InboundTurn inbound, CancellationToken cancellationToken);

    /// <summary>
    /// Delivers an outbox message into a conversation that keeps its log here: said, or kept until the open question is answered.
    /// The log entry and the message's new state are one commit.
    /// </summary>
    /// <returns>The message as it now stands on disk; null when it is gone or the conversation is too busy for it now.</returns>
    ValueTask<OutboxMessage?> DeliverAsync(string outboxId, ConversationReference to, CancellationToken cancellationToken);
}

/// <summary>One thing that came in from a channel, already verified.</summary>
/// <param name="Conversation">Whose conversation it is, as the channel proved it; what the sender claims does not count.</param>
/// <param name="InboundId">
/// The platform's own id of it: the same id again in this conversation is a repetition and changes nothing.
/// </param>
/// <param name="Activity">The content. Id, timestamp, sender and conversation are set by the processor.</param>
/// <param name="TakesAnswers">
/// True when the caller takes the answers from the outcome and hands them over itself: then they do not leave over the channel's wire. What
/// comes out of the outbox in this turn leaves over the wire all the same.
/// </param>
public sealed record InboundTurn(ConversationReference Conversation, string InboundId, Activity Activity, bool TakesAnswers = false);

/// <summary>How a turn ended.</summary>
public abstract record TurnOutcome
{
    private TurnOutcome()
    {
    }

    /// <summary>The turn is on disk.</summary>
    /// <param name="ActivityId">Id under which the message stands in the conversation's log.</param>
    public sealed record Processed(string ActivityId) : TurnOutcome
    {
        /// <summary>Places in the log of the answers that the caller takes; empty unless it asked for them.</summary>
        public IReadOnlyList<long> Answers { get; init; } = [];
    }

    /// <summary>This inbound id was processed before; nothing happened now.</summary>
    /// <param name="ActivityId">Id that it was given then.</param>
    public sealed record Duplicate(string ActivityId) : TurnOutcome
    {
        /// <summary>The answers that the caller could take then; the same every time.</summary>
        public IReadOnlyList<long> Answers { get; init; } = [];
    }

    /// <summary>Too many turns of this conversation wait already; nothing was recorded, the sender may try again.</summary>
    public sealed record Busy : TurnOutcome;
}
