using ClubBot.Kernel.Turns;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ClubBot.Channels.Telegram;

/// <summary>Takes updates, however they came: when it says yes, what the update brought is on disk.</summary>
internal sealed partial class TelegramInbox(
    UpdateReader reader, ITurnProcessor turns, OutgoingQueue outgoing, GroupMoves moves, ITelegramBotClient client, ILogger<TelegramInbox> logger)
{
    /// <summary>False when nothing was recorded and the update has to come again.</summary>
    public async ValueTask<bool> TakeAsync(Update update, CancellationToken cancellationToken)
    {
        switch (await reader.ReadAsync(update, cancellationToken))
        {
            case TelegramArrival.Said said:
                if (await turns.ProcessAsync(said.Turn, cancellationToken) is TurnOutcome.Busy)
                {
                    return false;
                }

                await AnswerPressAsync(said.CallbackQueryId, cancellationToken);
                return true;
            case TelegramArrival.DeadButton button:
                await AnswerPressAsync(button.CallbackQueryId, cancellationToken);
                return true;
            case TelegramArrival.Reach { IsBlocked: true } reach:
                await outgoing.CloseAsync(reach.ConversationKey, TelegramFailure.Blocked, cancellationToken);
                return true;
            case TelegramArrival.Reach reach:
                await outgoing.ReopenAsync(reach.ConversationKey, cancellationToken);
                return true;
            case TelegramArrival.Moved moved:
                await moves.KeepAsync(moved.Chat, moved.NewChat, cancellationToken);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Stops the little clock on a pressed button. It means nothing else, so a failure is only noted.</summary>
    private async ValueTask AnswerPressAsync(string? callbackQueryId, CancellationToken cancellationToken)
    {
        if (callbackQueryId is null)
        {
            return;
        }

        try
        {
            await client.AnswerCallbackQuery(callbackQueryId, cancellationToken: cancellationToken);
        }
        catch (RequestException failure)
        {
            Log.PressNotAnswered(logger, failure is ApiRequestException refusal ? refusal.ErrorCode : 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Telegram did not take the answer to a press: {Code}.")]
        public static partial void PressNotAnswered(ILogger logger, int code);
    }
}
