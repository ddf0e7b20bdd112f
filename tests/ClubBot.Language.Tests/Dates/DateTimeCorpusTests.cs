using System.Globalization;
using System.Text;
using System.Text.Json;
using ClubBot.Language.Entities;
using ClubBot.Language.Writing;
using Xunit.Abstractions;

namespace ClubBot.Language.Tests.Dates;

/// <summary>Every row about time of the corpora, against the bars of the project.</summary>
public sealed class DateTimeCorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("phone-vi.jsonl", 0.95)]
    [InlineData("duckling-vi.jsonl", 0.95)]
    [InlineData("chrono-vi.jsonl", 0.95)]
    public void Read_CorpusRow_IsAsExpected(string name, double bar) => Assert.InRange(Shown(Run(name, text => text)).Rate, bar, 1);

    [Theory]
    [InlineData("phone-vi.jsonl", 0.95)]
    [InlineData("duckling-vi.jsonl", 0.9)]
    [InlineData("chrono-vi.jsonl", 0.8)]
    public void Read_CorpusRowWithoutMarks_IsAsExpected(string name, double bar) => Assert.InRange(Shown(Run(name, WithoutMarks)).Rate, bar, 1);

    [Theory]
    [InlineData("phone-vi.jsonl")]
    [InlineData("chrono-vi.jsonl")]
    public void Read_CorpusRowDecomposed_IsTheSame(string name)
    {
        foreach (var (row, text, reference) in Rows(name))
        {
            if (row.GetProperty("expect").ValueKind == JsonValueKind.Null) continue;
            var values = EntityReader.Read(text, reference).SelectMany(entity => entity.Values);
            Assert.Equal(values, EntityReader.Read(text.Normalize(NormalizationForm.FormD), reference).SelectMany(entity => entity.Values));
        }
    }

    [Theory]
    [InlineData("phone-vi.jsonl")]
    [InlineData("duckling-vi.jsonl")]
    [InlineData("chrono-vi.jsonl")]
    public void Read_CorpusRowWithoutTime_IsSilent(string name)
    {
        foreach (var (row, text, reference) in Rows(name))
        {
            if (row.GetProperty("expect").ValueKind == JsonValueKind.Null)
                Assert.True(DateTimeExpectation.IsMet(row, EntityReader.Read(text, reference), reference), text);
        }
    }

    internal static CorpusResult Run(string name, Func<string, string> write)
    {
        var all = 0;
        var wrong = new List<string>();
        foreach (var (row, text, reference) in Rows(name))
        {
            all++;
            var read = EntityReader.Read(write(text), reference);
            if (!DateTimeExpectation.IsMet(row, read, reference))
                wrong.Add($"{write(text)}: wants {row.GetProperty("expect").GetRawText()}, found {Show(read)}");
        }

        return new CorpusResult(all, wrong);
    }

    private CorpusResult Shown(CorpusResult result)
    {
        output.WriteLine(result.ToString());
        return result;
    }

    /// <summary>Rows about time that a Vietnamese speaker would accept; chrono's strict mode has no counterpart here.</summary>
    private static IEnumerable<(JsonElement Row, string Text, DateTimeOffset Reference)> Rows(string name)
    {
        foreach (var line in Corpus.Lines(name))
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement.Clone();
            if (row.GetProperty("kind").GetString() != "time") continue;
            if (row.TryGetProperty("quality", out var quality) && quality.GetString() != "ok") continue;
            if (row.TryGetProperty("mode", out _) && row.GetProperty("expect").ValueKind == JsonValueKind.Null) continue;
            var at = DateTimeOffset.Parse(row.GetProperty("reference").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            yield return (row, row.GetProperty("text").GetString()!, at);
        }
    }

    internal static string WithoutMarks(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var unit in VietnameseFold.Compose(text))
        {
            if (!VietnameseLetters.IsCombining(unit)) plain.Append(char.IsLetter(unit) ? VietnameseLetters.Read(unit).Plain : unit);
        }

        return plain.ToString();
    }

    private static string Show(IEnumerable<Entity> entities) => string.Join("; ", entities
        .Where(entity => entity.Type.StartsWith("datetime", StringComparison.Ordinal))
        .Select(entity => $"{entity.Type[11..]} «{entity.Text}» {string.Join(" | ", entity.Values.Select(value => value.Value ?? $"{value.Start}..{value.End}"))}"));
}
