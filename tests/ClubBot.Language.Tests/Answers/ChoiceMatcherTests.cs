using ClubBot.Language.Answers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Answers;

public sealed class ChoiceMatcherTests
{
    private static readonly Choice[] Loan = [new("Xem lịch trả", "lịch"), new("Ảnh sổ vay", "sổ"), new("Không đúng", "sai")];
    private static readonly Choice[] Meeting = [new("Tôi đi"), new("Tôi bận"), new("Đi muộn")];

    [Theory]
    [InlineData("1", 0)]
    [InlineData("1.", 0)]
    [InlineData("số 1", 0)]
    [InlineData("số một", 0)]
    [InlineData("cái thứ hai", 1)]
    [InlineData("thứ nhất", 0)]
    [InlineData("cái cuối", 2)]
    [InlineData("chọn số 2 nhé", 1)]
    [InlineData("ba", 2)]
    [InlineData("Xem lịch trả", 0)]
    [InlineData("cho tôi xem lịch trả nhé", 0)]
    [InlineData("ảnh", 1)]
    [InlineData("sổ vay", 1)]
    [InlineData("không đúng rồi", 2)]
    [InlineData("ko đúng", 2)]
    public void Match_Answer_IsTheChoice(string text, int index)
    {
        Assert.Equal(index, ChoiceMatcher.Match(text, Loan));
        Assert.Equal(index, ChoiceMatcher.Match(VietnameseFold.Fold(text), Loan));
    }

    [Theory]
    [InlineData("đi")]
    [InlineData("4")]
    [InlineData("0")]
    [InlineData("1 2")]
    [InlineData("1,5")]
    [InlineData("")]
    [InlineData("hôm qua trời mưa")]
    public void Match_NoneOrTwo_IsNull(string text) => Assert.Null(ChoiceMatcher.Match(text, Meeting));

    [Theory]
    [InlineData("không đồng ý", 1)]
    [InlineData("ko đồng ý đâu", 1)]
    [InlineData("tôi không đồng ý", 1)]
    [InlineData("chưa đồng ý", null)]
    [InlineData("tôi có đồng ý đâu", null)]
    [InlineData("đồng ý nhé", 0)]
    [InlineData("tôi đồng ý", 0)]
    public void Match_NegatedConsent_IsNoConsent(string text, int? index) =>
        Assert.Equal(index, ChoiceMatcher.Match(text, [new Choice("Đồng ý"), new Choice("Không"), new Choice("Đọc kỹ hơn")]));

    [Theory]
    [InlineData("đúng", "Không đúng")]
    [InlineData("đồng ý", "Không đồng ý")]
    [InlineData("không đúng", "Đúng")]
    [InlineData("đừng gửi ngay", "Gửi ngay")]
    [InlineData("dung gui ngay", "Gửi ngay")]
    [InlineData("khoan gửi ngay", "Gửi ngay")]
    [InlineData("chưa báo ngay", "Báo ngay")]
    [InlineData("hổng đăng ký", "Đăng ký")]
    public void Match_TheContrary_IsNull(string text, string label) => Assert.Null(ChoiceMatcher.Match(text, [new Choice(label)]));

    [Fact]
    public void Match_NoChoices_IsNull() => Assert.Null(ChoiceMatcher.Match("1", []));
}
