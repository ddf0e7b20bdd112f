using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Channels.BotConnector;

/// <summary>Where replies to a conversation go, as a proved call said; its id is the conversation's key. Names of people are not kept.</summary>
internal sealed record ConnectorAddress : Document
{
    public static DocumentType<ConnectorAddress> DocumentType { get; } = new("connector-address", () => ConnectorJson.Stored.ConnectorAddress);

    public required string ServiceUrl { get; init; }

    /// <summary>The channel behind the Connector, such as <c>msteams</c>.</summary>
    public required string ChannelId { get; init; }

    /// <summary>The channel's own id of the conversation, unshortened.</summary>
    public required string ConversationId { get; init; }

    public string? ConversationType { get; init; }

    public bool? IsGroup { get; init; }

    /// <summary>The channel's own id of the bot.</summary>
    public string? BotId { get; init; }

    /// <summary>The channel's own id of whoever spoke last.</summary>
    public required string UserId { get; init; }

    /// <summary>What the bot says, addressed as the channel wants it. Id, timestamp and serviceUrl are the channel's to set.</summary>
    /// <param name="said">The words.</param>
    /// <param name="replyToId">The channel's own id of what is answered; null when nothing is.</param>
    public Activity Direct(Activity said, string? replyToId) => said with
    {
        Id = null,
        Timestamp = null,
        ChannelId = ChannelId,
        From = new ChannelAccount { Id = BotId, Name = said.From?.Name, Role = Roles.Bot },
        Recipient = new ChannelAccount { Id = UserId, Role = Roles.User },
        Conversation = new ConversationAccount { Id = ConversationId, ConversationType = ConversationType, IsGroup = IsGroup },
        ReplyToId = replyToId,
    };
}

/// <summary>Keeps and finds addresses.</summary>
internal sealed class ConnectorAddresses(IDocumentStore store, DocumentCatalog catalog)
{
    /// <summary>Commits of one address that may be refused because another call was faster.</summary>
    private const int RunsMax = 20;

    public ValueTask<ConnectorAddress?> FindAsync(string conversationKey, CancellationToken cancellationToken) =>
        NewSession().LoadAsync<ConnectorAddress>(conversationKey, cancellationToken);

    /// <summary>Makes an address durable; costs nothing when it is known already.</summary>
    public async ValueTask KeepAsync(ConnectorAddress address, CancellationToken cancellationToken)
    {
        for (var run = 1; run <= RunsMax; run++)
        {
            var session = NewSession();
            if (await session.LoadAsync<ConnectorAddress>(address.Id, cancellationToken) == address)
            {
                return;
            }

            session.Put(address);
            if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
                return;
            }
        }

        throw new StoreFailedException($"The address of '{address.Id}' could not be recorded in {RunsMax} commits.");
    }

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);
}
