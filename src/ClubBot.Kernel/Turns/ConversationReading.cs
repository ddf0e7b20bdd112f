using ClubBot.Kernel.Documents;

namespace ClubBot.Kernel.Turns;

/// <summary>Reads conversations.</summary>
public static class ConversationReading
{
    /// <summary>The conversation as it stands, without the parts of notices that have ended; null when there is none.</summary>
    public static async ValueTask<Conversation?> LoadConversationAsync(
        this IDocumentSession documents, string key, CancellationToken cancellationToken)
    {
        if (await documents.LoadAsync<Conversation>(key, cancellationToken) is not { } conversation)
        {
            return null;
        }

        HashSet<string>? ended = null;
        foreach (var id in conversation.Outgoing.Select(part => part.FoundByMessage).OfType<string>().Distinct())
        {
            if (await documents.LoadAsync<OutboxMessage>(id, cancellationToken) is not { State: OutboxState.Sending })
            {
                (ended ??= []).Add(id);
            }
        }

        return ended is null
            ? conversation
            : conversation with { Outgoing = [.. conversation.Outgoing.Where(part => part.FoundByMessage is not { } id || !ended.Contains(id))] };
    }
}
