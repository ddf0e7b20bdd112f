using ClubBot.Language.Entities;

namespace ClubBot.Language.Tests.Phones;

public sealed class PhoneEntitiesTests
{
    [Theory]
    [InlineData("0912345678", "+84912345678")]
    [InlineData("0912.345.678", "+84912345678")]
    [InlineData("gọi 0912 345 678 nhé", "+84912345678")]
    [InlineData("+84912345678", "+84912345678")]
    [InlineData("84912345678", "+84912345678")]
    [InlineData("+84 912 345 678", "+84912345678")]
    [InlineData("024 3825 5555", "+842438255555")]
    [InlineData("0912-345-678", "+84912345678")]
    [InlineData("091234567", "")]
    [InlineData("09123456789", "")]
    [InlineData("1.200.000", "")]
    [InlineData("stk 00123456789012", "")]
    [InlineData("0912345678 500000", "+84912345678")]
    public void Phone_Spellings_GiveE164(string text, string values) => Assert.Equal(values, EntityText.Of(EntityTypes.Phone, text));
}
