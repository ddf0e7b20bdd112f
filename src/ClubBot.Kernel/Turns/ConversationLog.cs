using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <inheritdoc />
public sealed class ConversationLog(IDocumentStore store, DocumentCatalog catalog) : IConversationLog
{
    public async ValueTask<IReadOnlyList<LogEntry>> ReadAsync(
        string conversationKey, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var session = new DocumentSession(store, catalog, SystemAccess.Instance);
        var conversation = await session.LoadAsync<Conversation>(conversationKey, cancellationToken);
        if (conversation is null || afterSequence >= conversation.LastSequence)
        {
            return [];
        }

        var found = new List<LogEntry>();
        var next = Math.Max(afterSequence, 0) + 1;
        var firstInTail = conversation.LastSequence - conversation.Tail.Count + 1;
        while (next < firstInTail && found.Count < limit)
        {
            var page = await session.LoadAsync<ConversationPage>(ConversationPage.IdOf(conversationKey, next), cancellationToken)
                ?? throw new StoreFailedException($"The log of conversation '{conversationKey}' lacks the page of entry {next}.");
            found.AddRange(page.Entries.Where(entry => entry.Sequence >= next));
            next = page.Entries[^1].Sequence + 1;
        }

        found.AddRange(conversation.Tail.Where(entry => entry.Sequence >= next));
        return found.Count > limit ? found[..limit] : found;
    }
}
