using System.Text;
using ClubBot.Language.Entities;

namespace ClubBot.Language.Tests.Numbers;

/// <summary>Nothing that a person can send makes the parsers of numbers, measures, phones and people throw.</summary>
[Trait("Locale", "Independent")]
public sealed class NumberRobustnessTests
{
    private const int Inputs = 50_000;
    private const int Seed = 20261123;
    private const int PiecesMax = 12;

    private static readonly string[] Pieces =
    [
        "một", "hai", "ba", "năm", "mươi", "trăm", "nghìn", "triệu", "tỷ", "rưỡi", "nửa", "linh", "phẩy", "âm", "tr", "k", "củ", "đồng", "đ", "%", "/", "-",
        ".", ",", "+84", "0912", "345", "678", "0", "99999999999999999999", "1.200.000", "huyết áp", "trên", "mạch", "kg", "cân", "đường huyết",
        "mmol", "bà", "Tư", "con", "anh", "nội", "má", "từ", "đến", "dưới", "thứ", "nhất", "không", "trả", "\ud83d", "\u0301", "ស", "\0", "  ",
    ];

    [Fact]
    public void Read_RandomPieces_EntitiesLieInTheText()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Inputs; i++)
        {
            var text = new StringBuilder();
            for (var piece = random.Next(PiecesMax); piece >= 0; piece--) text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? "" : " ");
            AssertSound(text.ToString());
        }
    }

    [Theory]
    [InlineData("một hai ba ")]
    [InlineData("1.")]
    [InlineData("1.000.")]
    [InlineData("9")]
    [InlineData("một triệu ")]
    [InlineData("hai nghìn tỷ ")]
    [InlineData("0912 345 678 ")]
    [InlineData("huyết áp 140/")]
    [InlineData("bà Tư ")]
    [InlineData("không quá ")]
    public void Read_AMillionCharacters_AreRead(string piece) => AssertSound(new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).ToString());

    private static void AssertSound(string text)
    {
        foreach (var entity in EntityReader.Read(text, EntityText.Reference))
        {
            Assert.InRange(entity.Start, 0, entity.End - 1);
            Assert.Equal(text[entity.Start..entity.End], entity.Text);
            Assert.NotEmpty(entity.Values);
        }
    }
}
