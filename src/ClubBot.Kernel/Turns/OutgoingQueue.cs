using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>Words that were said and have to leave over a wire, in their order in each conversation. They are durable with the turn that said them.</summary>
public sealed class OutgoingQueue(
    IDocumentStore store, DocumentCatalog catalog, DeliveryGate gate, OutboxEndings endings, IOutboxSignal outbox, TimeProvider time)
{
    /// <summary>Commits of one settlement that may be refused because a turn was faster.</summary>
    private const int RunsMax = 100;

    /// <summary>Conversations that may send now: those with answers first, then notices, each by instant.</summary>
    public async ValueTask<IReadOnlyList<Conversation>> DueAsync(DateTimeOffset now, int limitPerLane, CancellationToken cancellationToken)
    {
        var due = new List<Conversation>();
        foreach (var lane in Enum.GetValues<OutboxLane>())
        {
            due.AddRange(await QueryAsync(lane, now.AddTicks(1), limitPerLane, cancellationToken));
        }

        return [.. due.DistinctBy(conversation => conversation.Id)];
    }

    /// <summary>The earliest instant after now and before the given one at which a conversation may send; null = none.</summary>
    public async ValueTask<DateTimeOffset?> NextAsync(DateTimeOffset now, DateTimeOffset before, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        foreach (var lane in Enum.GetValues<OutboxLane>())
        {
            var first = await NewSession().QueryRangeAsync<Conversation>(
                ConversationIndexes.Outgoing, OutboxIndexes.DueKey(lane, now.AddTicks(1)), OutboxIndexes.DueKey(lane, before), 1, cancellationToken);
            if (first.Count > 0 && !(first[0].OutgoingNotBefore > next))
            {
                next = first[0].OutgoingNotBefore;
            }
        }

        return next;
    }

    /// <summary>The conversation as it stands on disk, or null.</summary>
    public ValueTask<Conversation?> LoadAsync(string conversationKey, CancellationToken cancellationToken) =>
        NewSession().LoadAsync<Conversation>(conversationKey, cancellationToken);

    /// <summary>Asks the policies about the message whose words these are, before the first piece of them leaves.</summary>
    /// <returns>Null when it may leave; otherwise what is to be recorded of it.</returns>
    public async ValueTask<PartOutcome?> JudgeAsync(OutgoingPart part, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = NewSession();
        if (part is not { OutboxId: { } id, PiecesSent: 0 } || await session.LoadAsync<OutboxMessage>(id, cancellationToken) is not { } message)
        {
            return null;
        }

        return await gate.JudgeAsync(message, session, now, cancellationToken) switch
        {
            DeliveryVerdict.Later later => new PartOutcome.Held(later.NotBefore),
            DeliveryVerdict.Skip skip => new PartOutcome.Ended(OutboxState.Skipped, skip.Reason),
            _ => null,
        };
    }

    /// <summary>Records what became of a part, if it still waits.</summary>
    /// <param name="conversationKey"><see cref="Schema.ConversationReference.Key"/>.</param>
    /// <param name="activityId">Id of the part's activity.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="cancellationToken">Ends the work; give none after something has left.</param>
    public ValueTask SettleAsync(string conversationKey, string activityId, PartOutcome outcome, CancellationToken cancellationToken) =>
        ChangeAsync(
            conversationKey,
            async (session, conversation) =>
            {
                if (conversation.Outgoing.FirstOrDefault(part => part.Activity.Id == activityId) is not { } part)
                {
                    return false;
                }

                session.Put(await AfterAsync(session, conversation, part, outcome, cancellationToken));
                return true;
            },
            cancellationToken);

    /// <summary>The person has shut the conversation on the platform: what waits has failed.</summary>
    public ValueTask CloseAsync(string conversationKey, string reason, CancellationToken cancellationToken) => ChangeAsync(
        conversationKey,
        async (session, conversation) =>
        {
            session.Put(await ClosedAsync(session, conversation, reason, cancellationToken));
            return true;
        },
        cancellationToken);

    /// <summary>The person has opened the conversation again.</summary>
    public ValueTask ReopenAsync(string conversationKey, CancellationToken cancellationToken) => ChangeAsync(
        conversationKey,
        (session, conversation) =>
        {
            session.Put(conversation with { ClosedReason = null });
            return ValueTask.FromResult(conversation.ClosedReason is not null);
        },
        cancellationToken);

    private async ValueTask<Conversation> AfterAsync(
        DocumentSession session, Conversation conversation, OutgoingPart part, PartOutcome outcome, CancellationToken cancellationToken)
    {
        var rest = conversation.Outgoing.Where(other => other.Activity.Id != part.Activity.Id).ToList();
        switch (outcome)
        {
            case PartOutcome.PieceSent:
                return With(conversation, part with { PiecesSent = part.PiecesSent + 1, Attempts = 0 });
            case PartOutcome.Sent:
                await FinishAsync(session, part, rest, OutboxState.Sent, null, cancellationToken);
                return conversation with { Outgoing = rest };
            case PartOutcome.Later later:
                return With(conversation, part with { Attempts = part.Attempts + 1 }) with { OutgoingNotBefore = later.NotBefore };
            case PartOutcome.Held held:
                return conversation with { Outgoing = [.. conversation.Outgoing.Select(other => HeldWith(part, other, held.NotBefore))] };
            case PartOutcome.Ended { State: OutboxState.Skipped } skipped:
                await EndAsync(session, conversation, part, skipped.State, skipped.Reason, cancellationToken);
                return conversation with { Outgoing = [.. rest.Where(other => other.OutboxId != part.OutboxId)] };
            case PartOutcome.Ended ended:
                await EndAsync(session, conversation, part, ended.State, ended.Reason, cancellationToken);
                return conversation with { Outgoing = rest };
            case PartOutcome.Closed closed:
                return await ClosedAsync(session, conversation, closed.Reason, cancellationToken);
            default:
                throw new InvalidOperationException($"Nothing is known of {outcome}.");
        }
    }

    private static Conversation With(Conversation conversation, OutgoingPart changed) => conversation with
    {
        Outgoing = [.. conversation.Outgoing.Select(part => part.Activity.Id == changed.Activity.Id ? changed : part)],
    };

    private static OutgoingPart HeldWith(OutgoingPart held, OutgoingPart other, DateTimeOffset until) =>
        other.Activity.Id == held.Activity.Id || (held.OutboxId is not null && other.OutboxId == held.OutboxId) ? other with { HeldUntil = until } : other;

    private async ValueTask<Conversation> ClosedAsync(
        DocumentSession session, Conversation conversation, string reason, CancellationToken cancellationToken)
    {
        foreach (var part in conversation.Outgoing)
        {
            await EndAsync(session, conversation, part, OutboxState.Failed, reason, cancellationToken);
        }

        return conversation with { Outgoing = [], ClosedReason = reason };
    }

    /// <summary>An outbox message is sent once its last part is; one that went wrong in a part stays so.</summary>
    private async ValueTask FinishAsync(
        DocumentSession session, OutgoingPart part, IReadOnlyList<OutgoingPart> rest, OutboxState state, string? reason, CancellationToken cancellationToken)
    {
        if (part.OutboxId is { } id
            && (state != OutboxState.Sent || rest.All(other => other.OutboxId != id))
            && await session.LoadAsync<OutboxMessage>(id, cancellationToken) is { State: OutboxState.Sending } message)
        {
            await endings.PutAsync(session, message with { State = state, Reason = reason }, time.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>An answer that did not arrive for certain is kept as a message of its own, so that people can be told.</summary>
    private async ValueTask EndAsync(
        DocumentSession session, Conversation conversation, OutgoingPart part, OutboxState state, string reason, CancellationToken cancellationToken)
    {
        if (part.OutboxId is not null)
        {
            await FinishAsync(session, part, [], state, reason, cancellationToken);
            return;
        }

        var answer = new OutboxMessage
        {
            Id = $"{conversation.Id}!{part.Activity.Id![^7..]}",
            To = conversation.Reference,
            Activity = part.Activity,
            Lane = part.Lane,
            NotBefore = part.SaidAt,
            State = state,
            Reason = reason,
            Attempts = part.Attempts + 1,
        };
        await endings.PutAsync(session, answer, time.GetUtcNow(), cancellationToken);
    }

    private async ValueTask ChangeAsync(
        string conversationKey, Func<DocumentSession, Conversation, ValueTask<bool>> change, CancellationToken cancellationToken)
    {
        for (var run = 1; run <= RunsMax; run++)
        {
            var session = NewSession();
            if (await session.LoadAsync<Conversation>(conversationKey, cancellationToken) is not { } conversation
                || !await change(session, conversation))
            {
                return;
            }

            if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
                // Whoever follows up may have put another message into the outbox.
                outbox.Wake();
                return;
            }
        }

        throw new InvalidOperationException($"What was sent in conversation '{conversationKey}' could not be recorded in {RunsMax} commits.");
    }

    private async ValueTask<IReadOnlyList<Conversation>> QueryAsync(OutboxLane lane, DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        await NewSession().QueryRangeAsync<Conversation>(
            ConversationIndexes.Outgoing, OutboxIndexes.DueKey(lane, DateTimeOffset.MinValue), OutboxIndexes.DueKey(lane, before), limit, cancellationToken);

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);
}
