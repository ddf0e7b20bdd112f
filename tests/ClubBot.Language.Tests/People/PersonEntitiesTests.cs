using ClubBot.Language.Entities;

namespace ClubBot.Language.Tests.People;

public sealed class PersonEntitiesTests
{
    [Theory]
    [InlineData("bà Tư", "bà Tư")]
    [InlineData("ông Năm", "ông Năm")]
    [InlineData("chị Hai", "chị Hai")]
    [InlineData("o Mười", "o Mười")]
    [InlineData("con anh Nam", "con anh Nam")]
    [InlineData("chú Ba Thành", "chú Ba Thành")]
    [InlineData("bà Nguyễn Thị Sáu", "bà Nguyễn Thị Sáu")]
    [InlineData("cho hoi so tien con no cua ba Nguyen Thi Sau", "ba Nguyen Thi Sau")]
    [InlineData("bà nội 90 tuổi", "bà nội")]
    [InlineData("Má con còn nợ", "Má")]
    [InlineData("thu cua ba Bay 350 ngan", "ba Bay")]
    [InlineData("em qua nha ong Nam roi", "ong Nam")]
    [InlineData("ghé nhà ngoại Bảy", "ngoại Bảy")]
    [InlineData("Bà tôi ngã", "Bà")]
    [InlineData("dk kham mat cho ba noi con", "ba noi")]
    [InlineData("Ba má con muốn mượn vốn", "Ba má")]
    [InlineData("ba triệu", "")]
    [InlineData("mà không được", "")]
    [InlineData("khám sức khỏe", "")]
    public void Person_Words_AreAsWritten(string text, string values) => Assert.Equal(values, EntityText.Of(EntityTypes.Person, text));
}
