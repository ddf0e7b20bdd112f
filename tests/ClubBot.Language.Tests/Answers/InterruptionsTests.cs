using ClubBot.Language.Answers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Tests.Answers;

public sealed class InterruptionsTests
{
    [Theory]
    [InlineData("quay lại", Interruption.Back)]
    [InlineData("Trở lại nhé", Interruption.Back)]
    [InlineData("0", Interruption.Back)]
    [InlineData("0.", Interruption.Back)]
    [InlineData("trợ giúp", Interruption.Help)]
    [InlineData("giúp tôi với", Interruption.Help)]
    [InlineData("hướng dẫn", Interruption.Help)]
    [InlineData("?", Interruption.Help)]
    [InlineData("dừng", Interruption.Cancel)]
    [InlineData("thôi cháu ạ", Interruption.Cancel)]
    [InlineData("bỏ đi", Interruption.Cancel)]
    [InlineData("huỷ", Interruption.Cancel)]
    [InlineData("hủy", Interruption.Cancel)]
    [InlineData("gặp người", Interruption.Human)]
    [InlineData("cho tôi gặp người thật", Interruption.Human)]
    [InlineData("gọi chủ nhiệm giúp tôi", Interruption.Human)]
    [InlineData("làm tiếp", Interruption.Resume)]
    [InlineData("tiếp tục nhé", Interruption.Resume)]
    public void Read_WholeMessage_Interrupts(string text, Interruption interruption)
    {
        Assert.Equal(interruption, Interruptions.Read(text));
        if (text != "?") Assert.Equal(interruption, Interruptions.Read(VietnameseFold.Fold(text)));
    }

    [Theory]
    [InlineData("thôi hôm đó tôi bận")]
    [InlineData("giúp bà Sáu 500k")]
    [InlineData("hủy lịch khám của tôi")]
    [InlineData("tôi gặp người quen")]
    [InlineData("10")]
    [InlineData("")]
    public void Read_PartOfAMessage_DoesNot(string text) => Assert.Null(Interruptions.Read(text));
}
