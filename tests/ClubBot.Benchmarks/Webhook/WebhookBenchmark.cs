using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Practice.Telegram;

namespace ClubBot.Benchmarks.Webhook;

/// <summary>How long Telegram waits until an update is on disk, at ten times the load of a busy hour. Load, product and platform share the machine.</summary>
internal static class WebhookBenchmark
{
    private const string Secret = "benchmark-secret";
    private const int UpdatesPerSecond = 200;
    private const int People = 200;
    private const int FirstUpdate = 700_000_000;
    private const long FirstPerson = 900_000_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);
    private static readonly string[] Words = ["xin chào", "quyền lợi", "0"];

    public static async Task RunAsync()
    {
        await using var telegram = new FakeTelegram(TimeProvider.System);
        await telegram.StartAsync(CancellationToken.None);
        foreach (var person in Enumerable.Range(1, People))
        {
            telegram.Person(FirstPerson + person);
        }

        await using var product = await Product.StartAsync(
        [
            .. telegram.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
            "--Channels:Telegram:Mode=webhook",
            "--Channels:Telegram:PublicUrl=http://127.0.0.1:1",
            $"--Channels:Telegram:WebhookSecret={Secret}",
        ]);
        using var http = new HttpClient { BaseAddress = product.Address };
        http.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", Secret);
        await BringAsync(http, FirstUpdate, WarmUp);
        var times = await BringAsync(http, FirstUpdate * 2, Measured);
        Console.WriteLine(
            $"{UpdatesPerSecond} updates/s of {People} people for {Measured.TotalSeconds:F0} s: p50 {Percentile(times, 0.50):F1} ms, "
            + $"p99 {Percentile(times, 0.99):F1} ms, max {times[^1]:F0} ms; {product.ResidentMiB} MiB resident");
    }

    /// <summary>Brings updates at their hour, whether the ones before were answered or not.</summary>
    /// <returns>Milliseconds from that hour to the answer, sorted.</returns>
    private static async Task<double[]> BringAsync(HttpClient http, int firstUpdate, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var calls = new List<Task<double>>();
        for (var update = 0; update < duration.TotalSeconds * UpdatesPerSecond; update++)
        {
            var hour = TimeSpan.FromSeconds((double)update / UpdatesPerSecond);
            if (hour - clock.Elapsed is { Ticks: > 0 } pause)
            {
                await Task.Delay(pause);
            }

            calls.Add(BringAsync(http, UpdateOf(firstUpdate, update), clock, hour));
        }

        var times = await Task.WhenAll(calls);
        Array.Sort(times);
        return times;
    }

    private static async Task<double> BringAsync(HttpClient http, JsonObject update, Stopwatch clock, TimeSpan hour)
    {
        using var body = new StringContent(update.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("/webhooks/telegram", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        return (clock.Elapsed - hour).TotalMilliseconds;
    }

    private static JsonObject UpdateOf(int first, int number)
    {
        var person = FirstPerson + 1 + (number % People);
        return new JsonObject
        {
            ["update_id"] = first + number,
            ["message"] = new JsonObject
            {
                ["message_id"] = number + 1,
                ["date"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
                ["from"] = new JsonObject { ["id"] = person, ["is_bot"] = false, ["first_name"] = "Ba" },
                ["chat"] = new JsonObject { ["id"] = person, ["type"] = "private", ["first_name"] = "Ba" },
                ["text"] = Words[number / People % Words.Length],
            },
        };
    }

    private static double Percentile(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];
}
