using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using Microsoft.Extensions.Logging;

namespace ClubBot.Kernel.Turns;

/// <inheritdoc />
public sealed partial class TurnProcessor(
    IDocumentStore store,
    DocumentCatalog catalog,
    IBot bot,
    IEnumerable<IMiddleware> middleware,
    IEnumerable<IConversationObserver> observers,
    DeliveryGate gate,
    OutboxEndings endings,
    IOutboxSignal outbox,
    TimeProvider time,
    ILogger<TurnProcessor> logger) : ITurnProcessor
{
    private readonly ConversationLanes conversations = new();
    private readonly Contention contention = new(logger);
    private readonly IMiddleware[] pipeline = [.. middleware];
    private readonly IConversationObserver[] observers = [.. observers];

    public async ValueTask<TurnOutcome> ProcessAsync(InboundTurn inbound, CancellationToken cancellationToken)
    {
        using var pass = await EnterAsync(inbound.Conversation, cancellationToken);
        if (pass is null)
        {
            return new TurnOutcome.Busy();
        }

        var now = time.GetUtcNow();
        return await contention.UntilCommittedAsync(run => AttemptAsync(inbound, now, run, cancellationToken), cancellationToken);
    }

    public async ValueTask<OutboxMessage?> DeliverAsync(string outboxId, ConversationReference to, CancellationToken cancellationToken)
    {
        using var pass = await EnterAsync(to, cancellationToken);
        if (pass is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        return await contention.UntilCommittedAsync(_ => AttemptDeliveryAsync(outboxId, to, now, cancellationToken), cancellationToken);
    }

    private ValueTask<IDisposable?> EnterAsync(ConversationReference conversation, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(conversation.Key.Length, Conversation.KeyLengthMax, nameof(conversation));
        return conversations.EnterAsync(conversation.Key, cancellationToken);
    }

    private async ValueTask<Attempt<TurnOutcome>> AttemptAsync(
        InboundTurn inbound, DateTimeOffset now, int run, CancellationToken cancellationToken)
    {
        var session = NewSession();
        var before = await LoadAsync(session, inbound.Conversation, cancellationToken);
        if (before.ReceiptOf(inbound.InboundId) is { } receipt)
        {
            return new TurnOutcome.Duplicate(before.ActivityIdOf(receipt.Sequence)) { Answers = receipt.Answers ?? [] };
        }

        var isLogged = inbound.Activity.Type is not (ActivityTypes.ConversationUpdate or ActivityTypes.Typing);
        var writer = new ConversationWriter(before, now);
        var heard = writer.Stamp(inbound.Activity with { From = User(inbound) });
        if (isLogged)
        {
            writer.Append(heard);
        }

        writer.Receive(inbound.InboundId, inbound.TakesAnswers);
        var turn = run > Contention.RunsMax
            ? await ApologyAsync(before, heard, writer, new InvalidOperationException("The turn met a conflict at every commit."), cancellationToken)
            : await RunAsync(session, before, heard, writer, cancellationToken);
        writer.Reply(turn, isLogged ? heard.Id : null);
        var outcome = await CommitAsync(turn, writer, cancellationToken);
        return outcome is { } conflict
            ? conflict
            : new TurnOutcome.Processed(before.ActivityIdOf(writer.HeardSequence)) { Answers = writer.TakenAnswers };
    }

    private async ValueTask<Attempt<OutboxMessage?>> AttemptDeliveryAsync(
        string outboxId, ConversationReference to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = NewSession();
        var message = await session.LoadAsync<OutboxMessage>(outboxId, cancellationToken);
        if (message is not { State: OutboxState.Queued or OutboxState.Waiting })
        {
            return message;
        }

        var before = await LoadAsync(session, to, cancellationToken);
        var writer = new ConversationWriter(before, now);
        if (Judged(message, await gate.JudgeAsync(message, session, now, cancellationToken)) is { } held)
        {
            return await KeepAsync(session, before, writer, held, cancellationToken);
        }

        if (Deferral.For(message, before, writer.Now) is { } until)
        {
            var waiting = message with { State = OutboxState.Waiting, NotBefore = until };
            return await KeepAsync(session, before, writer, waiting, cancellationToken);
        }

        var activity = new Activity { Type = ActivityTypes.Event, Name = "proactive" };
        var turn = new TurnContext(session, before, activity, writer.Now) { Proactive = message };
        await InvokeAsync(turn, 0, cancellationToken);
        writer.Reply(turn, replyToId: null);
        message = Delivered(message, turn.Replies, before, turn.Now);
        await PutAsync(turn, message, cancellationToken);
        writer.NoLongerWait([message.Id]);
        return await CommitAsync(turn, writer, cancellationToken) is { } conflict ? conflict : message;
    }

    /// <summary>The message as it stands when it may not leave now; null when it may.</summary>
    private static OutboxMessage? Judged(OutboxMessage message, DeliveryVerdict verdict) => verdict switch
    {
        DeliveryVerdict.Later later => message with { State = OutboxState.Queued, NotBefore = later.NotBefore },
        DeliveryVerdict.Skip skip => message with { State = OutboxState.Skipped, Reason = skip.Reason },
        _ => null,
    };

    /// <summary>Commits a message of which nothing is said now, and whether the conversation waits to say it.</summary>
    private async ValueTask<Attempt<OutboxMessage?>> KeepAsync(
        DocumentSession session, Conversation before, ConversationWriter writer, OutboxMessage message, CancellationToken cancellationToken)
    {
        var idle = new TurnContext(session, before, new Activity(), writer.Now);
        await PutAsync(idle, message, cancellationToken);
        if (message.State == OutboxState.Waiting)
        {
            writer.Wait(message.Id);
        }
        else if (!before.Waiting.Contains(message.Id))
        {
            return await CommitAloneAsync(idle, cancellationToken) is { } contested ? contested : message;
        }
        else
        {
            writer.NoLongerWait([message.Id]);
        }

        return await CommitAsync(idle, writer, cancellationToken) is { } conflict ? conflict : message;
    }

    /// <summary>The same without the conversation, which nothing happened to.</summary>
    private async ValueTask<DocumentKey?> CommitAloneAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await turn.SystemDocuments.CommitAsync(CancellationToken.None) is CommitOutcome.Conflict conflict)
        {
            return conflict.Key;
        }

        if (turn.HasEnqueued)
        {
            outbox.Wake();
        }

        return null;
    }

    private async ValueTask PutAsync(TurnContext turn, OutboxMessage message, CancellationToken cancellationToken) =>
        turn.HasEnqueued |= await endings.PutAsync(turn.SystemDocuments, message, turn.Now, cancellationToken);

    /// <summary>Runs the pipeline. When it fails, all it staged is dropped and the bot apologises on a fresh turn.</summary>
    private async ValueTask<TurnContext> RunAsync(
        DocumentSession session, Conversation before, Activity heard, ConversationWriter writer, CancellationToken cancellationToken)
    {
        var turn = new TurnContext(session, before, heard, writer.Now);
        try
        {
            await InvokeAsync(turn, 0, cancellationToken);
        }
        catch (Exception exception) when (IsBotFailure(exception, cancellationToken))
        {
            return await ApologyAsync(before, heard, writer, exception, cancellationToken);
        }

        try
        {
            writer.NoLongerWait(await SayWaitingAsync(turn, before, cancellationToken));
            return turn;
        }
        catch (Exception exception) when (IsBotFailure(exception, cancellationToken))
        {
            // What the person said must not suffer from a message of ours: the turn runs without it, and the outbox brings it at its instant.
            Log.WaitingFailed(logger, exception, before.Id, before.Turns + 1);
            writer.NoLongerWait(before.Waiting);
            var fresh = await ReopenAsync(before, cancellationToken);
            return await RunAsync(fresh, before with { Waiting = [] }, heard, writer, cancellationToken);
        }
    }

    /// <summary>A turn that says no more than sorry, or nothing when even that fails: what the person said is recorded in any case.</summary>
    private async ValueTask<TurnContext> ApologyAsync(
        Conversation before, Activity heard, ConversationWriter writer, Exception failure, CancellationToken cancellationToken)
    {
        Log.TurnFailed(logger, failure, before.Id, before.Turns + 1);
        var apology = new TurnContext(await ReopenAsync(before, cancellationToken), before, heard, writer.Now);
        try
        {
            await bot.OnTurnErrorAsync(apology, failure, cancellationToken);
            return apology;
        }
        catch (Exception exception) when (IsBotFailure(exception, cancellationToken))
        {
            Log.ApologyFailed(logger, exception, before.Id, before.Turns + 1);
            return new TurnContext(await ReopenAsync(before, cancellationToken), before, heard, writer.Now);
        }
    }

    private static bool IsBotFailure(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        StoreFailedException => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => true,
    };

    /// <summary>Once the open question is answered, what waited for it is said in the same turn.</summary>
    /// <returns>Ids that need not wait any longer.</returns>
    private async ValueTask<IReadOnlyCollection<string>> SayWaitingAsync(TurnContext turn, Conversation before, CancellationToken cancellationToken)
    {
        var done = new List<string>();
        foreach (var id in before.Waiting)
        {
            if (turn.Dialogs.HasOpenQuestion)
            {
                break;
            }

            if (await turn.SystemDocuments.LoadAsync<OutboxMessage>(id, cancellationToken) is { State: OutboxState.Waiting } message)
            {
                await PutAsync(turn, await SayAsync(turn, message, before, cancellationToken), cancellationToken);
            }

            done.Add(id);
        }

        return done;
    }

    private async ValueTask<OutboxMessage> SayAsync(
        TurnContext turn, OutboxMessage message, Conversation before, CancellationToken cancellationToken)
    {
        if (Judged(message, await gate.JudgeAsync(message, turn.SystemDocuments, turn.Now, cancellationToken)) is { } held)
        {
            return held;
        }

        var said = turn.Replies.Count;
        turn.Saying = message;
        await bot.OnProactiveAsync(turn, message, cancellationToken);
        turn.Saying = null;
        return Delivered(message, turn.Replies.Skip(said), before with { ClosedReason = null }, turn.Now);
    }

    /// <summary>Where the log is the channel, what was said has arrived; elsewhere it still has to leave, if there is anybody to reach.</summary>
    private static OutboxMessage Delivered(
        OutboxMessage message, IEnumerable<QueuedReply> said, Conversation conversation, DateTimeOffset now)
    {
        var wasSaid = said.Any(reply => reply.Activity.Type == ActivityTypes.Message);
        var (state, reason) = (wasSaid, Channels.HasWire(conversation.Reference.ChannelId), conversation.ClosedReason) switch
        {
            (false, _, _) => (OutboxState.Skipped, OutboxMessage.NothingToSay),
            (true, false, _) => (OutboxState.Sent, (string?)null),
            (true, true, null) => (OutboxState.Sending, null),
            (true, true, { } closed) => (OutboxState.Failed, closed),
        };
        return message with
        {
            State = state,
            Reason = reason,
            Attempts = message.Attempts + 1,
            NotBefore = state == OutboxState.Sending ? conversation.DepartureOf(now) : message.NotBefore,
        };
    }

    private ValueTask InvokeAsync(TurnContext turn, int index, CancellationToken cancellationToken)
    {
        if (index < pipeline.Length)
        {
            return pipeline[index].OnTurnAsync(turn, token => InvokeAsync(turn, index + 1, token), cancellationToken);
        }

        return turn.Proactive is { } message
            ? bot.OnProactiveAsync(turn, message, cancellationToken)
            : bot.OnTurnAsync(turn, cancellationToken);
    }

    /// <summary>One durable commit of the conversation and all that was staged. Returns the contested document, or null when it is on disk.</summary>
    private async ValueTask<DocumentKey?> CommitAsync(TurnContext turn, ConversationWriter writer, CancellationToken cancellationToken)
    {
        writer.Close(turn.SystemDocuments);
        cancellationToken.ThrowIfCancellationRequested();
        // From here it may be on disk: a caller who gives up now must not keep those who listen from hearing of it.
        if (await turn.SystemDocuments.CommitAsync(CancellationToken.None) is CommitOutcome.Conflict conflict)
        {
            return conflict.Key;
        }

        foreach (var observer in writer.Entries.Count > 0 ? observers : [])
        {
            observer.Committed(turn.Conversation.Key, writer.Entries);
        }

        if (turn.HasEnqueued || writer.HasOutgoing)
        {
            outbox.Wake();
        }

        return null;
    }

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);

    /// <summary>A session that has staged nothing and knows the conversation's version.</summary>
    private async ValueTask<DocumentSession> ReopenAsync(Conversation before, CancellationToken cancellationToken)
    {
        var session = NewSession();
        await LoadAsync(session, before.Reference, cancellationToken);
        return session;
    }

    /// <summary>The conversation as it stands, with whoever speaks now: another person may have spoken last.</summary>
    private static async ValueTask<Conversation> LoadAsync(
        DocumentSession session, ConversationReference reference, CancellationToken cancellationToken) =>
        await session.LoadConversationAsync(reference.Key, cancellationToken) is { } known
            ? known with { Reference = reference }
            : new Conversation { Id = reference.Key, Reference = reference };

    private static ChannelAccount User(InboundTurn inbound) => new()
    {
        Id = inbound.Conversation.UserId,
        Name = inbound.Activity.From?.Name,
        Role = Roles.User,
    };

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "Turn {Turn} of conversation {Conversation} failed; what it staged was dropped.")]
        public static partial void TurnFailed(ILogger logger, Exception exception, string conversation, long turn);

        [LoggerMessage(3, LogLevel.Error, "Turn {Turn} of conversation {Conversation} could not say what waited; the outbox will bring it.")]
        public static partial void WaitingFailed(ILogger logger, Exception exception, string conversation, long turn);

        [LoggerMessage(4, LogLevel.Critical, "The apology for turn {Turn} of conversation {Conversation} failed too; the person gets no answer.")]
        public static partial void ApologyFailed(ILogger logger, Exception exception, string conversation, long turn);
    }
}

/// <summary>Wakes whoever delivers the outbox.</summary>
public interface IOutboxSignal
{
    void Wake();
}
