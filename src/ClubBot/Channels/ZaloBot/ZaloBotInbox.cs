using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Takes updates, however they came: when it says yes, what the update brought is on disk.</summary>
internal sealed partial class ZaloBotInbox(ITurnProcessor turns, OutgoingQueue conversations, ZaloBotQuota quota, ILogger<ZaloBotInbox> logger)
{
    /// <summary>A message this much older than the last one of its conversation is a repetition whose id is forgotten by now. Guess.</summary>
    private static readonly TimeSpan LateMax = TimeSpan.FromDays(1);

    /// <summary>False when nothing was recorded and the update has to be taken again.</summary>
    public async ValueTask<bool> TakeAsync(ZaloBotUpdate update, CancellationToken cancellationToken)
    {
        if (UpdateReader.Read(update) is not { } turn)
        {
            Log.NotOurs(logger);
            return true;
        }

        if (await IsLateAsync(turn.Conversation, update.Unwrapped.Message!.Date, cancellationToken))
        {
            Log.Late(logger, turn.Conversation.Key);
            return true;
        }

        var outcome = await turns.ProcessAsync(turn, cancellationToken);
        if (outcome is TurnOutcome.Processed)
        {
            if (WithheldContent.IsIn(turn.Activity))
            {
                // Zalo does so to people whom it protects: the club has to know how many of its members that are.
                Log.Withheld(logger, turn.Conversation.Key);
            }

            await quota.NoteReceivedAsync(turn.Conversation, cancellationToken);
        }

        return outcome is not TurnOutcome.Busy;
    }

    private async ValueTask<bool> IsLateAsync(ConversationReference conversation, long milliseconds, CancellationToken cancellationToken) =>
        milliseconds > 0
        && await conversations.LoadAsync(conversation.Key, cancellationToken) is { } known
        && milliseconds < (known.LastHeardAt - LateMax).ToUnixTimeMilliseconds();

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Zalo brought an update that is nothing of ours.")]
        public static partial void NotOurs(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "Zalo brought a message of {Conversation} that is days older than the last one; it was let go.")]
        public static partial void Late(ILogger logger, string conversation);

        [LoggerMessage(3, LogLevel.Warning, "Zalo withheld the content of a message of {Conversation}. If that happens often, reach this person in another way.")]
        public static partial void Withheld(ILogger logger, string conversation);
    }
}
