using System.Globalization;
using System.Text.Json;
using ClubBot.Language.Entities;
using ClubBot.Language.Writing;
using Xunit.Abstractions;

namespace ClubBot.Language.Tests.Numbers;

public sealed class NumberCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void NumberWords_BothReadingsWithAndWithoutMarks_AreAllRead() => Assert.Equal(1, Shown(RunWords()).Rate);

    [Theory]
    [InlineData("phone-vi.jsonl", "numeral", EntityTypes.Number, 0.97)]
    [InlineData("phone-vi.jsonl", "money", EntityTypes.Currency, 0.97)]
    [InlineData("duckling-vi.jsonl", "numeral", EntityTypes.Number, 0.95)]
    [InlineData("duckling-vi.jsonl", "ordinal", EntityTypes.Ordinal, 0.95)]
    [InlineData("duckling-vi.jsonl", "money", EntityTypes.Currency, 0.95)]
    public void Corpus_RowsOfOneKind_AreRead(string file, string kind, string type, double bar) =>
        Assert.InRange(Shown(Run(file, kind, type)).Rate, bar, 1);

    [Theory]
    [InlineData("phone-vi.jsonl", "numeral", EntityTypes.Number)]
    [InlineData("phone-vi.jsonl", "money", EntityTypes.Currency)]
    public void Corpus_RowsWithoutNumber_AreSilent(string file, string kind, string type)
    {
        foreach (var (text, expected) in Rows(file, kind))
        {
            if (expected.Length == 0) Assert.True(EntityText.Of(type, text).Length == 0, text);
        }
    }

    internal static CorpusResult RunWords()
    {
        var all = 0;
        var wrong = new List<string>();
        foreach (var row in Corpus.Table("number-words-vi.tsv"))
        {
            foreach (var reading in new[] { row[1], row[2], VietnameseFold.Fold(row[1]), VietnameseFold.Fold(row[2]) })
            {
                all++;
                var read = EntityText.Of(EntityTypes.Number, reading);
                if (read != row[0]) wrong.Add($"{reading}: wants {row[0]}, found {read}");
            }
        }

        return new CorpusResult(all, wrong);
    }

    /// <summary>The first value counts; others may stay open behind it.</summary>
    internal static CorpusResult Run(string file, string kind, string type)
    {
        var all = 0;
        var wrong = new List<string>();
        foreach (var (text, expected) in Rows(file, kind))
        {
            all++;
            var read = EntityText.Of(type, text);
            if (read != expected && (expected.Length == 0 || !read.StartsWith(expected + "|", StringComparison.Ordinal)))
                wrong.Add($"{text}: wants {expected}, found {read}");
        }

        return new CorpusResult(all, wrong);
    }

    private static IEnumerable<(string Text, string Expected)> Rows(string file, string kind)
    {
        foreach (var line in Corpus.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            if (row.GetProperty("kind").GetString() != kind || (row.TryGetProperty("quality", out var quality) && quality.GetString() != "ok")) continue;
            yield return (row.GetProperty("text").GetString()!, Expected(row.GetProperty("expect")));
        }
    }

    private CorpusResult Shown(CorpusResult result)
    {
        output.WriteLine(result.ToString());
        return result;
    }

    private static string Expected(JsonElement expect)
    {
        if (expect.ValueKind == JsonValueKind.Null) return "";
        if (expect.TryGetProperty("value", out var value)) return Number(value);
        return $"{Bound(expect, "from")}..{Bound(expect, "to")}";
    }

    private static string Bound(JsonElement expect, string name) => expect.TryGetProperty(name, out var value) ? Number(value) : "";

    private static string Number(JsonElement value) => value.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture);
}
