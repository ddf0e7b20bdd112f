using System.Globalization;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Numbers;

public sealed class NumberTests
{
    [Fact]
    public void WholeNumber_NumberWords_AreTheirValues()
    {
        var rows = Corpus.Table("number-words-vi.tsv").ToArray();
        Assert.True(rows.Length > 200);
        Assert.All(rows, row => Assert.All(row[1..3], reading =>
        {
            var value = long.Parse(row[0], CultureInfo.InvariantCulture);
            Assert.Equal((reading, value), (reading, WholeNumber.Read(reading)));
            Assert.Equal((reading, value), (reading, WholeNumber.Read(VietnameseFold.Fold(reading))));
        }));
    }

    [Theory]
    [InlineData("30", 30L)]
    [InlineData("khoảng 25 người", 25L)]
    [InlineData("ba mươi chỗ", 30L)]
    [InlineData("hăm lăm", 25L)]
    [InlineData("ba mốt", 31L)]
    [InlineData("1.250", 1250L)]
    [InlineData("0", 0L)]
    [InlineData("1,5", null)]
    [InlineData("3 hay 4", null)]
    [InlineData("đi năm nay", null)]
    [InlineData("bà Tư", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999999", null)]
    public void WholeNumber_Answer_IsRead(string text, long? value) => Assert.Equal(value, WholeNumber.Read(text));

    [Theory]
    [InlineData("500k", 500_000L)]
    [InlineData("500 k", 500_000L)]
    [InlineData("500 nghin", 500_000L)]
    [InlineData("năm trăm nghìn", 500_000L)]
    [InlineData("500.000đ", 500_000L)]
    [InlineData("500000", 500_000L)]
    [InlineData("2 củ", 2_000_000L)]
    [InlineData("2,5tr", 2_500_000L)]
    [InlineData("2.5tr", 2_500_000L)]
    [InlineData("2 triệu rưỡi", 2_500_000L)]
    [InlineData("hai triệu rưỡi", 2_500_000L)]
    [InlineData("2tr5", 2_500_000L)]
    [InlineData("2tr500", 2_500_000L)]
    [InlineData("1tr2", 1_200_000L)]
    [InlineData("1.250.000", 1_250_000L)]
    [InlineData("triệu hai", 1_200_000L)]
    [InlineData("1 trieu 2", 1_200_000L)]
    [InlineData("triệu rưỡi", 1_500_000L)]
    [InlineData("một triệu mốt", 1_100_000L)]
    [InlineData("năm chục ngàn", 50_000L)]
    [InlineData("1ty", 1_000_000_000L)]
    [InlineData("một triệu hai trăm năm mươi ngàn", 1_250_000L)]
    [InlineData("1 triệu 250 nghìn", 1_250_000L)]
    [InlineData("Tôi muốn vay 5 triệu để nuôi gà", 5_000_000L)]
    [InlineData("Ghi nhận chị Ba trả hai trăm nghìn tiền lãi hôm qua", 200_000L)]
    [InlineData("bà Năm hai triệu", 2_000_000L)]
    [InlineData("thu cua ba Bay 350 ngan", 350_000L)]
    [InlineData("0912345678", null)]
    [InlineData("8h30 ngày 25/12/2026", null)]
    [InlineData("huyết áp 140/90", null)]
    [InlineData("trả 300", null)]
    [InlineData("", null)]
    public void MoneyReader_Sentence_GivesTheAmount(string text, long? amount) => Assert.Equal(amount, MoneyReader.Read(text)?.Amount);

    [Fact]
    public void MoneyReader_Sentence_GivesThePlace()
    {
        const string Text = "góp 500k giúp bà Sáu";
        var money = MoneyReader.Read(Text)!.Value;
        Assert.Equal("500k", Text[money.Start..money.End]);
    }
}
