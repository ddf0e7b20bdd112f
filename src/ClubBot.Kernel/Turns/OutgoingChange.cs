using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>What became of parts, as changes of their conversations and of the outbox in one session.</summary>
internal sealed class OutgoingChange(DocumentSession session, OutboxEndings endings, DateTimeOffset now)
{
    /// <summary>True when somebody was told of a message that did not arrive, and may have put another one into the outbox.</summary>
    public bool IsFollowed { get; private set; }

    public ValueTask<Conversation?> LoadAsync(string conversationKey, CancellationToken cancellationToken) =>
        session.LoadConversationAsync(conversationKey, cancellationToken);

    public void Put(Conversation conversation) => session.Put(conversation);

    public ValueTask<CommitOutcome> CommitAsync(CancellationToken cancellationToken) => session.CommitAsync(cancellationToken);

    /// <summary>Stages what the outcome of one part of a conversation changes.</summary>
    /// <returns>False when the part does not wait any more.</returns>
    public async ValueTask<bool> SettleAsync(Settlement settled, CancellationToken cancellationToken)
    {
        if (await LoadAsync(settled.ConversationKey, cancellationToken) is not { } conversation
            || conversation.Outgoing.FirstOrDefault(part => part.Sequence == settled.Sequence) is not { } part)
        {
            return false;
        }

        var after = await AfterAsync(conversation, part, settled.Outcome, cancellationToken);
        if (!IsKnownByMessage(settled.Outcome, part, after))
        {
            Put(after);
        }

        return true;
    }

    /// <summary>The conversation when nobody is to be reached there any more: everything that waits has failed.</summary>
    public async ValueTask<Conversation> ClosedAsync(Conversation conversation, string reason, CancellationToken cancellationToken)
    {
        foreach (var part in conversation.Outgoing)
        {
            await EndAsync(conversation, part, OutboxState.Failed, reason, cancellationToken);
        }

        return conversation with { Outgoing = [], ClosedReason = reason };
    }

    /// <summary>True when the state of the part's message says all that has changed.</summary>
    private static bool IsKnownByMessage(PartOutcome outcome, OutgoingPart part, Conversation after) =>
        outcome is PartOutcome.Sent or PartOutcome.Ended
        && part.FoundByMessage is { } id
        && after.Outgoing.All(other => other.OutboxId != id);

    private async ValueTask<Conversation> AfterAsync(
        Conversation conversation, OutgoingPart part, PartOutcome outcome, CancellationToken cancellationToken)
    {
        var rest = conversation.Outgoing.Where(other => other.Sequence != part.Sequence).ToList();
        switch (outcome)
        {
            case PartOutcome.PieceSent:
                return With(conversation, part with { PiecesSent = part.PiecesSent + 1, Attempts = 0 });
            case PartOutcome.Sent:
                await FinishAsync(part, rest, OutboxState.Sent, null, cancellationToken);
                return conversation with { Outgoing = rest };
            case PartOutcome.Later later:
                await PostponeAsync(conversation.Outgoing, later.NotBefore, cancellationToken);
                return With(conversation, part with { Attempts = part.Attempts + 1 }) with { OutgoingNotBefore = later.NotBefore };
            case PartOutcome.Held held:
                await PostponeAsync([part], held.NotBefore, cancellationToken);
                return conversation with { Outgoing = [.. conversation.Outgoing.Select(other => HeldWith(part, other, held.NotBefore))] };
            case PartOutcome.Ended { State: OutboxState.Skipped } skipped:
                await EndAsync(conversation, part, skipped.State, skipped.Reason, cancellationToken);
                return conversation with { Outgoing = [.. rest.Where(other => other.OutboxId != part.OutboxId)] };
            case PartOutcome.Ended ended:
                await EndAsync(conversation, part, ended.State, ended.Reason, cancellationToken);
                return conversation with { Outgoing = [.. rest.Select(other => GoingOnWithout(part, other))] };
            case PartOutcome.Closed closed:
                return await ClosedAsync(conversation, closed.Reason, cancellationToken);
            default:
                throw new InvalidOperationException($"Nothing is known of {outcome}.");
        }
    }

    private static Conversation With(Conversation conversation, OutgoingPart changed) => conversation with
    {
        Outgoing = [.. conversation.Outgoing.Select(part => part.Sequence == changed.Sequence ? changed : part)],
    };

    private static OutgoingPart HeldWith(OutgoingPart held, OutgoingPart other, DateTimeOffset until) =>
        other.Sequence == held.Sequence || (held.OutboxId is not null && other.OutboxId == held.OutboxId)
            ? other with { HeldUntil = until }
            : other;

    /// <summary>What follows a part that ended is not found by their message any more, which has ended with it: it goes on as an answer does.</summary>
    private static OutgoingPart GoingOnWithout(OutgoingPart ended, OutgoingPart other) =>
        ended.FoundByMessage is { } id && other.OutboxId == id ? other with { Lane = OutboxLane.Reply } : other;

    /// <summary>The messages by which the parts are found wait as well.</summary>
    private async ValueTask PostponeAsync(IEnumerable<OutgoingPart> parts, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var id in parts.Select(part => part.FoundByMessage).OfType<string>().Distinct())
        {
            if (await session.LoadAsync<OutboxMessage>(id, cancellationToken) is { } message && message.NotBefore < until)
            {
                session.Put(message with { NotBefore = until });
            }
        }
    }

    /// <summary>An outbox message is sent once its last part is; one that went wrong in a part stays so.</summary>
    private async ValueTask FinishAsync(
        OutgoingPart part, IReadOnlyList<OutgoingPart> rest, OutboxState state, string? reason, CancellationToken cancellationToken)
    {
        if (part.OutboxId is { } id
            && (state != OutboxState.Sent || rest.All(other => other.OutboxId != id))
            && await session.LoadAsync<OutboxMessage>(id, cancellationToken) is { State: OutboxState.Sending } message)
        {
            await PutAsync(message with { State = state, Reason = reason }, cancellationToken);
        }
    }

    /// <summary>An answer that did not arrive for certain is kept as a message of its own, so that people can be told.</summary>
    private ValueTask EndAsync(
        Conversation conversation, OutgoingPart part, OutboxState state, string reason, CancellationToken cancellationToken) => part.OutboxId is not null
        ? FinishAsync(part, [], state, reason, cancellationToken)
        : PutAsync(
            new OutboxMessage
            {
                Id = $"{conversation.Id}!{part.Sequence:D7}",
                To = conversation.Reference,
                Activity = conversation.WordsOf(part),
                Lane = part.Lane,
                NotBefore = part.SaidAt,
                State = state,
                Reason = reason,
                Attempts = part.Attempts + 1,
            },
            cancellationToken);

    private async ValueTask PutAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        IsFollowed |= await endings.PutAsync(session, message, now, cancellationToken);
}

/// <summary>What became of one try to send a part.</summary>
/// <param name="ConversationKey"><see cref="Schema.ConversationReference.Key"/>.</param>
/// <param name="Sequence">Place of the part's words in the log.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record Settlement(string ConversationKey, long Sequence, PartOutcome Outcome);
