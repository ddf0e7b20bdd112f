using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ClubBot.Language.Entities;
using ClubBot.Language.Utterances;

namespace ClubBot.Benchmarks.Language;

/// <summary>What reading one message costs: everything it names and what it wants, on one core, in this process.</summary>
internal static class LanguageBenchmark
{
    private const int LongLength = 10_000;

    private static readonly DateTimeOffset Reference = new(2026, 10, 7, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(2);

    public static void Run()
    {
        var sinceStart = DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
        var clock = Stopwatch.StartNew();
        var reader = UtteranceReader.LoadEmbedded();
        Read(reader, "mai tôi đến muộn 15 phút nhé");
        Console.WriteLine($"first answer {clock.ElapsedMilliseconds} ms after the reader was asked for, {(sinceStart + clock.Elapsed).TotalMilliseconds:F0} ms after process start");
        Console.WriteLine($"{GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0:F1} MiB heap");

        var texts = Texts();
        Report("intent alone", texts, text => reader.Read(text));
        Report("entities alone", texts, text => EntityReader.Read(text, Reference));
        Report("entities and intent", texts, text => Read(reader, text));
        Console.WriteLine($"{GC.GetTotalMemory(forceFullCollection: true) / 1024.0 / 1024.0:F1} MiB heap afterwards");

        Report("10,000 characters of messages", [string.Join(' ', texts)[..LongLength]], text => Read(reader, text));
        foreach (var piece in new[] { "năm ", "1.000.", "a", "ngã ba ", "😀", "chaof " })
            Report($"10,000 characters of '{piece.Trim()}'", [Repeat(piece)], text => Read(reader, text));
    }

    private static void Read(UtteranceReader reader, string text)
    {
        reader.Read(text);
        EntityReader.Read(text, Reference);
    }

    private static void Report(string name, IReadOnlyList<string> texts, Action<string> read)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Warm;) Round(texts, read);
        var (rounds, before) = (0, GC.GetAllocatedBytesForCurrentThread());
        var measured = Stopwatch.StartNew();
        for (; measured.Elapsed < Measured; rounds++) Round(texts, read);
        var count = (double)rounds * texts.Count;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / count;
        Console.WriteLine($"{name,-34} {measured.Elapsed.TotalMicroseconds / count,10:F1} µs {bytes,12:F0} bytes");
    }

    private static void Round(IReadOnlyList<string> texts, Action<string> read)
    {
        foreach (var text in texts) read(text);
    }

    private static string Repeat(string piece) => new StringBuilder().Insert(0, piece, LongLength / piece.Length).ToString();

    /// <summary>The messages of the corpora that the language tests read.</summary>
    private static List<string> Texts()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "ClubBot.Language.Tests", "Corpora");
        var texts = new List<string>();
        foreach (var file in new[] { "utterances-dev.jsonl", "phone-vi.jsonl", "oos-home-assistant-vi.jsonl" })
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, file)))
            {
                using var row = JsonDocument.Parse(line);
                texts.Add(row.RootElement.GetProperty("text").GetString()!);
            }
        }

        return texts;
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ClubBot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this inside the repository: the corpora lie in tests/.");
        return folder;
    }
}
