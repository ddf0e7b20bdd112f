using ClubBot.Channels;

namespace ClubBot.Tests.Channels;

public sealed class TextSplitterTests
{
    [Theory]
    [InlineData("Bà còn nợ 1.250.000 đồng ạ", 20, "Bà còn nợ|1.250.000 đồng ạ")]
    [InlineData("Bà trả 400.000 ₫ mỗi kỳ", 15, "Bà trả|400.000 ₫ mỗi|kỳ")]
    [InlineData("một hai ba bốn năm", 8, "một hai|ba bốn|năm")]
    [InlineData("dòng một\ndòng hai dài", 14, "dòng một|dòng hai dài")]
    [InlineData("ngắn", 14, "ngắn")]
    [InlineData("   ", 14, "")]
    public void Split_WordsAndAmounts_StayWhole(string text, int max, string expected) =>
        Assert.Equal(expected, string.Join('|', TextSplitter.Split(text, max)));

    [Fact]
    public void Split_WordLongerThanAMessage_IsCutBetweenLetters()
    {
        var text = string.Concat(Enumerable.Repeat("👵🏽", 10)) + "tiê\u0301ng".Normalize(System.Text.NormalizationForm.FormD);

        var pieces = TextSplitter.Split(text, 7);

        Assert.Equal(text, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.True(piece.Length <= 7 && !char.IsLowSurrogate(piece[0]) && !char.IsHighSurrogate(piece[^1])));
        Assert.All(pieces, piece => Assert.NotEqual(System.Globalization.UnicodeCategory.NonSpacingMark, char.GetUnicodeCategory(piece[0])));
    }

    [Fact]
    public void Split_AnyTextAndLength_LosesNoWordAndFits()
    {
        var random = new Random(20261122);
        string[] words = ["bà", "còn", "nợ", "432.000 đồng", "12 tháng", "hạn", "Chủ nhật", "\n", "👵🏽"];
        for (var run = 0; run < 500; run++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(_ => words[random.Next(words.Length)]));
            var max = random.Next(16, 80);

            var pieces = TextSplitter.Split(text, max);

            Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, max));
            Assert.All(pieces, piece => Assert.False(piece.StartsWith("đồng", StringComparison.Ordinal) || piece.StartsWith("tháng", StringComparison.Ordinal), text));
            Assert.Equal(WordsOf(text), pieces.SelectMany(WordsOf));
        }
    }

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
