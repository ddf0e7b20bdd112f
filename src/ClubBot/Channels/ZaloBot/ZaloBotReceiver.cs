using System.Text.Json;
using System.Text.Json.Nodes;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Gets messages: asks for them one long call after the other, or tells Zalo where to bring them.</summary>
/// <remarks>
/// Zalo hands a message out once and wants no confirmation. A process that dies between the answer and the commit has lost that one
/// message; so asking is for trying things out, and a club that matters uses the webhook.
/// </remarks>
internal sealed partial class ZaloBotReceiver(
    ZaloBotApi api, MessageReader reader, ITurnProcessor turns, ZaloBotOptions options, TimeProvider time, ILogger<ZaloBotReceiver> logger)
    : BackgroundService
{
    private const int HeldSeconds = 30;

    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan HeldMax = TimeSpan.FromSeconds(HeldSeconds + 5);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await UntilDoneAsync(() => IntroduceAsync(stoppingToken), stoppingToken);
        while (!options.IsWebhook)
        {
            await UntilDoneAsync(() => PollAsync(stoppingToken), stoppingToken);
        }
    }

    /// <summary>Settles which way messages come.</summary>
    private async Task<ZaloBotAnswer> IntroduceAsync(CancellationToken cancellationToken)
    {
        if (!options.IsWebhook)
        {
            return await api.CallAsync("deleteWebhook", null, AnswerMax, cancellationToken);
        }

        if (options is { PublicUrl: { } address, WebhookSecret: { } secret })
        {
            var webhook = new JsonObject { ["url"] = new Uri(address, ZaloBotWebhook.Path).ToString(), ["secret_token"] = secret };
            return await api.CallAsync("setWebhook", webhook, AnswerMax, cancellationToken);
        }

        Log.WebhookIncomplete(logger);
        return new ZaloBotAnswer(true, 0, default);
    }

    private async Task<ZaloBotAnswer> PollAsync(CancellationToken cancellationToken)
    {
        // The documents want the number as text.
        var answer = await api.CallAsync("getUpdates", new JsonObject { ["timeout"] = $"{HeldSeconds}" }, HeldMax, cancellationToken);
        if (answer.IsOk)
        {
            await TakeAsync(answer.Result, cancellationToken);
        }

        return answer;
    }

    /// <summary>Takes a message until it is on disk: it will not be handed out again.</summary>
    private async Task TakeAsync(JsonElement handedOut, CancellationToken cancellationToken)
    {
        var inbound = reader.Read(handedOut);
        while (inbound is not null && !await TryTakeAsync(inbound, cancellationToken))
        {
            await Task.Delay(RetryPause, time, cancellationToken);
        }
    }

    private async Task<bool> TryTakeAsync(InboundTurn inbound, CancellationToken cancellationToken)
    {
        try
        {
            return await turns.ProcessAsync(inbound, cancellationToken) is not TurnOutcome.Busy;
        }
        catch (StoreFailedException failure)
        {
            Log.StoreFailed(logger, failure);
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The same would happen the next time, and everything behind it would wait for ever.
            Log.MessageFailed(logger, exception);
            return true;
        }
    }

    private async Task UntilDoneAsync(Func<Task<ZaloBotAnswer>> call, CancellationToken cancellationToken)
    {
        while (!await TryAsync(call, cancellationToken))
        {
            await Task.Delay(RetryPause, time, cancellationToken);
        }
    }

    private async Task<bool> TryAsync(Func<Task<ZaloBotAnswer>> call, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await call();
            // Nobody wrote while the call was held.
            if (answer.IsOk || answer.ErrorCode == ZaloBotAnswer.TimedOut)
            {
                return true;
            }

            Log.Refused(logger, answer.ErrorCode);
        }
        catch (HttpRequestException failure)
        {
            Log.Unreachable(logger, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unreachable(logger, ZaloBotFailure.NoAnswer);
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A message could not be kept; it is tried again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "A message of Zalo failed and was let go.")]
        public static partial void MessageFailed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Error, "Zalo refused with {Code}; it is tried again. 401: the token is wrong. 429: the plan's messages are used up.")]
        public static partial void Refused(ILogger logger, int code);

        [LoggerMessage(4, LogLevel.Warning, "Zalo cannot be reached ({Kind}); it is tried again.")]
        public static partial void Unreachable(ILogger logger, string kind);

        [LoggerMessage(5, LogLevel.Error, "Channels:ZaloBot is in webhook mode without WebhookSecret or PublicUrl: nothing is received.")]
        public static partial void WebhookIncomplete(ILogger logger);
    }
}
