using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Turns;

/// <summary>All that one turn knows and does. Nothing leaves and nothing is kept until the turn is committed.</summary>
/// <remarks>A turn may run more than once when its commit meets a conflict: what it does must follow from this alone.</remarks>
public interface ITurnContext
{
    /// <summary>Activities that were queued for this conversation in this turn.</summary>
    int ReplyCount { get; }

    /// <summary>What came in.</summary>
    Activity Activity { get; }

    /// <summary>Whose conversation it is, as the channel proved it.</summary>
    ConversationReference Conversation { get; }

    /// <summary>The instant of this turn; it does not change when the turn is run again.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The waiting message that this turn delivers, or null when a person said something.</summary>
    OutboxMessage? Proactive { get; }

    /// <summary>The documents as the person of this turn may see them.</summary>
    IDocumentSession Documents { get; set; }

    /// <summary>The same unit of work without a policy: for what the product itself has to know, never for what a person asked to see.</summary>
    IDocumentSession SystemDocuments { get; }

    /// <summary>The dialogs that are open in this conversation.</summary>
    DialogState Dialogs { get; set; }

    /// <summary>True once something was queued for the person in this turn.</summary>
    bool Responded { get; }

    /// <summary>Queues a message for the person; it leaves after the commit.</summary>
    ValueTask SendActivityAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Stages a message to another conversation, or to this one for later.</summary>
    void Enqueue(OutboxMessage message);

    /// <summary>An id that no other turn makes and that is the same when this turn is run again.</summary>
    string NewId();

    /// <summary>What middleware found out for this turn (who speaks, how to address them).</summary>
    T? Get<T>()
        where T : class;

    void Set<T>(T value)
        where T : class;
}

/// <summary>The bot: runs one turn.</summary>
public interface IBot
{
    ValueTask OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken);

    /// <summary>Says a message that nobody asked for, or begins its dialog.</summary>
    ValueTask OnProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken);

    /// <summary>The turn failed and everything it staged was dropped: say so kindly. Runs on a fresh turn.</summary>
    ValueTask OnTurnErrorAsync(ITurnContext turn, Exception exception, CancellationToken cancellationToken);
}

/// <summary>Runs around the bot, in the order of registration.</summary>
public interface IMiddleware
{
    ValueTask OnTurnAsync(ITurnContext turn, NextDelegate next, CancellationToken cancellationToken);
}

/// <summary>The rest of the pipeline.</summary>
public delegate ValueTask NextDelegate(CancellationToken cancellationToken);
