using ClubBot.Dialogs.Areas.Resources;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Tests.Areas.Resources;

public sealed class GiftSentenceTests
{
    private static readonly TextCatalog Catalog = TextCatalog.Load(typeof(TextCatalog).Assembly);
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));

    private readonly GiftSentence gifts = new(new GiftWords(Catalog));
    private readonly CampaignSentence campaigns = new(new GiftWords(Catalog), new FeeWords(Catalog));
    private readonly TransferQuestion transfers = new(new GiftWords(Catalog));

    [Theory]
    [InlineData("ông Nam ủng hộ 500k", "ông Nam", 500_000, null)]
    [InlineData("ong Nam ung ho 500k", "ong Nam", 500_000, null)]
    [InlineData("công ty An Phát ủng hộ 2 triệu", "công ty An Phát", 2_000_000, null)]
    [InlineData("gia đình bà Sáu tặng quỹ 1.500.000 đồng", "gia đình bà Sáu", 1_500_000, null)]
    [InlineData("hôm nay đã nhận của ông Nam ủng hộ 500k", "ông Nam", 500_000, null)]
    [InlineData("bà Hai cho 10 cân gạo", "bà Hai", null, "10 cân gạo")]
    [InlineData("bà Hai cho câu lạc bộ 10 cân gạo", "bà Hai", null, "10 cân gạo")]
    [InlineData("bà Hai cho 10 cân gạo, trị giá 200 nghìn", "bà Hai", 200_000, "10 cân gạo")]
    [InlineData("công ty An Phát tặng 5 cái chăn cho các cụ", "công ty An Phát", null, "5 cái chăn")]
    [InlineData("ông Nam tặng 2 thùng mì 300k", "ông Nam", 300_000, "2 thùng mì")]
    [InlineData("ủng hộ 500k", null, 500_000, null)]
    [InlineData("ông Nam ủng hộ", "ông Nam", null, null)]
    public void Read_Gift_IsReadOff(string text, string? donor, int? value, string? things) =>
        Assert.Equal(new GiftRequest(donor, value is { } amount ? new Dong(amount) : null, things), gifts.Read(text));

    [Theory]
    [InlineData("ông Nam chuyển khoản ủng hộ 500k")]
    [InlineData("ông Nam ủng hộ qua ngân hàng 500k")]
    public void Read_ByBank_IsToldFromCash(string text) =>
        Assert.Equal(new GiftRequest("ông Nam", new Dong(500_000), null) { IsByBank = true }, gifts.Read(text));

    [Theory]
    [InlineData("ông Nam ủng hộ 500k", true)]
    [InlineData("công ty An Phát ủng hộ 2 triệu", true)]
    [InlineData("bà Hai cho 10 cân gạo", true)]
    [InlineData("ông Nam ủng hộ", false)]
    [InlineData("ủng hộ 500k", false)]
    [InlineData("tôi muốn ủng hộ 500k", false)]
    [InlineData("tôi ủng hộ 200 nghìn", false)]
    [InlineData("nhắn mọi người ủng hộ bão lụt 200k", false)]
    [InlineData("cho bà Tư vay 2 triệu", false)]
    [InlineData("nhắn mọi người mai 8h họp cho đúng giờ", false)]
    [InlineData("bà Sáu trả 432k", false)]
    [InlineData("ai ủng hộ", false)]
    [InlineData("mở đợt khám mắt cho 20 người ngày 5/12", false)]
    public void IsGift_OnlyWhatIsOneForCertain_IsTrue(string text, bool isGift) => Assert.Equal(isGift, gifts.IsGift(text));

    [Theory]
    [InlineData("vận động mua máy đo huyết áp, mục tiêu 3 triệu, đến 31/12", "mua máy đo huyết áp", 3_000_000, "2026-12-31")]
    [InlineData("mở cuộc vận động sửa mái nhà, cần 10 triệu, hết tháng 1", "sửa mái nhà", 10_000_000, "2027-01-31")]
    [InlineData("vận động mua chăn 2 triệu đến 20/12", "mua chăn", 2_000_000, "2026-12-20")]
    [InlineData("vận động", null, null, null)]
    [InlineData("vận động mua chăn đến 31/2", "mua chăn", null, null)]
    public void Read_Campaign_IsReadOff(string text, string? name, int? target, string? lastDay)
    {
        Assert.True(campaigns.IsAbout(text));
        Assert.Equal(
            new CampaignWords(name, target is { } amount ? new Dong(amount) : null, lastDay is null ? null : DateOnly.Parse(lastDay, System.Globalization.CultureInfo.InvariantCulture)),
            campaigns.Read(text, Now));
    }

    [Theory]
    [InlineData("vận động thể dục buổi sáng thế nào")]
    [InlineData("ông Nam vận động được 2 triệu")]
    [InlineData("nhắn mọi người vận động ủng hộ")]
    public void IsAbout_WordsLaterInTheSentence_IsFalse(string text) => Assert.False(campaigns.IsAbout(text));

    [Theory]
    [InlineData("chuyển khoản thế nào", true)]
    [InlineData("chuyen khoan the nao chau", true)]
    [InlineData("cho xin số tài khoản", true)]
    [InlineData("có mã QR không", true)]
    [InlineData("có người lạ gọi bảo chuyển khoản", false)]
    [InlineData("công an bắt chuyển tiền vào tài khoản an toàn", false)]
    [InlineData("lừa đảo chuyển khoản", false)]
    public void Transfer_QuestionHow_IsKnownFromTales(string text, bool asks) => Assert.Equal(asks, transfers.Is(text));

    [Fact]
    public void Read_RandomWords_NeverFails()
    {
        var random = new Random(11);
        string[] words = ["ông", "Nam", "ủng hộ", "cho", "500k", "10 cân gạo", ",", "trị giá", "2 triệu", "\ud83d", "99999999999999999999", "quỹ", "vận động", "đến", "31/12", "1.000."];
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
            var read = gifts.Read(text);
            Assert.True(read?.Donor is not { Length: 0 } && read?.Things is not { Length: 0 } && read?.Value is not { Amount: <= 0 }, text);
            Assert.False(campaigns.Read(text, Now).Name is { Length: 0 }, text);
        }
    }
}
