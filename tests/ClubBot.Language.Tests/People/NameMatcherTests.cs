using ClubBot.Language.People;

namespace ClubBot.Language.Tests.People;

public sealed class NameMatcherTests
{
    private static readonly (string Id, string FullName)[] Roster =
    [
        ("1", "Nguyễn Thị Sáu"), ("2", "Trần Văn Thành"), ("3", "Lê Thị Hoa"), ("4", "Phạm Thị Hoà"), ("5", "Võ Thị Sáu"), ("6", "Huỳnh Văn Năm"),
    ];

    [Theory]
    [InlineData("bà Nguyễn Thị Sáu", "1")]
    [InlineData("ba nguyen thi sau", "1")]
    [InlineData("bà Sáu", "1,5")]
    [InlineData("chú Ba Thành", "2")]
    [InlineData("cô Hoa", "3")]
    [InlineData("co hoa", "3,4")]
    [InlineData("ông Năm", "6")]
    [InlineData("bà Tư", "")]
    [InlineData("", "")]
    public void Best_PersonAsWritten_GivesWhoFits(string person, string ids) => Assert.Equal(ids, string.Join(',', NameMatcher.Best(person, Roster)));
}
