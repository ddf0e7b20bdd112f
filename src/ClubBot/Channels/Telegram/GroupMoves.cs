using System.Globalization;
using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.Telegram;

/// <summary>A group that became a supergroup, and with that another chat; the document's id is the chat's old one.</summary>
internal sealed record GroupMove : Document
{
    /// <summary>Id of the chat that it is now.</summary>
    public required long NewChat { get; init; }
}

/// <summary>Remembers which groups have moved, so that what is meant for the old chat goes to the new one at once.</summary>
/// <remarks>A supergroup never moves again. Source: Telegram Bot API, Message.migrate_to_chat_id, ResponseParameters.migrate_to_chat_id.</remarks>
internal sealed class GroupMoves(IDocumentStore store, DocumentCatalog catalog)
{
    /// <summary>Where the group is now.</summary>
    /// <param name="chat">The chat as the conversation knows it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async ValueTask<long> ChatOfAsync(long chat, CancellationToken cancellationToken) =>
        (await NewSession().LoadAsync<GroupMove>(IdOf(chat), cancellationToken))?.NewChat ?? chat;

    /// <summary>Keeps that the group has moved.</summary>
    public async ValueTask KeepAsync(long chat, long newChat, CancellationToken cancellationToken)
    {
        var session = NewSession();
        if (await session.LoadAsync<GroupMove>(IdOf(chat), cancellationToken) is null)
        {
            session.Put(new GroupMove { Id = IdOf(chat), NewChat = newChat });
            // A conflict means that it was kept meanwhile: Telegram says it in the chat and in refusals.
            await session.CommitAsync(cancellationToken);
        }
    }

    private static string IdOf(long chat) => chat.ToString(CultureInfo.InvariantCulture);

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GroupMove))]
internal sealed partial class TelegramStored : JsonSerializerContext
{
    public static TelegramStored Unescaped { get; } = new(DocumentJson.NewOptions());
}
