using ClubBot.Dialogs.Areas.Resources;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Tests.Areas.Resources;

public sealed class FeeSentenceTests
{
    private static readonly CalendarMonth Now = new(2026, 11);

    private readonly FeeSentence sentence = new(new FeeWords(TextCatalog.Load(typeof(TextCatalog).Assembly)));

    [Theory]
    [InlineData("thu phí cả nhà trừ ông Tư", true, "", "ông Tư")]
    [InlineData("thu phi ca nha tru ong tu, ba hai va ba ba", true, "", "ong tu|ba hai|ba ba")]
    [InlineData("Thu hội phí cả câu lạc bộ", true, "", "")]
    [InlineData("mọi người nộp phí rồi, không tính bà Út", true, "", "bà Út")]
    [InlineData("bà Sáu nộp phí", false, "bà Sáu", "")]
    [InlineData("cả nhà bà Sáu nộp phí", false, "bà Sáu", "")]
    [InlineData("thu phí mọi người trong câu lạc bộ mình", true, "", "")]
    [InlineData("ba sau nop hoi phi", false, "ba sau", "")]
    [InlineData("thu phí bà Hai, ông Ba", false, "bà Hai|ông Ba", "")]
    [InlineData("thu phí bà Hai ông Ba", false, "bà Hai|ông Ba", "")]
    [InlineData("thu phí bà Thu", false, "bà Thu", "")]
    [InlineData("Lý Thị Thu đóng hội phí", false, "Lý Thị Thu", "")]
    [InlineData("thu phi ly thi thu", false, "ly thi thu", "")]
    [InlineData("đã thu hội phí của ông Trụ nhé", false, "ông Trụ", "")]
    [InlineData("THU PHÍ CẢ NHÀ TRỪ ÔNG TƯ", true, "", "ÔNG TƯ")]
    public void Read_WhoPays_IsReadOff(string text, bool isEveryone, string names, string except)
    {
        var read = sentence.Read(text, Now)!;
        Assert.Equal(FeeDeed.Charge, read.Deed);
        Assert.Equal(isEveryone, read.IsEveryone);
        Assert.Equal(names, string.Join('|', read.Names));
        Assert.Equal(except, string.Join('|', read.Except));
    }

    [Theory]
    [InlineData("thu phí bà Hai", "2026-11", null)]
    [InlineData("thu phí 3 tháng bà Hai", "2026-11", 3)]
    [InlineData("thu phí tháng 10 bà Hai", "2026-10", null)]
    [InlineData("thu phí tháng 9, 10 và 11 của bà Hai", "2026-09|2026-10|2026-11", null)]
    [InlineData("thu phí tháng 1 bà Hai", "2027-01", null)]
    [InlineData("bà Hai nộp phí tháng 12/2025", "2025-12", null)]
    [InlineData("bà Hai nộp phí tháng trước", "2026-10", null)]
    [InlineData("bà Hai nộp phí tháng này và tháng sau", "2026-11|2026-12", null)]
    public void Read_Months_AreReadOff(string text, string months, int? count)
    {
        var read = sentence.Read(text, Now)!;
        Assert.Equal("bà Hai", Assert.Single(read.Names));
        Assert.Equal(months, string.Join('|', read.Months.Select(month => month.Key)));
        Assert.Equal(count, read.Count);
    }

    [Theory]
    [InlineData("bà Sáu chuyển khoản phí", true)]
    [InlineData("bà Sáu nộp phí qua ngân hàng", true)]
    [InlineData("bà Sáu nộp phí", false)]
    public void Read_ByBank_IsToldFromCash(string text, bool isByBank)
    {
        var read = sentence.Read(text, Now)!;
        Assert.Equal("bà Sáu", Assert.Single(read.Names));
        Assert.Equal(isByBank, read.IsByBank);
    }

    [Fact]
    public void Read_FamilyNameThatReadsLikeBecause_IsTheName()
    {
        var read = sentence.Read("mien phi cho vi thi lan", Now)!;
        Assert.Equal(("vi thi lan", null), (Assert.Single(read.Names), read.Reason));
    }

    [Fact]
    public void Read_WholeYear_IsItsTwelveMonths() =>
        Assert.Equal(CalendarMonth.OfYear(2026), sentence.Read("thu phí cả năm bà Hai", Now)!.Months);

    [Theory]
    [InlineData("bà Sáu chưa nộp phí", nameof(FeeDeed.TakeBack), null)]
    [InlineData("bỏ phí bà Sáu", nameof(FeeDeed.TakeBack), null)]
    [InlineData("miễn phí cho bà Sáu vì hộ nghèo", nameof(FeeDeed.Exempt), "hộ nghèo")]
    [InlineData("bà Sáu được miễn hội phí", nameof(FeeDeed.Exempt), null)]
    [InlineData("bà Sáu hết miễn phí", nameof(FeeDeed.EndExemption), null)]
    public void Read_OtherDeeds_AreToldApart(string text, string deed, string? reason)
    {
        var read = sentence.Read(text, Now)!;
        Assert.Equal(deed, read.Deed.ToString());
        Assert.Equal("bà Sáu", Assert.Single(read.Names));
        Assert.Equal(reason, read.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("phí")]
    [InlineData("hội phí năm nay bao nhiêu")]
    [InlineData("tôi muốn đóng hội phí")]
    [InlineData("nộp hội phí ở đâu vậy con")]
    [InlineData("bà Sáu nộp phí chưa")]
    [InlineData("chuyển khoản hội phí thế nào")]
    [InlineData("hội phí chuyển khoản vào đâu")]
    [InlineData("bà Sáu trả 500k")]
    [InlineData("khám miễn phí cho bà Tư")]
    [InlineData("chi phí thăm bà Tư 200k")]
    [InlineData("ai chưa nộp phí")]
    public void Read_SomethingElse_IsNothing(string text) => Assert.Null(sentence.Read(text, Now));

    [Theory]
    [InlineData("ai chưa nộp phí", true)]
    [InlineData("con ai chua dong hoi phi", true)]
    [InlineData("bà Sáu chưa nộp phí", false)]
    [InlineData("ai chưa trả nợ", false)]
    public void AsksWhoOwes_OnlyOfFees_IsTrue(string text, bool asks) => Assert.Equal(asks, sentence.AsksWhoOwes(text));

    [Fact]
    public void Read_RandomWords_NeverFails()
    {
        var random = new Random(7);
        string[] words = ["thu", "phí", "bà", "Hai", "trừ", "tháng", "3", "12/2026", ",", "và", "miễn", "vì", "cả", "nhà", "\ud83d", "99999999999", "?", "bỏ", "năm", "/"];
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(12)).Select(_ => words[random.Next(words.Length)]));
            var read = sentence.Read(text, Now);
            Assert.True(read is null or { IsEveryone: true } or { Names.Count: > 0 }, text);
            Assert.True(read is null or { Months.Count: > 0 }, text);
        }
    }
}
