using System.Diagnostics;
using System.Globalization;
using ClubBot.Channels;
using ClubBot.DeliveryProbe;
using ClubBot.Kernel.Turns;
using Activity = ClubBot.Kernel.Schema.Activity;

namespace ClubBot.Benchmarks.Delivery;

/// <summary>How fast messages leave: from the durable queue to a channel that takes everything, each one marked before and noted after on disk.</summary>
internal static class DeliveryBenchmark
{
    private static readonly ChannelCapabilities Unlimited = new() { TextLengthMax = 4_096 };

    /// <summary>Telegram's figures.</summary>
    private static readonly ChannelCapabilities Telegram = new()
    {
        TextLengthMax = 4_096,
        MessagesPerSecond = 30,
        PersonPause = TimeSpan.FromSeconds(1),
        GroupPause = TimeSpan.FromSeconds(3),
    };

    /// <param name="arguments">Number of people in the paced broadcast, 1,000 when missing.</param>
    public static async Task RunAsync(IReadOnlyList<string> arguments)
    {
        var people = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000;
        await NoticesAsync(10_000, isWarmUp: true);
        await NoticesAsync(10_000, isWarmUp: true);
        for (var run = 0; run < 3; run++)
        {
            await NoticesAsync(10_000, isWarmUp: false);
        }

        // More than the store keeps in memory: each document is read from the file again.
        await NoticesAsync(20_000, isWarmUp: false);

        await AnswersAsync(20_000);
        await PacedAsync(people);
    }

    /// <summary>Notices from the outbox: first their turns alone, then the sending alone.</summary>
    private static async Task NoticesAsync(int people, bool isWarmUp)
    {
        await using var run = await Run.OpenAsync(Unlimited);
        await run.Engine.StageAsync(people);
        var turns = Stopwatch.StartNew();
        await run.Engine.RoundAsync();
        var turnSeconds = turns.Elapsed.TotalSeconds;
        var (seconds, processor) = await run.SendAllAsync(people);
        if (!isWarmUp)
        {
            Console.WriteLine(
                $"{people:N0} notices: turns {people / turnSeconds,6:F0}/s; sent and noted {people / seconds,6:F0}/s ({processor.TotalMicroseconds / people:F0} µs processor each)");
        }
    }

    /// <summary>Answers have no record of their own in the outbox: what is noted is the conversation alone.</summary>
    private static async Task AnswersAsync(int people)
    {
        await using var run = await Run.OpenAsync(Unlimited);
        await Parallel.ForEachAsync(Enumerable.Range(1, people), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (person, token) =>
            await run.SayAsync(person, token));
        var (seconds, processor) = await run.SendAllAsync(people);
        Console.WriteLine($"{people:N0} answers: sent and noted {people / seconds,6:F0}/s ({processor.TotalMicroseconds / people:F0} µs processor each)");
    }

    /// <summary>A broadcast at Telegram's pace, with somebody who writes twice a second.</summary>
    private static async Task PacedAsync(int people)
    {
        await using var run = await Run.OpenAsync(Telegram);
        await run.Engine.StageAsync(people);
        using var stop = new CancellationTokenSource();
        var running = run.Engine.RunAsync(stop.Token);
        var waits = new List<double>();
        while (run.Channel.Count < people + waits.Count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            var person = people + 1 + waits.Count;
            var heard = run.Channel.Listen($"{person}");
            var start = Stopwatch.GetTimestamp();
            await run.SayAsync(person, CancellationToken.None);
            await heard;
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var perSecond = run.Channel.Count / run.Channel.Span.TotalSeconds;
        await stop.CancelAsync();
        await Run.EndAsync(running);
        waits.Sort();
        Console.WriteLine(
            $"{people:N0} notices at 30/s with {waits.Count} answers between them: {perSecond:F2} messages/s; "
            + $"an answer left after p50 {waits[waits.Count / 2]:F0} ms, p99 {waits[(int)(waits.Count * 0.99)]:F0} ms, max {waits[^1]:F0} ms");
    }

    /// <summary>An engine on a store of its own.</summary>
    private sealed class Run(DirectoryInfo folder, DeliveryEngine engine, NullChannel channel) : IAsyncDisposable
    {
        public DeliveryEngine Engine => engine;

        public NullChannel Channel => channel;

        public static async Task<Run> OpenAsync(ChannelCapabilities capabilities)
        {
            var folder = Directory.CreateTempSubdirectory("clubbot-benchmark-");
            var channel = new NullChannel(capabilities);
            return new Run(folder, await DeliveryEngine.OpenAsync(folder.FullName, channel), channel);
        }

        public static async Task EndAsync(Task running)
        {
            try
            {
                await running;
            }
            catch (OperationCanceledException)
            {
                // That is how it ends.
            }
        }

        public async Task SayAsync(int person, CancellationToken cancellationToken) => await engine.Turns.ProcessAsync(
            new InboundTurn(DeliveryEngine.Person(person), $"in-{person}", Activity.Message("toi con no bao nhieu")), cancellationToken);

        /// <summary>Sends what waits, and ends when the last of it is noted.</summary>
        public async Task<(double Seconds, TimeSpan Processor)> SendAllAsync(int messages)
        {
            using var stop = new CancellationTokenSource();
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            var all = channel.Expect(messages);
            var sending = engine.SendAsync(stop.Token);
            await all;
            await stop.CancelAsync();
            await EndAsync(sending);
            process.Refresh();
            return (clock.Elapsed.TotalSeconds, process.TotalProcessorTime - before);
        }

        public async ValueTask DisposeAsync()
        {
            await engine.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
