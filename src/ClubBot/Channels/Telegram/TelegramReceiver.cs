using ClubBot.Kernel.Documents;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace ClubBot.Channels.Telegram;

/// <summary>Gets updates: asks for them one long call after the other, or tells Telegram where to bring them.</summary>
/// <remarks>Asking for what comes after an update is what tells Telegram to forget it, so that is done only when its turn is on disk.</remarks>
internal sealed partial class TelegramReceiver(
    ITelegramBotClient client, TelegramInbox inbox, TelegramIdentity identity, TelegramOptions options, TimeProvider time, ILogger<TelegramReceiver> logger)
    : BackgroundService
{
    private const int BatchMax = 100;
    private const int HeldSecondsMax = 30;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await UntilDoneAsync(IntroduceAsync, stoppingToken);
        int? offset = null;
        while (!options.IsWebhook)
        {
            await UntilDoneAsync(async () => offset = await PollAsync(offset, stoppingToken), stoppingToken);
        }
    }

    /// <summary>Learns the bot's name and settles which way updates come.</summary>
    private async Task IntroduceAsync()
    {
        identity.UserName = (await client.GetMe()).Username;
        if (!options.IsWebhook)
        {
            await client.DeleteWebhook();
        }
        else if (options is { PublicUrl: { } address, WebhookSecret: { } secret })
        {
            await client.SetWebhook(new Uri(address, TelegramWebhook.Path).ToString(), allowedUpdates: UpdateReader.Wanted, secretToken: secret);
        }
        else
        {
            Log.WebhookIncomplete(logger);
        }
    }

    /// <summary>One call; returns the offset that tells Telegram what is safe here.</summary>
    private async Task<int?> PollAsync(int? offset, CancellationToken cancellationToken)
    {
        foreach (var update in await client.GetUpdates(offset, BatchMax, HeldSecondsMax, UpdateReader.Wanted, cancellationToken))
        {
            while (!await TryTakeAsync(update, cancellationToken))
            {
                await Task.Delay(RetryPause, time, cancellationToken);
            }

            offset = update.Id + 1;
        }

        return offset;
    }

    private async Task<bool> TryTakeAsync(Update update, CancellationToken cancellationToken)
    {
        try
        {
            return await inbox.TakeAsync(update, cancellationToken);
        }
        catch (StoreFailedException failure)
        {
            Log.StoreFailed(logger, failure);
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The same would happen the next time, and everything behind it would wait for ever.
            Log.UpdateFailed(logger, exception, update.Id);
            return true;
        }
    }

    private async Task UntilDoneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pause = RetryPause;
            try
            {
                await work();
                return;
            }
            catch (ApiRequestException refusal)
            {
                Log.Refused(logger, refusal.ErrorCode);
                pause = refusal.Parameters?.RetryAfter is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : RetryPause;
            }
            catch (Exception exception) when (exception is RequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                Log.Unreachable(logger, exception.GetType().Name);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An update could not be kept; it is taken again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Update {Update} failed and was let go.")]
        public static partial void UpdateFailed(ILogger logger, Exception exception, int update);

        [LoggerMessage(3, LogLevel.Error, "Telegram refused with {Code}; it is tried again. 401 or 404: the token is wrong. 409: another program uses this bot.")]
        public static partial void Refused(ILogger logger, int code);

        [LoggerMessage(4, LogLevel.Warning, "Telegram cannot be reached ({Kind}); it is tried again.")]
        public static partial void Unreachable(ILogger logger, string kind);

        [LoggerMessage(5, LogLevel.Error, "Channels:Telegram is in webhook mode without WebhookSecret or PublicUrl: nothing is received.")]
        public static partial void WebhookIncomplete(ILogger logger);
    }
}
