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
    IOutboxSignal outbox,
    TimeProvider time,
    ILogger<TurnProcessor> logger) : ITurnProcessor
{
    private readonly ConversationLanes conversations = new();
    private readonly ConversationLanes contested = new();
    private readonly IMiddleware[] pipeline = [.. middleware];
    private readonly IConversationObserver[] observers = [.. observers];

    public async ValueTask<TurnOutcome> ProcessAsync(InboundTurn inbound, CancellationToken cancellationToken)
    {
        using var pass = await conversations.EnterAsync(inbound.Conversation.Key, cancellationToken);
        if (pass is null)
        {
            return new TurnOutcome.Busy();
        }

        return await UntilCommittedAsync(() => AttemptAsync(inbound, cancellationToken), cancellationToken);
    }

    public async ValueTask<OutboxMessage?> DeliverAsync(string outboxId, ConversationReference to, CancellationToken cancellationToken)
    {
        using var pass = await conversations.EnterAsync(to.Key, cancellationToken);
        if (pass is null)
        {
            return null;
        }

        return await UntilCommittedAsync(() => AttemptDeliveryAsync(outboxId, to, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Runs the turn again for as long as somebody else was faster. After a first conflict it queues for the contested document,
    /// so that fifty people after one last place take turns instead of colliding fifty times.
    /// </summary>
    private async ValueTask<T> UntilCommittedAsync<T>(Func<ValueTask<Attempt<T>>> run, CancellationToken cancellationToken)
    {
        IDisposable? pass = null;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var result = await run();
                if (result.Conflict is not { } key)
                {
                    return result.Value!;
                }

                Log.Conflict(logger, key.Type, key.Id, attempt);
                // Leave the old queue before entering the next: nobody ever holds one while waiting for another.
                pass?.Dispose();
                pass = await contested.EnterAsync(key.ToString(), cancellationToken);
            }
        }
        finally
        {
            pass?.Dispose();
        }
    }

    private async ValueTask<Attempt<TurnOutcome>> AttemptAsync(InboundTurn inbound, CancellationToken cancellationToken)
    {
        var session = NewSession();
        var before = await LoadAsync(session, inbound.Conversation, cancellationToken);
        if (before.ReceiptOf(inbound.InboundId) is { } receipt)
        {
            return new TurnOutcome.Duplicate(before.ActivityIdOf(receipt.Sequence));
        }

        var isLogged = inbound.Activity.Type is not (ActivityTypes.ConversationUpdate or ActivityTypes.Typing);
        var writer = new ConversationWriter(before, time.GetUtcNow());
        var heard = writer.Stamp(inbound.Activity with { From = User(inbound) });
        if (isLogged)
        {
            writer.Append(heard);
        }

        writer.Receive(inbound.InboundId);
        var turn = await RunAsync(session, before, heard, writer, cancellationToken);
        writer.Reply(turn, isLogged ? heard.Id : null);
        var outcome = await CommitAsync(turn, writer, cancellationToken);
        return outcome is { } conflict ? conflict : new TurnOutcome.Processed(before.ActivityIdOf(writer.HeardSequence));
    }

    private async ValueTask<Attempt<OutboxMessage?>> AttemptDeliveryAsync(string outboxId, ConversationReference to, CancellationToken cancellationToken)
    {
        var session = NewSession();
        var message = await session.LoadAsync<OutboxMessage>(outboxId, cancellationToken);
        if (message is not { State: OutboxState.Queued or OutboxState.Waiting })
        {
            return message;
        }

        var before = await LoadAsync(session, to, cancellationToken);
        var writer = new ConversationWriter(before, time.GetUtcNow());
        if (Deferral.For(message, before, writer.Now) is { } until)
        {
            message = message with { State = OutboxState.Waiting, NotBefore = until };
            session.Put(message);
            writer.Wait(message.Id);
            var idle = new TurnContext(session, before, new Activity(), writer.Now);
            return await CommitAsync(idle, writer, cancellationToken) is { } busy ? busy : message;
        }

        var activity = new Activity { Type = ActivityTypes.Event, Name = "proactive" };
        var turn = new TurnContext(session, before, activity, writer.Now) { Proactive = message };
        await InvokeAsync(turn, 0, cancellationToken);
        writer.Reply(turn, replyToId: null);
        message = message with { State = OutboxState.Sent, Attempts = message.Attempts + 1 };
        turn.SystemDocuments.Put(message);
        writer.NoLongerWait(message.Id);
        return await CommitAsync(turn, writer, cancellationToken) is { } conflict ? conflict : message;
    }

    /// <summary>Runs the pipeline. When it fails, all it staged is dropped and the bot apologises on a fresh turn.</summary>
    private async ValueTask<TurnContext> RunAsync(
        IDocumentSession session, Conversation before, Activity heard, ConversationWriter writer, CancellationToken cancellationToken)
    {
        var turn = new TurnContext(session, before, heard, writer.Now);
        try
        {
            await InvokeAsync(turn, 0, cancellationToken);
            await SayWaitingAsync(turn, before, writer, cancellationToken);
            return turn;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreFailedException))
        {
            Log.TurnFailed(logger, exception, before.Id, before.Turns + 1);
            var fresh = NewSession();
            await LoadAsync(fresh, before.Reference, cancellationToken);
            var apology = new TurnContext(fresh, before, heard, writer.Now);
            await bot.OnTurnErrorAsync(apology, exception, cancellationToken);
            return apology;
        }
    }

    /// <summary>Once the open question is answered, what waited for it is said in the same turn.</summary>
    private async ValueTask SayWaitingAsync(TurnContext turn, Conversation before, ConversationWriter writer, CancellationToken cancellationToken)
    {
        foreach (var id in before.Waiting)
        {
            if (turn.Dialogs.HasOpenQuestion)
            {
                return;
            }

            if (await turn.SystemDocuments.LoadAsync<OutboxMessage>(id, cancellationToken) is { State: OutboxState.Waiting } message)
            {
                await bot.OnProactiveAsync(turn, message, cancellationToken);
                turn.SystemDocuments.Put(message with { State = OutboxState.Sent, Attempts = message.Attempts + 1 });
            }

            writer.NoLongerWait(id);
        }
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
        if (await turn.SystemDocuments.CommitAsync(cancellationToken) is CommitOutcome.Conflict conflict)
        {
            return conflict.Key;
        }

        foreach (var observer in observers)
        {
            observer.Committed(turn.Conversation.Key, writer.Entries);
        }

        if (turn.HasEnqueued)
        {
            outbox.Wake();
        }

        return null;
    }

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);

    private static async ValueTask<Conversation> LoadAsync(
        IDocumentSession session, ConversationReference reference, CancellationToken cancellationToken) =>
        await session.LoadAsync<Conversation>(reference.Key, cancellationToken)
        ?? new Conversation { Id = reference.Key, Reference = reference };

    private static ChannelAccount User(InboundTurn inbound) => new()
    {
        Id = inbound.Conversation.UserId,
        Name = inbound.Activity.From?.Name,
        Role = Roles.User,
    };

    /// <summary>A result, or the document that somebody else changed first.</summary>
    private readonly record struct Attempt<T>(T? Value, DocumentKey? Conflict)
    {
        public static implicit operator Attempt<T>(T value) => new(value, null);

        public static implicit operator Attempt<T>(DocumentKey conflict) => new(default, conflict);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{Type} '{Id}' was changed by somebody else; attempt {Attempt} runs again.")]
        public static partial void Conflict(ILogger logger, string type, string id, int attempt);

        [LoggerMessage(2, LogLevel.Error, "Turn {Turn} of conversation {Conversation} failed; what it staged was dropped.")]
        public static partial void TurnFailed(ILogger logger, Exception exception, string conversation, long turn);
    }
}

/// <summary>Wakes whoever delivers the outbox.</summary>
public interface IOutboxSignal
{
    void Wake();
}
