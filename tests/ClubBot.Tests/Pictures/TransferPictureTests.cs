using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Pictures;
using SkiaSharp;

namespace ClubBot.Tests.Pictures;

public sealed class TransferPictureTests : IDisposable
{
    private readonly PictureStudio studio = new();
    private readonly TransferPicture picture;

    public TransferPictureTests() => picture = new TransferPicture(studio);

    [Fact]
    public void Draw_Slip_FitsAPhoneHeldUpright()
    {
        using var drawn = SKBitmap.Decode(picture.Draw(Slip));

        Assert.Equal(PictureStudio.Width, drawn.Width);
        Assert.InRange(drawn.Height, 1_400, 2_400);
    }

    /// <summary>The code is read in any light: only black and white, without shades, as many dark dots as light ones, more or less.</summary>
    [Fact]
    public void Draw_Code_IsBlackOnWhiteWithoutShades()
    {
        using var drawn = SKBitmap.Decode(picture.Draw(Slip));
        var head = Enumerable.Range(0, drawn.Height).First(y => drawn.GetPixel(0, y) == SKColors.White);

        var dots = Enumerable.Range(0, 600).Select(y => drawn.GetPixel(drawn.Width / 2, head + 20 + y)).ToList();

        Assert.Equal([SKColors.Black, SKColors.White], dots.Distinct().OrderBy(dot => dot.Red));
        Assert.InRange(dots.Count(dot => dot == SKColors.Black), 150, 450);
    }

    [Fact]
    public void Draw_LongestHolder_StaysInsideTheMargins()
    {
        using var drawn = SKBitmap.Decode(picture.Draw(Slip with
        {
            Club = string.Join(' ', Enumerable.Repeat(Slip.Club, 3)),
            Holder = string.Join(' ', Enumerable.Repeat("CLB LIEN THE HE", 4)),
            Account = new string('9', 19),
            Amount = "9.999.999.999.999 đồng",
        }));

        foreach (var x in new[] { 20, drawn.Width - 20 })
        {
            Assert.True(Enumerable.Range(0, drawn.Height).Select(y => drawn.GetPixel(x, y)).Distinct().Count() <= 3);
        }
    }

    public void Dispose() => studio.Dispose();

    private static TransferSlip Slip { get; } = new()
    {
        Title = "Chuyển khoản cho câu lạc bộ",
        Club = "CLB Liên thế hệ tự giúp nhau Nà Pàn",
        Payload = "00020101021238540010A00000072701240006970415011000112233440208QRIBFTTA5303704540643200058" +
            "02VN62200816CBGHK0005T2612V76304ABCD",
        HowTo = "Mở ứng dụng ngân hàng, chọn quét mã QR rồi đưa máy lên mã, hoặc chọn ảnh này trong máy.",
        HolderLabel = "Chủ tài khoản, xem kỹ trước khi chuyển",
        Holder = "CLB LIEN THE HE NA PAN",
        AccountLabel = "Số tài khoản",
        Account = "0011223344",
        Bank = "VietinBank",
        AmountLabel = "Số tiền",
        Amount = "432.000 đồng",
        NoteLabel = "Nội dung, giữ nguyên",
        Note = "CBGHK0005T2612V7",
    };
}
