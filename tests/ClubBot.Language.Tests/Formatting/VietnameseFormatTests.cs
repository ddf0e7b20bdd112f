using System.Globalization;
using ClubBot.Language.Formatting;

namespace ClubBot.Language.Tests.Formatting;

public sealed class VietnameseFormatTests
{
    [Theory]
    [InlineData(1_250_000, "1.250.000 đồng")]
    [InlineData(0, "0 đồng")]
    [InlineData(-500, "-500 đồng")]
    [InlineData(long.MaxValue, "9.223.372.036.854.775.807 đồng")]
    public void Money_AnyAmount_HasDots(long dong, string shown) => Assert.Equal(shown, VietnameseFormat.Money(dong));

    [Theory]
    [InlineData(1_250_000, "1,3")]
    [InlineData(12_000_000, "12")]
    [InlineData(1_234_560_000, "1.234,6")]
    [InlineData(40_000, "0")]
    [InlineData(0, "0")]
    public void Millions_AnyAmount_HasOnePlaceAtMost(long dong, string shown) => Assert.Equal(shown, VietnameseFormat.Millions(dong));

    [Fact]
    public void Money_OtherCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("");
            Assert.Equal("1.250.000 đồng", VietnameseFormat.Money(1_250_000));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("2026-12-05", "thứ Bảy 05/12/2026 (27/10 âm lịch)")]
    [InlineData("2026-12-06", "Chủ nhật 06/12/2026 (28/10 âm lịch)")]
    [InlineData("2025-07-26", "thứ Bảy 26/07/2025 (2/6 nhuận âm lịch)")]
    [InlineData("1950-01-02", "thứ Hai 02/01/1950 (14/11 âm lịch)")]
    [InlineData("1899-01-02", "thứ Hai 02/01/1899")]
    public void DayWithLunar_AnyDay_ShowsBothCalendars(string day, string shown) =>
        Assert.Equal(shown, VietnameseFormat.DayWithLunar(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(8, 0, "8 giờ sáng")]
    [InlineData(8, 30, "8 giờ 30 sáng")]
    [InlineData(8, 5, "8 giờ 05 sáng")]
    [InlineData(12, 0, "12 giờ trưa")]
    [InlineData(14, 0, "2 giờ chiều")]
    [InlineData(19, 0, "7 giờ tối")]
    [InlineData(0, 0, "12 giờ đêm")]
    [InlineData(22, 15, "10 giờ 15 đêm")]
    public void Time_AnyTime_IsSaidAsPeopleSayIt(int hour, int minute, string shown) =>
        Assert.Equal(shown, VietnameseFormat.Time(new TimeOnly(hour, minute)));
}
