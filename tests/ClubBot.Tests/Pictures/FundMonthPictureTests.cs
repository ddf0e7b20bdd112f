using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Pictures;
using SkiaSharp;

namespace ClubBot.Tests.Pictures;

public sealed class FundMonthPictureTests : IDisposable
{
    private readonly PictureStudio studio = new();
    private readonly FundMonthPicture picture;

    public FundMonthPictureTests() => picture = new FundMonthPicture(studio);

    [Fact]
    public void Draw_Month_IsOnePageWithBarsAsHighAsTheirSums()
    {
        using var drawn = SKBitmap.Decode(picture.Draw(Month));

        Assert.Equal(PictureStudio.Width, drawn.Width);
        Assert.InRange(drawn.Height, 1_200, 2_000);

        // The longest bar in and the one of half its sum: 8.000.000 and 4.000.000.
        Assert.Equal(300, HeightOf(drawn, 5, PictureColors.Amber), 1f);
        Assert.Equal(150, HeightOf(drawn, 0, PictureColors.Blue), 1f);
    }

    [Fact]
    public void Draw_MonthWithoutAnyMoney_HasNoBars()
    {
        using var drawn = SKBitmap.Decode(picture.Draw(Month with { Bars = [new FundBars("11/2026", 0, "0", 0, "0")] }));

        Assert.Equal(0, HeightOf(drawn, 0, PictureColors.Amber));
    }

    [Fact]
    public void Draw_LargestSums_StayInsideTheMargins()
    {
        using var drawn = SKBitmap.Decode(picture.Draw(Month with
        {
            Club = string.Join(' ', Enumerable.Repeat(Month.Club, 3)),
            Lines = [.. Enumerable.Repeat(new FundLine("Đầu tháng", "999.999.999.999", "999.999.999.999"), 3)],
            Bars = [.. Enumerable.Repeat(new FundBars("11/2026", 999_999_999_999, "999.999,9", 999_999_999_999, "999.999,9"), 6)],
        }));

        foreach (var x in new[] { 20, drawn.Width - 20 })
        {
            Assert.True(Enumerable.Range(0, drawn.Height).Select(y => drawn.GetPixel(x, y)).Distinct().Count() <= 3);
        }
    }

    public void Dispose() => studio.Dispose();

    /// <summary>Dots of this colour, one above the other, of a month's bar below the legend.</summary>
    private static int HeightOf(SKBitmap drawn, int month, SKColor color)
    {
        const int Slot = (PictureStudio.Width - (2 * PictureStudio.Margin)) / 6;
        var x = PictureStudio.Margin + (month * Slot) + (color == PictureColors.Blue ? Slot / 4 : Slot * 3 / 4);
        return Enumerable.Range(drawn.Height / 2, drawn.Height / 2).Reverse().SkipWhile(y => drawn.GetPixel(x, y) != color)
            .TakeWhile(y => drawn.GetPixel(x, y) == color).Count();
    }

    private static FundMonthSheet Month { get; } = new()
    {
        Title = "Hai quỹ tháng 11/2026",
        Club = "CLB Liên thế hệ tự giúp nhau Nà Pàn",
        Heads = new FundLine("Đồng", "Tăng thu nhập", "Hoạt động"),
        Lines =
        [
            new FundLine("Đầu tháng", "16.800.000", "1.250.000"),
            new FundLine("Thu", "4.600.000", "432.000"),
            new FundLine("Chi", "8.000.000", "150.000"),
        ],
        Left = new FundLine("Hôm nay", "13.400.000", "1.532.000"),
        LoansLabel = "Đang cho vay",
        LoansOut = "38.600.000 đồng",
        LoanCount = "12 khoản vay; 2 khoản có kỳ tới hạn chưa trả",
        PlotLabel = "Thu và chi từng tháng, triệu đồng",
        InLabel = "Thu",
        OutLabel = "Chi",
        Bars =
        [
            new FundBars("6/2026", 4_000_000, "4", 2_500_000, "2,5"),
            new FundBars("7/2026", 3_200_000, "3,2", 5_000_000, "5"),
            new FundBars("8/2026", 3_900_000, "3,9", 0, "0"),
            new FundBars("9/2026", 4_100_000, "4,1", 6_000_000, "6"),
            new FundBars("10/2026", 4_400_000, "4,4", 300_000, "0,3"),
            new FundBars("11/2026", 5_032_000, "5", 8_000_000, "8"),
        ],
        AsOf = "Tính đến 8 giờ sáng, thứ Hai 23/11/2026 (15/10 âm lịch)",
    };
}
