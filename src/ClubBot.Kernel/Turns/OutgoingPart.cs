using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Turns;

/// <summary>A message that stands in the conversation's log and has not left over its channel's wire yet.</summary>
public sealed record OutgoingPart
{
    /// <summary>Place of the words in the log; <see cref="Conversation.WordsOf"/> reads them.</summary>
    public required long Sequence { get; init; }

    /// <summary>The words, once their place is not in the conversation's <see cref="Conversation.Tail"/> any more.</summary>
    public Activity? Activity { get; init; }

    public OutboxLane Lane { get; init; }

    /// <summary>The outbox message whose words these are, or null for an answer.</summary>
    public string? OutboxId { get; init; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset SaidAt { get; init; }

    /// <summary>Pieces of it that have left: a text may be too long for one message of its channel.</summary>
    public int PiecesSent { get; init; }

    /// <summary>Times it was tried without success.</summary>
    public int Attempts { get; init; }

    /// <summary>Earliest instant at which it may leave; what stands behind it does not wait for that.</summary>
    public DateTimeOffset HeldUntil { get; init; }

    /// <summary>The outbox message by which it is found, while that is <see cref="OutboxState.Sending"/>; null when the conversation is found by it.</summary>
    /// <remarks>So a notice that has left is noted in its message alone, half the work of a broadcast; its part is taken off later.</remarks>
    internal string? FoundByMessage => Lane == OutboxLane.Notice ? OutboxId : null;
}

/// <summary>What became of one try to send the oldest part of a conversation.</summary>
public abstract record PartOutcome
{
    private PartOutcome()
    {
    }

    /// <summary>One piece has left and more of the part are to follow.</summary>
    public sealed record PieceSent : PartOutcome;

    /// <summary>All of it has left.</summary>
    public sealed record Sent : PartOutcome;

    /// <summary>Nothing left; the whole conversation waits until the instant.</summary>
    public sealed record Later(DateTimeOffset NotBefore) : PartOutcome;

    /// <summary>It may not leave before the instant, nor may the other parts of its message; what else waits goes on.</summary>
    public sealed record Held(DateTimeOffset NotBefore) : PartOutcome;

    /// <summary>It is not tried again. What follows it in the conversation still leaves.</summary>
    /// <param name="State"><see cref="OutboxState.Failed"/>, <see cref="OutboxState.Unknown"/> or <see cref="OutboxState.Skipped"/>.</param>
    /// <param name="Reason">A stable word.</param>
    public sealed record Ended(OutboxState State, string Reason) : PartOutcome;

    /// <summary>The person cannot be reached there: everything that waits has failed, and nothing is tried until the person writes again.</summary>
    public sealed record Closed(string Reason) : PartOutcome;
}

/// <summary>How conversations with something to send are found.</summary>
public static class ConversationIndexes
{
    /// <summary>Conversations with answers that have not left: by channel, then by the instant at which they may leave.</summary>
    public const string Answers = "answers-by-channel";

    internal static IEnumerable<string> AnswerKeys(Conversation conversation) =>
        AnswersFrom(conversation) is { } instant ? [OutboxIndexes.WireKey(conversation.Reference.ChannelId, instant)] : [];

    /// <summary>When the conversation may send answers; null when it has none.</summary>
    internal static DateTimeOffset? AnswersFrom(Conversation conversation)
    {
        DateTimeOffset? first = null;
        foreach (var part in conversation.Outgoing.Where(part => part.FoundByMessage is null))
        {
            first = part.HeldUntil > first ? first : part.HeldUntil;
        }

        return first < conversation.OutgoingNotBefore ? conversation.OutgoingNotBefore : first;
    }
}
