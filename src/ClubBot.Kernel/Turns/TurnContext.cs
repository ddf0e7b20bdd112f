using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Kernel.Turns;

/// <inheritdoc cref="ITurnContext" />
internal sealed class TurnContext(IDocumentSession session, Conversation conversation, Activity activity, DateTimeOffset now)
    : ITurnContext
{
    private readonly List<QueuedReply> replies = [];
    private readonly Dictionary<Type, object> found = [];
    private int ids;

    public Activity Activity => activity;

    public ConversationReference Conversation => conversation.Reference;

    public DateTimeOffset Now => now;

    public OutboxMessage? Proactive { get; init; }

    public IDocumentSession Documents { get; set; } = session;

    public IDocumentSession SystemDocuments { get; } = session;

    public DialogState Dialogs { get; set; } = conversation.Dialogs;

    public bool Responded => replies.Count > 0;

    /// <summary>What was queued for the person, in order.</summary>
    public IReadOnlyList<QueuedReply> Replies => replies;

    public int ReplyCount => replies.Count;

    /// <summary>The waiting message whose words are being said, or null while the bot answers.</summary>
    public OutboxMessage? Saying { get; set; }

    /// <summary>True when a message to somebody was staged, so that the outbox worker is woken.</summary>
    public bool HasEnqueued { get; set; }

    public ValueTask SendActivityAsync(Activity activity, CancellationToken cancellationToken)
    {
        replies.Add(new QueuedReply(activity, Saying ?? Proactive));
        return ValueTask.CompletedTask;
    }

    public void Enqueue(OutboxMessage message)
    {
        SystemDocuments.Put(message);
        HasEnqueued = true;
    }

    public string NewId() => $"{conversation.Id}!{conversation.Turns + 1}.{++ids}";

    public T? Get<T>()
        where T : class => (T?)found.GetValueOrDefault(typeof(T));

    public void Set<T>(T value)
        where T : class => found[typeof(T)] = value;
}

/// <summary>Something the bot said in a turn.</summary>
/// <param name="Activity">The words.</param>
/// <param name="Source">The waiting message they belong to, or null for an answer.</param>
internal sealed record QueuedReply(Activity Activity, OutboxMessage? Source);
