using System.Net;
using System.Text.Json.Nodes;

namespace ClubBot.Practice.Telegram;

/// <summary>Brings updates to a bot that asked for a webhook, one after the other, each until it is taken.</summary>
/// <remarks>Source: Telegram Bot API, setWebhook; the pauses are those of the Bot API server's source: doubling, at most a minute.</remarks>
internal sealed class TelegramCourier(FakeUpdates updates, Uri to, string? secret, TimeProvider time) : IAsyncDisposable
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PauseMax = TimeSpan.FromMinutes(1);

    private readonly WebhookCourier courier = new();
    private readonly CancellationTokenSource end = new();
    private Task work = Task.CompletedTask;

    public void Start() => work = Task.Run(RunAsync);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await work;
        courier.Dispose();
        end.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                foreach (var update in await updates.NextAsync(end.Token))
                {
                    await BringAsync(update);
                    updates.Forget(update);
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The webhook was taken away, or the practice is over.
        }
    }

    private async Task BringAsync(JsonObject update)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (secret is not null)
        {
            headers[SecretHeader] = secret;
        }

        for (var pause = FirstPause; !IsTaken(await courier.BringAsync(to, update.ToJsonString(), headers, end.Token)); pause = pause * 2 < PauseMax ? pause * 2 : PauseMax)
        {
            await Task.Delay(pause, time, end.Token);
        }
    }

    private static bool IsTaken(HttpStatusCode? status) => status is { } code && (int)code is >= 200 and < 300;
}
