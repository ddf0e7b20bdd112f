using ClubBot.Kernel.Documents;
using Microsoft.Extensions.Logging;

namespace ClubBot.Kernel.Turns;

/// <summary>Told when a message has ended without arriving for certain, so that the person can be reached in another way.</summary>
public interface IOutboxFollower
{
    /// <summary>
    /// The message has reached <see cref="OutboxState.Failed"/>, <see cref="OutboxState.Unknown"/> or <see cref="OutboxState.Skipped"/>.
    /// What is staged here, such as another message, is one commit with that.
    /// </summary>
    /// <param name="ended">The message as it will stand. An answer that did not arrive comes here too; it has no member and no notice.</param>
    /// <param name="documents">The session of that commit. It may be run again after a conflict: ids staged must follow from the message.</param>
    /// <param name="now">The instant of the commit.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    ValueTask EndedAsync(OutboxMessage ended, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Stages messages as they now stand, and tells the followers of those that ended without arriving for certain.</summary>
public sealed partial class OutboxEndings(IEnumerable<IOutboxFollower> followers, ILogger<OutboxEndings> logger)
{
    private readonly IOutboxFollower[] followers = [.. followers];

    /// <summary>Stages the message.</summary>
    /// <returns>True when a follower was told and may have staged something for the outbox.</returns>
    public async ValueTask<bool> PutAsync(
        IDocumentSession documents, OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        documents.Put(message);
        if (followers.Length == 0 || message.State is not (OutboxState.Failed or OutboxState.Unknown or OutboxState.Skipped))
        {
            return false;
        }

        foreach (var follower in followers)
        {
            try
            {
                await follower.EndedAsync(message, documents, now, cancellationToken);
            }
            catch (Exception exception) when (exception is not (StoreFailedException or OperationCanceledException))
            {
                // What became of the message has to be noted in any case, or it would be sent again.
                Log.FollowerFailed(logger, exception, message.Id);
            }
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Message {Id} did not arrive, and who follows up on that failed.")]
        public static partial void FollowerFailed(ILogger logger, Exception exception, string id);
    }
}
