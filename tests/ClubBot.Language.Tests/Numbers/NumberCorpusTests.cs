using System.Globalization;
using System.Text.Json;
using ClubBot.Language.Entities;
using ClubBot.Language.Writing;
using Xunit.Abstractions;

namespace ClubBot.Language.Tests.Numbers;

public sealed class NumberCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void NumberWords_BothReadingsWithAndWithoutMarks_AreAllRead()
    {
        var wrong = 0;
        foreach (var row in Corpus.Table("number-words-vi.tsv"))
        {
            foreach (var reading in new[] { row[1], row[2], VietnameseFold.Fold(row[1]), VietnameseFold.Fold(row[2]) })
            {
                if (EntityText.Of(EntityTypes.Number, reading) == row[0]) continue;
                wrong++;
                output.WriteLine($"{reading}: {row[0]}, read {EntityText.Of(EntityTypes.Number, reading)}");
            }
        }

        Assert.Equal(0, wrong);
    }

    [Theory]
    [InlineData("phone-vi.jsonl", "numeral", EntityTypes.Number, 0.97)]
    [InlineData("phone-vi.jsonl", "money", EntityTypes.Currency, 0.97)]
    [InlineData("duckling-vi.jsonl", "numeral", EntityTypes.Number, 0.95)]
    [InlineData("duckling-vi.jsonl", "ordinal", EntityTypes.Ordinal, 0.95)]
    [InlineData("duckling-vi.jsonl", "money", EntityTypes.Currency, 0.95)]
    public void Corpus_RowsOfOneKind_AreRead(string file, string kind, string type, double bar)
    {
        var (right, total) = (0, 0);
        foreach (var line in Corpus.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            if (row.GetProperty("kind").GetString() != kind || (row.TryGetProperty("quality", out var quality) && quality.GetString() != "ok")) continue;
            total++;
            var text = row.GetProperty("text").GetString()!;
            var (expected, read) = (Expected(row.GetProperty("expect")), EntityText.Of(type, text));
            var isRight = expected == read || read.StartsWith(expected + "|", StringComparison.Ordinal);
            if (isRight && expected.Length == 0) Assert.Empty(read);
            if (isRight) right++;
            else output.WriteLine($"{text}: {expected}, read {read}");
            Assert.False(expected.Length == 0 && !isRight, $"{text} is none, read {read}");
        }

        output.WriteLine($"{right}/{total}");
        Assert.True(total > 0 && right >= bar * total, $"{right}/{total}");
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
