using System.Text;
using ClubBot.Language.Answers;
using ClubBot.Language.Dates;
using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;
using ClubBot.Language.Utterances;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests;

/// <summary>Nothing that a person can send makes a reader throw.</summary>
[Trait("Locale", "Independent")]
public sealed class RobustnessTests
{
    private const int Inputs = 100_000;
    private const int UnderstandingInputs = 1_000_000;
    private const int Batch = 5_000;
    private const int Seed = 20261122;

    private static readonly UtteranceReader Reader = UtteranceReader.LoadEmbedded();
    private static readonly DateTimeOffset Reference = new(2026, 10, 7, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly Choice[] Choices = [new("Đúng", "phải"), new("Không"), new("Gặp người")];

    private static readonly string[] Pieces =
    [
        "mùng", "rằm", "tháng", "ngày", "năm", "triệu", "tr", "k", "rưỡi", "kém", "giờ", "h", "thứ", "hai", "mươi", "trăm", "31/2", "1.000", ",5",
        "0", "99", "999999999999", "âm lịch", "chủ nhật", "tuần sau", "bà", "Tư", "không", "nga", "ngã", "\ud83d", "\ude00", "\u0301", "\u0323",
        "ស", "đ", "Đ", " ", "\n", "\0", "/", "-", ".", ":", "?", "!", "‮", "ﬁ", "İ", "ß", "①", "٣", "chạp", "nữa", "sáng", "mai", "qua", "9999",
    ];

    [Fact]
    public void Readers_RandomAndMutatedTexts_NeverThrow()
    {
        var rows = Corpus.Utterances("utterances-dev.jsonl");
        Parallel.For(0, Inputs / Batch, batch =>
        {
            var random = new Random(Seed + batch);
            for (var i = 0; i < Batch; i++)
            {
                var text = i % 2 == 0 ? RandomText(random) : Mutate(rows[random.Next(rows.Count)].Text, random);
                ReadAll(text, i % 1000 == 0 ? DateTimeOffset.MaxValue : i % 1000 == 2 ? DateTimeOffset.MinValue : Reference);
            }
        });
    }

    [Fact]
    public void Understanding_AMillionRandomAndMutatedTexts_NeverThrows()
    {
        var rows = Texts();
        Parallel.For(0, UnderstandingInputs / Batch, batch =>
        {
            var random = new Random(Seed - batch);
            for (var i = 0; i < Batch; i++)
            {
                var text = i % 3 == 0 ? RandomText(random) : i % 3 == 1 ? RandomUnits(random) : Mutate(rows[random.Next(rows.Count)], random);
                Understand(text, Reference);
            }
        });
    }

    [Theory]
    [InlineData("a")]
    [InlineData("năm ")]
    [InlineData("1.000.")]
    [InlineData("ngày 1 ")]
    [InlineData("ngã ba ")]
    [InlineData("\u0301")]
    [InlineData("sáng ")]
    [InlineData("một triệu ")]
    [InlineData("chaof ")]
    [InlineData("khôgn")]
    [InlineData("😀")]
    [InlineData("\ud83d")]
    [InlineData("សួស្តី ")]
    [InlineData("9")]
    public void Readers_AMillionCharacters_AreRead(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).ToString();
        ReadAll(text, Reference);
        Understand(text, Reference);
        Assert.True(VietnameseFold.Fold(text).Length <= text.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("😀😂👍🏽")]
    [InlineData("សួស្តី តើអ្នកសុខសប្បាយទេ")]
    [InlineData("\ud83d\ud83d x \ude00")]
    [InlineData("\u0301\u0323")]
    public void Understanding_NothingVietnamese_IsOutOfScope(string text)
    {
        Assert.Equal(Intents.OutOfScope, Reader.Read(text).Intent);
        Assert.Empty(EntityReader.Read(text, Reference));
    }

    /// <summary>Bytes allocated stand for steps: twice the text may not cost more than a little over twice of them.</summary>
    [Theory]
    [InlineData("ngã ba ")]
    [InlineData("tôi còn nợ bao nhiêu tiền ")]
    [InlineData("không đi đi ")]
    [InlineData("chaof khôgn xyzzyq ")]
    [InlineData("a")]
    [InlineData("bà Tư ")]
    public void Understanding_TwiceTheText_CostsAboutTwice(string piece)
    {
        var (once, twice) = (Allocated(piece, 4_000), Allocated(piece, 8_000));
        Assert.True(twice < (once * 2.6) + 4_000, $"{once} bytes for 4,000 characters, {twice} for 8,000");
    }

    private static long Allocated(string piece, int length)
    {
        var text = new StringBuilder().Insert(0, piece, length / piece.Length).ToString();
        Reader.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reader.Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static List<string> Texts() =>
    [
        .. Corpus.Utterances("utterances-dev.jsonl").Select(row => row.Text),
        .. Corpus.Utterances("oos-home-assistant-vi.jsonl").Select(row => row.Text),
        .. Corpus.Table("utterances-more.tsv").Select(row => row[1]),
    ];

    private static void Understand(string text, DateTimeOffset reference)
    {
        var read = Reader.Read(text);
        if (read.Score is < 0 or > 1) Assert.Fail($"score {read.Score}");
        foreach (var entity in EntityReader.Read(text, reference))
        {
            if (entity.Start < 0 || entity.Start >= entity.End || entity.End > text.Length) Assert.Fail($"{entity.Type} at {entity.Start}-{entity.End}");
        }
    }

    private static string RandomUnits(Random random)
    {
        var text = new char[random.Next(24)];
        for (var i = 0; i < text.Length; i++) text[i] = (char)random.Next(random.Next(2) == 0 ? 0x1F00 : char.MaxValue + 1);
        return new string(text);
    }

    private static void ReadAll(string text, DateTimeOffset reference)
    {
        var read = Reader.Read(text);
        Assert.InRange(read.Score, 0, 1);
        Assert.Contains(read.Intent, Intents.All);
        YesNo.Read(text);
        Interruptions.Read(text);
        ChoiceMatcher.Match(text, Choices);
        WholeNumber.Read(text);
        if (MoneyReader.Read(text) is { } money) Assert.InRange(money.Start, 0, money.End - 1);
        var dates = DateTimeReader.Read(text, reference);
        Assert.All(dates.Spans, span => Assert.True(span.Start < span.End && span.End <= text.Length));
        dates.Rest(text);
        VietnameseFold.Fold(text);
        VietnameseFold.Compose(text);
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(12); i >= 0; i--)
        {
            if (random.Next(4) == 0) text.Append((char)random.Next(char.MaxValue + 1));
            text.Append(Pieces[random.Next(Pieces.Length)]);
            if (random.Next(2) == 0) text.Append(' ');
        }

        return text.ToString();
    }

    private static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var i = random.Next(5); i >= 0; i--)
        {
            var at = random.Next(mutated.Length + 1);
            if (random.Next(2) == 0) mutated.Insert(at, Pieces[random.Next(Pieces.Length)]);
            else if (at < mutated.Length) mutated[at] = (char)random.Next(char.MaxValue + 1);
        }

        return mutated.ToString();
    }
}
