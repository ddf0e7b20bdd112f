using ClubBot.Language.Formatting;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Formatting;

public sealed class VietnameseNumberWordsTests
{
    private const int Rounds = 100_000;

    [Theory]
    [InlineData(0, "không")]
    [InlineData(4, "bốn")]
    [InlineData(10, "mười")]
    [InlineData(11, "mười một")]
    [InlineData(14, "mười bốn")]
    [InlineData(15, "mười lăm")]
    [InlineData(20, "hai mươi")]
    [InlineData(21, "hai mươi mốt")]
    [InlineData(24, "hai mươi tư")]
    [InlineData(25, "hai mươi lăm")]
    [InlineData(101, "một trăm linh một")]
    [InlineData(104, "một trăm linh bốn")]
    [InlineData(105, "một trăm linh năm")]
    [InlineData(110, "một trăm mười")]
    [InlineData(115, "một trăm mười lăm")]
    [InlineData(432_000, "bốn trăm ba mươi hai nghìn")]
    [InlineData(3_200_000, "ba triệu hai trăm nghìn")]
    [InlineData(1_005_000, "một triệu không trăm linh năm nghìn")]
    [InlineData(2_000_005, "hai triệu không trăm linh năm")]
    [InlineData(2_010_015, "hai triệu không trăm mười nghìn không trăm mười lăm")]
    [InlineData(1_000_000_000, "một tỷ")]
    [InlineData(1_000_000_021, "một tỷ không trăm hai mươi mốt")]
    [InlineData(2_000_000_000_000, "hai nghìn tỷ")]
    [InlineData(-55_000, "âm năm mươi lăm nghìn")]
    public void Write_Number_IsWordedAsOnASlip(long value, string words) => Assert.Equal(words, VietnameseNumberWords.Write(value));

    [Fact]
    public void Write_EndsOfLong_AreWritten()
    {
        Assert.StartsWith("chín tỷ hai trăm hai mươi ba triệu ", VietnameseNumberWords.Write(long.MaxValue), StringComparison.Ordinal);
        Assert.EndsWith(" tám trăm linh tám", VietnameseNumberWords.Write(long.MinValue), StringComparison.Ordinal);
    }

    [Fact]
    public void Money_Amount_BeginsWithACapitalAndNamesTheCurrency() =>
        Assert.Equal("Ba triệu hai trăm nghìn đồng", VietnameseNumberWords.Money(3_200_000));

    /// <summary>What is written is read again: with marks, and as people type it.</summary>
    [Fact]
    public void Write_AnyAmount_IsReadBackWithAndWithoutMarks()
    {
        var random = new Random(20261123);
        long[] edges = [0, 1, 10, 100, 1_000, 999_999, 1_000_000, 1_000_200, 999_999_999, 1_000_000_000, 999_999_999_999];
        var failures = new List<string>();
        foreach (var value in edges.Concat(Enumerable.Range(0, Rounds).Select(_ => Amount(random))))
        {
            var words = VietnameseNumberWords.Write(value);
            foreach (var text in new[] { words, VietnameseFold.Fold(words) })
            {
                if (Read(text) != value)
                {
                    failures.Add($"{value}: {text} -> {Read(text)}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count}\n{string.Join('\n', failures.Take(20))}");
    }

    /// <summary>Amounts of every length alike, many with zeros inside.</summary>
    private static long Amount(Random random)
    {
        var value = random.NextInt64((long)Math.Pow(10, random.Next(1, 13)));
        var unit = (long)Math.Pow(10, random.Next(0, 7));
        return random.Next(2) == 0 ? value : value / unit * unit;
    }

    private static long? Read(string text)
    {
        var tokens = Tokenizer.Read(text);
        return NumberParser.Parse(new NumberText(tokens), 0) is { } number && number.Next == tokens.Count ? (long)number.Value : null;
    }
}
