using ClubBot.Language.Answers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Answers;

public sealed class YesNoTests
{
    [Theory]
    [InlineData("đúng", YesNoAnswer.Yes)]
    [InlineData("dạ", YesNoAnswer.Yes)]
    [InlineData("Vâng ạ", YesNoAnswer.Yes)]
    [InlineData("ừ", YesNoAnswer.Yes)]
    [InlineData("OK", YesNoAnswer.Yes)]
    [InlineData("okkk", YesNoAnswer.Yes)]
    [InlineData("phải rồi cháu", YesNoAnswer.Yes)]
    [InlineData("đồng ý", YesNoAnswer.Yes)]
    [InlineData("đi được", YesNoAnswer.Yes)]
    [InlineData("có, tôi đi họp được", YesNoAnswer.Yes)]
    [InlineData("dạ có", YesNoAnswer.Yes)]
    [InlineData("không", YesNoAnswer.No)]
    [InlineData("ko", YesNoAnswer.No)]
    [InlineData("k", YesNoAnswer.No)]
    [InlineData("hông", YesNoAnswer.No)]
    [InlineData("sai rồi", YesNoAnswer.No)]
    [InlineData("tôi bận", YesNoAnswer.No)]
    [InlineData("thôi khỏi", YesNoAnswer.No)]
    [InlineData("không phải", YesNoAnswer.No)]
    [InlineData("dạ không ạ", YesNoAnswer.No)]
    [InlineData("k đi đc đâu", YesNoAnswer.No)]
    [InlineData("không đúng", YesNoAnswer.No)]
    [InlineData("chưa biết", YesNoAnswer.Unsure)]
    [InlineData("có lẽ đi được", YesNoAnswer.Unsure)]
    [InlineData("để xem đã", YesNoAnswer.Unsure)]
    [InlineData("muộn tí nhé cháu", YesNoAnswer.Late)]
    [InlineData("tôi đi nhưng đến muộn", YesNoAnswer.Late)]
    [InlineData("trễ", YesNoAnswer.Late)]
    public void Read_Answer_IsUnderstood(string text, YesNoAnswer answer)
    {
        Assert.Equal(answer, YesNo.Read(text));
        Assert.Equal(answer, YesNo.Read(VietnameseFold.Fold(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nhạ")]
    [InlineData("2")]
    [InlineData("tôi còn nợ quỹ bao nhiêu tiền")]
    [InlineData("lịch khám sức khỏe tháng này ở đâu")]
    [InlineData("😀")]
    public void Read_SomethingElse_IsNoAnswer(string text) => Assert.Null(YesNo.Read(text));

    [Theory]
    [InlineData("chưa đồng ý")]
    [InlineData("đừng gửi đi")]
    [InlineData("đúng không cháu")]
    [InlineData("dạ không")]
    [InlineData("dạ không đúng")]
    [InlineData("không, đồng ý gì")]
    [InlineData("khoan gửi ngay")]
    public void Read_YesThatIsNegated_IsNoYes(string text) => Assert.NotEqual(YesNoAnswer.Yes, YesNo.Read(text));
}
