using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>Words that were said and have to leave over a wire, in their order in each conversation. They are durable with the turn that said them.</summary>
public sealed class OutgoingQueue(
    IDocumentStore store, DocumentCatalog catalog, DeliveryGate gate, OutboxEndings endings, IOutboxSignal outbox, TimeProvider time)
{
    /// <summary>Reason of a part that was under way when the process died: it may have left.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>Reason of a notice whose words stand in no conversation any more.</summary>
    public const string WithoutWords = "without-words";

    /// <summary>Commits of one settlement that may be refused because a turn was faster.</summary>
    private const int RunsMax = 100;

    /// <summary>Keys of the conversations of a channel that have words of the lane to send now, by instant.</summary>
    public async ValueTask<IReadOnlyList<string>> DueAsync(
        string channelId, OutboxLane lane, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var (from, before) = (DateTimeOffset.MinValue, now.AddTicks(1));
        if (lane == OutboxLane.Reply)
        {
            var due = await QueryAsync<Conversation>(ConversationIndexes.Answers, channelId, from, before, limit, cancellationToken);
            return [.. due.Select(conversation => conversation.Id)];
        }

        // Somebody may have several notices: more are asked for until there are enough people.
        for (var rows = limit; ; rows *= 2)
        {
            var due = await QueryAsync<OutboxMessage>(OutboxIndexes.Notices, channelId, from, before, rows, cancellationToken);
            var people = due.GroupBy(message => message.To.Key, StringComparer.Ordinal).Take(limit).ToList();
            if (people.Count == limit || due.Count < rows)
            {
                // Asked for together, so that the store reads them in one go; its cache has them when their turn comes.
                var conversations = await Task.WhenAll(people.Select(each => NewSession().LoadAsync<Conversation>(each.Key, cancellationToken).AsTask()));
                var waiting = conversations.OfType<Conversation>().SelectMany(each => each.Outgoing).Select(part => part.OutboxId).ToHashSet();
                await EndWordlessAsync(people.SelectMany(each => each).Where(message => !waiting.Contains(message.Id)), cancellationToken);
                return [.. people.Select(each => each.Key)];
            }
        }
    }

    /// <summary>The conversation as it stands, or null.</summary>
    public ValueTask<Conversation?> LoadAsync(string conversationKey, CancellationToken cancellationToken) =>
        NewSession().LoadConversationAsync(conversationKey, cancellationToken);

    /// <summary>The earliest instant after now and before the given one at which a conversation of the channel may send words of the lane; null = none.</summary>
    public async ValueTask<DateTimeOffset?> NextAsync(
        string channelId, OutboxLane lane, DateTimeOffset now, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var from = now.AddTicks(1);
        if (lane == OutboxLane.Reply)
        {
            return await QueryAsync<Conversation>(ConversationIndexes.Answers, channelId, from, before, 1, cancellationToken) is [var answers, ..]
                ? ConversationIndexes.AnswersFrom(answers)
                : null;
        }

        return await QueryAsync<OutboxMessage>(OutboxIndexes.Notices, channelId, from, before, 1, cancellationToken) is [var notice, ..]
            ? notice.NotBefore
            : null;
    }

    /// <summary>Asks the policies about the message whose words these are, before the first piece of them leaves.</summary>
    /// <returns>Null when it may leave; otherwise what is to be recorded of it.</returns>
    public async ValueTask<PartOutcome?> JudgeAsync(OutgoingPart part, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!gate.HasPolicies || part is not { OutboxId: { } id, PiecesSent: 0 })
        {
            return null;
        }

        var session = NewSession();
        return await session.LoadAsync<OutboxMessage>(id, cancellationToken) is not { } message
            ? null
            : await gate.JudgeAsync(message, session, now, cancellationToken) switch
            {
                DeliveryVerdict.Later later => new PartOutcome.Held(later.NotBefore),
                DeliveryVerdict.Skip skip => new PartOutcome.Ended(OutboxState.Skipped, skip.Reason),
                _ => null,
            };
    }

    /// <summary>Puts on disk what is about to be handed to the channel, together with what is under way there already.</summary>
    /// <remarks>One caller for each channel.</remarks>
    public async ValueTask MarkAsync(string channelId, IReadOnlyList<PartUnderWay> parts, CancellationToken cancellationToken)
    {
        var session = NewSession();
        _ = await session.LoadAsync<SendingMark>(channelId, cancellationToken);
        session.Put(new SendingMark { Id = channelId, Parts = parts });
        if (await session.CommitAsync(cancellationToken) is CommitOutcome.Conflict)
        {
            throw new InvalidOperationException($"Two callers mark what is sent on channel '{channelId}'.");
        }
    }

    /// <summary>After a start, before anything is sent: what the mark names and nobody noted may have left, so it ends as unknown.</summary>
    /// <returns>How many parts that were.</returns>
    public async ValueTask<int> RecoverAsync(string channelId, CancellationToken cancellationToken)
    {
        if (await NewSession().LoadAsync<SendingMark>(channelId, cancellationToken) is not { Parts.Count: > 0 } mark)
        {
            return 0;
        }

        var open = new List<Settlement>();
        foreach (var part in mark.Parts)
        {
            if (await LoadAsync(part.ConversationKey, cancellationToken) is { } conversation && part.IsOpenIn(conversation))
            {
                open.Add(new Settlement(part.ConversationKey, part.Sequence, new PartOutcome.Ended(OutboxState.Unknown, Interrupted)));
            }
        }

        await SettleAsync(open, cancellationToken);
        await MarkAsync(channelId, [], cancellationToken);
        return open.Count;
    }

    /// <summary>Records what became of a part, if it still waits.</summary>
    /// <param name="settled">What became of it.</param>
    /// <param name="cancellationToken">Ends the work; give none after something has left.</param>
    public ValueTask SettleAsync(Settlement settled, CancellationToken cancellationToken) =>
        ChangeAsync(settled.ConversationKey, (change, _) => change.SettleAsync(settled, cancellationToken), cancellationToken);

    /// <summary>Records what became of several parts: in one commit, or in one for each when a turn changed one of their conversations.</summary>
    public async ValueTask SettleAsync(IReadOnlyList<Settlement> settled, CancellationToken cancellationToken)
    {
        var change = NewChange();
        foreach (var each in settled)
        {
            await change.SettleAsync(each, cancellationToken);
        }

        if (await CommitAsync(change, cancellationToken))
        {
            return;
        }

        foreach (var each in settled)
        {
            await SettleAsync(each, cancellationToken);
        }
    }

    /// <summary>The person has shut the conversation on the platform: what waits has failed.</summary>
    public ValueTask CloseAsync(string conversationKey, string reason, CancellationToken cancellationToken) => ChangeAsync(
        conversationKey,
        async (change, conversation) =>
        {
            change.Put(await change.ClosedAsync(conversation, reason, cancellationToken));
            return true;
        },
        cancellationToken);

    /// <summary>The person has opened the conversation again.</summary>
    public ValueTask ReopenAsync(string conversationKey, CancellationToken cancellationToken) => ChangeAsync(
        conversationKey,
        (change, conversation) =>
        {
            change.Put(conversation with { ClosedReason = null });
            return ValueTask.FromResult(conversation.ClosedReason is not null);
        },
        cancellationToken);

    private async ValueTask ChangeAsync(
        string conversationKey, Func<OutgoingChange, Conversation, ValueTask<bool>> run, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= RunsMax; number++)
        {
            var change = NewChange();
            if (await change.LoadAsync(conversationKey, cancellationToken) is not { } conversation
                || !await run(change, conversation)
                || await CommitAsync(change, cancellationToken))
            {
                return;
            }
        }

        throw new InvalidOperationException($"What was sent in conversation '{conversationKey}' could not be recorded in {RunsMax} commits.");
    }

    private async ValueTask<bool> CommitAsync(OutgoingChange change, CancellationToken cancellationToken)
    {
        if (await change.CommitAsync(cancellationToken) is not CommitOutcome.Committed)
        {
            return false;
        }

        if (change.IsFollowed)
        {
            outbox.Wake();
        }

        return true;
    }

    /// <summary>Ends notices that no conversation knows, as when one was erased: they would stand in front of all others for ever.</summary>
    private async ValueTask EndWordlessAsync(IEnumerable<OutboxMessage> suspected, CancellationToken cancellationToken)
    {
        foreach (var message in suspected)
        {
            // The conversation is read after the message: it has its words until the message has ended.
            var session = NewSession();
            if (await session.LoadAsync<OutboxMessage>(message.Id, cancellationToken) is { State: OutboxState.Sending } sending
                && (await session.LoadAsync<Conversation>(sending.To.Key, cancellationToken))?.Outgoing.Any(part => part.OutboxId == sending.Id) != true)
            {
                await endings.PutAsync(session, sending with { State = OutboxState.Unknown, Reason = WithoutWords }, time.GetUtcNow(), cancellationToken);
                await session.CommitAsync(cancellationToken);
            }
        }
    }

    private ValueTask<IReadOnlyList<T>> QueryAsync<T>(
        string index, string channelId, DateTimeOffset from, DateTimeOffset before, int limit, CancellationToken cancellationToken)
        where T : Document => NewSession().QueryRangeAsync<T>(
            index, OutboxIndexes.WireKey(channelId, from), OutboxIndexes.WireKey(channelId, before), limit, cancellationToken);

    private OutgoingChange NewChange() => new(NewSession(), endings, time.GetUtcNow());

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);
}
