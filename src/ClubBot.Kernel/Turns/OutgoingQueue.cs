using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>Words that were said and have to leave over a wire, in their order in each conversation. They are durable with the turn that said them.</summary>
public sealed class OutgoingQueue(IDocumentStore store, DocumentCatalog catalog)
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

        return due;
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

    /// <summary>Records what became of the oldest part, if that is still the one named.</summary>
    /// <param name="conversationKey"><see cref="Schema.ConversationReference.Key"/>.</param>
    /// <param name="activityId">Id of the part's activity.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="cancellationToken">Ends the work; give none after something has left.</param>
    public ValueTask SettleAsync(string conversationKey, string activityId, PartOutcome outcome, CancellationToken cancellationToken) =>
        ChangeAsync(
            conversationKey,
            async (session, conversation) =>
            {
                if (conversation.Outgoing is not [var head, ..] || head.Activity.Id != activityId)
                {
                    return false;
                }

                session.Put(await AfterAsync(session, conversation, head, outcome, cancellationToken));
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

    private static async ValueTask<Conversation> AfterAsync(
        DocumentSession session, Conversation conversation, OutgoingPart head, PartOutcome outcome, CancellationToken cancellationToken)
    {
        var rest = conversation.Outgoing.Skip(1).ToList();
        switch (outcome)
        {
            case PartOutcome.PieceSent:
                return conversation with { Outgoing = [head with { PiecesSent = head.PiecesSent + 1, Attempts = 0 }, .. rest] };
            case PartOutcome.Sent:
                await FinishAsync(session, head, rest, OutboxState.Sent, null, cancellationToken);
                return conversation with { Outgoing = rest };
            case PartOutcome.Later later:
                return conversation with { Outgoing = [head with { Attempts = head.Attempts + 1 }, .. rest], OutgoingNotBefore = later.NotBefore };
            case PartOutcome.Ended ended:
                await EndAsync(session, conversation, head, ended.State, ended.Reason, cancellationToken);
                return conversation with { Outgoing = rest };
            case PartOutcome.Closed closed:
                return await ClosedAsync(session, conversation, closed.Reason, cancellationToken);
            default:
                throw new InvalidOperationException($"Nothing is known of {outcome}.");
        }
    }

    private static async ValueTask<Conversation> ClosedAsync(
        DocumentSession session, Conversation conversation, string reason, CancellationToken cancellationToken)
    {
        foreach (var part in conversation.Outgoing)
        {
            await EndAsync(session, conversation, part, OutboxState.Failed, reason, cancellationToken);
        }

        return conversation with { Outgoing = [], ClosedReason = reason };
    }

    /// <summary>An outbox message is sent once its last part is; one that went wrong in a part stays so.</summary>
    private static async ValueTask FinishAsync(
        DocumentSession session, OutgoingPart part, IReadOnlyList<OutgoingPart> rest, OutboxState state, string? reason, CancellationToken cancellationToken)
    {
        if (part.OutboxId is { } id
            && (state != OutboxState.Sent || rest.All(other => other.OutboxId != id))
            && await session.LoadAsync<OutboxMessage>(id, cancellationToken) is { State: OutboxState.Sending } message)
        {
            session.Put(message with { State = state, Reason = reason });
        }
    }

    /// <summary>An answer that did not arrive for certain is kept as a message of its own, so that people can be told.</summary>
    private static async ValueTask EndAsync(
        DocumentSession session, Conversation conversation, OutgoingPart part, OutboxState state, string reason, CancellationToken cancellationToken)
    {
        if (part.OutboxId is not null)
        {
            await FinishAsync(session, part, [], state, reason, cancellationToken);
            return;
        }

        session.Put(new OutboxMessage
        {
            Id = $"{conversation.Id}!{part.Activity.Id![^7..]}",
            To = conversation.Reference,
            Activity = part.Activity,
            Lane = part.Lane,
            NotBefore = part.SaidAt,
            State = state,
            Reason = reason,
            Attempts = part.Attempts + 1,
        });
    }

    private async ValueTask ChangeAsync(
        string conversationKey, Func<DocumentSession, Conversation, ValueTask<bool>> change, CancellationToken cancellationToken)
    {
        for (var run = 1; run <= RunsMax; run++)
        {
            var session = NewSession();
            if (await session.LoadAsync<Conversation>(conversationKey, cancellationToken) is not { } conversation
                || !await change(session, conversation)
                || await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
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
