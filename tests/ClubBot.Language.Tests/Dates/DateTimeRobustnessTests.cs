using System.Text;
using ClubBot.Language.Dates;
using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Dates;

/// <summary>Nothing that a person can send makes the reader of dates throw, whatever the day.</summary>
[Trait("Locale", "Independent")]
public sealed class DateTimeRobustnessTests
{
    private const int Inputs = 30_000;
    private const int Seed = 20261122;

    private static readonly string[] Pieces =
    [
        "mùng", "rằm", "tháng", "ngày", "năm", "từ", "đến", "tới", "-", "rưỡi", "kém", "giờ", "h", "thứ", "hai", "mươi", "31/2", "29/2", "30", "0", "99", "9999",
        "999999999999", "âm lịch", "nhuận", "chủ nhật", "tuần", "sau", "trước", "nữa", "qua", "đầu", "cuối", "giữa", "quý", "mỗi", "hằng", "lần", "một", "tết", "giao thừa",
        "sáng", "chiều", "tối", "đêm", "nay", "mai", "mốt", "cách đây", "nửa", "tiếng", "phút", "giây", "12:59:59", "24h", "TCN", "vu lan", "2026-12-31", "1/1/1", "31/12/9999",
        "\ud83d", "\ude00", "\u0301", "ស", "đ", " ", "\n", "\0", "/", ".", ":", ",", "(", "bây giờ", "đầu tiên", "của", "t2", "t12", "mười", "huyết áp", "1,5", "5000",
    ];

    private static readonly DateTimeOffset[] References =
    [
        new(2026, 10, 7, 9, 0, 0, TimeSpan.FromHours(7)), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new(1968, 1, 29, 0, 0, 0, TimeSpan.Zero),
        new(2199, 12, 31, 23, 59, 59, TimeSpan.Zero), new(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(7)), new(1, 1, 31, 0, 0, 0, TimeSpan.Zero), new(9999, 12, 1, 0, 0, 0, TimeSpan.Zero),
    ];

    [Fact]
    public void Read_RandomTexts_NeverThrows()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Inputs; i++)
        {
            var text = RandomText(random);
            Read(text, References[random.Next(4) == 0 ? random.Next(References.Length) : 0]);
        }
    }

    [Theory]
    [InlineData("tháng 3 đến ")]
    [InlineData("mùng 30 tháng 2 nhuận ")]
    [InlineData("sáng mai lúc 8h30 ")]
    [InlineData("1/")]
    [InlineData("năm ")]
    public void Read_AMillionCharacters_AreRead(string piece) =>
        Read(new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).ToString(), References[0]);

    private static void Read(string text, DateTimeOffset reference)
    {
        var tokens = TokenText.Read(text);
        var found = new EntityCollector(tokens);
        DateTimeEntities.Read(new NumberText(tokens.Tokens), tokens.IsMarked, reference, found);
        foreach (var entity in found.ToList())
        {
            Assert.True(entity.Start < entity.End && entity.End <= text.Length);
            Assert.Equal(text[entity.Start..entity.End], entity.Text);
            Assert.NotEmpty(entity.Values);
            Assert.All(entity.Values, value => Assert.True(value.Timex is not null && (value.Value is not null || (value.Start is not null && value.End is not null))));
        }

        var reading = DateTimeReader.Read(text, reference);
        Assert.All(reading.Spans, span => Assert.True(span.Start < span.End && span.End <= text.Length));
        reading.Rest(text);
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(10); i >= 0; i--)
        {
            if (random.Next(12) == 0) text.Append((char)random.Next(char.MaxValue + 1));
            text.Append(random.Next(4) == 0 ? random.Next(40).ToString(System.Globalization.CultureInfo.InvariantCulture) : Pieces[random.Next(Pieces.Length)]);
            if (random.Next(5) > 0) text.Append(' ');
        }

        return text.ToString();
    }
}
