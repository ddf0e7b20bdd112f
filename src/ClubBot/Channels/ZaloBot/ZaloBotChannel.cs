using System.Text.Json.Nodes;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Sends to Zalo: one call for each piece, never a second one by itself.</summary>
internal sealed partial class ZaloBotChannel(
    ZaloBotClient client, ZaloBotQuota quota, OutgoingQueue outgoing, IDocumentStore store, DocumentCatalog catalog, ZaloBotOptions options, ILogger<ZaloBotChannel> logger)
    : IChannel
{
    /// <summary>An answer that takes longer counts as none. Guess.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    public string ChannelId => Kernel.Schema.Channels.ZaloBot;

    /// <remarks>
    /// Source of the text's length: Zalo Bot docs, sendMessage, field text (1-2000). Not verified: whether code units or letters are
    /// counted; units are the smaller measure. The pace is a guess. No method for buttons is documented.
    /// </remarks>
    public ChannelCapabilities Capabilities { get; } = new()
    {
        TextLengthMax = 2_000,
        HasGroups = true,
        MessagesPerSecond = options.MessagesPerSecond,
        PersonPause = TimeSpan.FromMilliseconds(500),
        GroupPause = TimeSpan.FromSeconds(3),
    };

    /// <remarks>
    /// A used-up month refuses this message and leaves the conversation open: it ends as failed, so that the person is reached in another
    /// way, and an emergency or the next month still finds the way open.
    /// </remarks>
    public async ValueTask<SendOutcome> SendAsync(ConversationReference to, MessagePiece piece, CancellationToken cancellationToken)
    {
        int attempts;
        try
        {
            var part = (await outgoing.LoadAsync(to.Key, cancellationToken))?.PartOf(piece.ActivityId);
            attempts = part?.Attempts ?? 0;
            if (!await quota.TakeAsync(await WorthOfAsync(part, cancellationToken), cancellationToken))
            {
                return new SendOutcome.Refused(ZaloBotFailure.Quota);
            }
        }
        catch (StoreFailedException)
        {
            return new SendOutcome.Retry(null);
        }

        var message = new JsonObject { ["chat_id"] = to.ConversationId, ["text"] = piece.Text };
        var outcome = ZaloBotFailure.OutcomeOf(await client.CallAsync("sendMessage", message, AnswerMax, cancellationToken), attempts, options.QuotaPause);
        if (outcome is SendOutcome.Retry or SendOutcome.Refused or SendOutcome.Denied)
        {
            await GiveBackAsync();
        }

        return outcome;
    }

    private async ValueTask<ZaloBotWorth> WorthOfAsync(OutgoingPart? part, CancellationToken cancellationToken)
    {
        if (part?.OutboxId is { } id
            && await new DocumentSession(store, catalog, SystemAccess.Instance).LoadAsync<OutboxMessage>(id, cancellationToken) is { IsUrgent: true })
        {
            return ZaloBotWorth.Emergency;
        }

        return part?.Lane == OutboxLane.Notice ? ZaloBotWorth.Notice : ZaloBotWorth.Reply;
    }

    private async ValueTask GiveBackAsync()
    {
        try
        {
            await quota.GiveBackAsync(CancellationToken.None);
        }
        catch (StoreFailedException)
        {
            Log.CountedTooMany(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A message that Zalo did not take stays counted against the month.")]
        public static partial void CountedTooMany(ILogger logger);
    }
}
