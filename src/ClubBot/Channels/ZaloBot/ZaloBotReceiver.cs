using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Gets updates: asks for them one long call after the other, or tells Zalo where to bring them.</summary>
/// <remarks>
/// Zalo knows no acknowledgement: an update is gone for it as soon as it is handed out. So the next one is asked for only when the turn of
/// the one before is on disk, and a shutdown does not interrupt that. What a crash costs nevertheless: the one update that was handed out
/// and whose turn was not on disk yet, or that was on its way in an answer that nobody waited for any more. The person gets no answer then
/// and writes again. A webhook is safer there, since Zalo is told yes only afterwards; its documents mean asking for development only.
/// </remarks>
internal sealed partial class ZaloBotReceiver(
    ZaloBotClient client, ZaloBotInbox inbox, ZaloBotOptions options, TimeProvider time, ILogger<ZaloBotReceiver> logger)
    : BackgroundService
{
    private const int HeldSecondsMax = 30;

    /// <summary>Zalo's word for a long poll that ended with nothing.</summary>
    private const int NothingCame = 408;

    private static readonly TimeSpan CallMax = TimeSpan.FromSeconds(30);

    /// <summary>Longer than a long poll is held.</summary>
    private static readonly TimeSpan PollMax = TimeSpan.FromSeconds(HeldSecondsMax + 15);

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(3);

    /// <summary>An empty answer that comes faster than this was not held: then the pause is ours. Guess.</summary>
    private static readonly TimeSpan HeldMin = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await IntroduceAsync(stoppingToken))
        {
            await Task.Delay(RetryPause, time, stoppingToken);
        }

        while (!options.IsWebhook)
        {
            await PollAsync(stoppingToken);
        }
    }

    /// <summary>Settles which way updates come: asking works only while no webhook is set.</summary>
    private async Task<bool> IntroduceAsync(CancellationToken cancellationToken)
    {
        if (!options.IsWebhook)
        {
            return IsDone(await client.CallAsync("deleteWebhook", null, CallMax, cancellationToken));
        }

        if (options.WebhookSecret is not { } secret)
        {
            Log.NoSecret(logger);
            return true;
        }

        if (options.PublicUrl is not { } address)
        {
            Log.NoAddress(logger);
            return true;
        }

        var webhook = new JsonObject { ["url"] = new Uri(address, ZaloBotWebhook.Path).ToString(), ["secret_token"] = secret };
        return IsDone(await client.CallAsync("setWebhook", webhook, CallMax, cancellationToken));
    }

    private bool IsDone(ZaloBotAnswer answer)
    {
        if (answer is not ZaloBotAnswer.Done)
        {
            Say(answer);
        }

        return answer is ZaloBotAnswer.Done;
    }

    /// <summary>One call, and what it brought is on disk when this returns.</summary>
    private async Task PollAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var wait = new JsonObject { ["timeout"] = HeldSecondsMax.ToString(CultureInfo.InvariantCulture) };
        switch (await client.CallAsync("getUpdates", wait, PollMax, cancellationToken))
        {
            case ZaloBotAnswer.Done { Result.ValueKind: JsonValueKind.Object } done:
                await KeepAsync(done.Result, cancellationToken);
                break;
            case ZaloBotAnswer.Done or ZaloBotAnswer.Refused { Code: NothingCame }:
                if (time.GetElapsedTime(asked) < HeldMin)
                {
                    await Task.Delay(HeldMin, time, cancellationToken);
                }

                break;
            case var failure:
                Say(failure);
                await Task.Delay(failure is ZaloBotAnswer.Refused { Code: 429 } ? options.QuotaPause : RetryPause, time, cancellationToken);
                break;
        }
    }

    private async Task KeepAsync(JsonElement result, CancellationToken stoppingToken)
    {
        ZaloBotUpdate? update;
        try
        {
            update = result.Deserialize(ZaloBotJson.Wire.ZaloBotUpdate);
        }
        catch (JsonException)
        {
            Log.Unreadable(logger);
            return;
        }

        while (update is not null && !await TryTakeAsync(update))
        {
            await Task.Delay(RetryPause, time, stoppingToken);
        }
    }

    private async Task<bool> TryTakeAsync(ZaloBotUpdate update)
    {
        try
        {
            // Zalo has forgotten it already: a shutdown now must not lose it.
            return await inbox.TakeAsync(update, CancellationToken.None);
        }
        catch (StoreFailedException failure)
        {
            Log.StoreFailed(logger, failure);
            return false;
        }
        catch (Exception exception)
        {
            // The same would happen the next time, and everything behind it would wait for ever.
            Log.UpdateFailed(logger, exception);
            return true;
        }
    }

    private void Say(ZaloBotAnswer answer)
    {
        if (answer is ZaloBotAnswer.Refused refusal)
        {
            Log.Refused(logger, refusal.Code);
        }
        else
        {
            Log.Unreachable(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An update could not be kept; it is taken again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "An update failed and was let go.")]
        public static partial void UpdateFailed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "Zalo refused with {Code}; it is tried again. 401 or 404: the token is wrong. 429: the bot's quota is used up.")]
        public static partial void Refused(ILogger logger, int code);

        [LoggerMessage(4, LogLevel.Warning, "Zalo cannot be reached; it is tried again.")]
        public static partial void Unreachable(ILogger logger);

        [LoggerMessage(5, LogLevel.Error, "Channels:ZaloBot is in webhook mode without WebhookSecret: nothing is received.")]
        public static partial void NoSecret(ILogger logger);

        [LoggerMessage(6, LogLevel.Warning, "Channels:ZaloBot:PublicUrl is not set: tell Zalo by hand where to bring messages.")]
        public static partial void NoAddress(ILogger logger);

        [LoggerMessage(7, LogLevel.Warning, "Zalo handed out an update that cannot be read; it was let go.")]
        public static partial void Unreadable(ILogger logger);
    }
}
