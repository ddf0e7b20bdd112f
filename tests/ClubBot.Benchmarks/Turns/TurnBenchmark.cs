using System.Collections.Concurrent;
using System.Diagnostics;

namespace ClubBot.Benchmarks.Turns;

/// <summary>Durable turns over loopback: Direct Line POST in; dialog, state and reply on disk; answer out. Load and product share the machine.</summary>
internal static class TurnBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        await using var product = await Product.StartAsync();
        Console.WriteLine($"ready after {product.ReadyAfter.TotalMilliseconds:F0} ms, {product.ResidentMiB} MiB");
        await TakeTenThousandAsync(product);
        foreach (var conversations in new[] { 64, 1 })
        {
            await RunAsync(product, conversations);
        }
    }

    /// <summary>What the process holds after ten thousand turns of sixty-four people.</summary>
    private static async Task TakeTenThousandAsync(Product product)
    {
        using var http = new HttpClient { BaseAddress = product.Address };
        var conversations = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => WebConversation.OpenAsync(http)));
        await Task.WhenAll(conversations.Select(async conversation =>
        {
            for (var turn = 0; turn < 10_000 / 64; turn++)
            {
                await conversation.TurnAsync();
            }
        }));
        Console.WriteLine($"{product.ResidentMiB} MiB resident after 10,000 turns");
    }

    private static async Task RunAsync(Product product, int count)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = count }) { BaseAddress = product.Address };
        var conversations = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => WebConversation.OpenAsync(http)));
        await TakeTurnsAsync(conversations, WarmUp);
        var before = product.ProcessorTime;
        var turns = await TakeTurnsAsync(conversations, Measured);
        var processor = product.ProcessorTime - before;
        Console.WriteLine(
            $"{count,3} conversations: {turns.Length / Measured.TotalSeconds,6:F0} turns/s, "
            + $"p50 {Percentile(turns, 0.50):F1} ms, p99 {Percentile(turns, 0.99):F1} ms, max {turns[^1]:F0} ms; "
            + $"{processor.TotalMicroseconds / turns.Length:F0} µs processor a turn, {product.ResidentMiB} MiB resident");
    }

    private static async Task<double[]> TakeTurnsAsync(WebConversation[] conversations, TimeSpan duration)
    {
        var times = new ConcurrentBag<double[]>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(conversations.Select(async conversation =>
        {
            var mine = new List<double>();
            while (clock.Elapsed < duration)
            {
                mine.Add(await conversation.TurnAsync());
            }

            times.Add([.. mine]);
        }));
        double[] all = [.. times.SelectMany(mine => mine)];
        Array.Sort(all);
        return all;
    }

    private static double Percentile(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];
}
