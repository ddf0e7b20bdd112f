using System.Text;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Transfers;

namespace ClubBot.Dialogs.Tests.Club.Funds.Transfers;

public sealed class VietQrTests
{
    private static readonly TransferAccount Account = new("970416", "257678859");

    [Fact]
    public void Crc_OfTheKnownText_IsTheKnownValue() => Assert.Equal(0x29B1, VietQr.Crc("123456789"));

    /// <summary>Both texts stand in the documentation of the npm package vietnam-qr-pay.</summary>
    [Fact]
    public void Payload_OfPublishedExamples_IsTheSame()
    {
        Assert.Equal(
            "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F",
            VietQr.Payload(Account, null, ""));
        Assert.Equal(
            "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6",
            VietQr.Payload(Account, new Dong(10_000), "Chuyển tiền"));
    }

    [Theory]
    [InlineData("Đóng hội phí tháng 12/2026", "Dong hoi phi thang 12 2026")]
    [InlineData("  Bà Sáu:\tnộp—quỹ!  ", "Ba Sau nop quy")]
    [InlineData("ỦNG HỘ", "UNG HO")]
    [InlineData("🌸 花 cảm ơn 🌸", "cam on")]
    [InlineData("…", "")]
    public void Fold_WhatPeopleWrite_IsLettersDigitsAndSingleSpaces(string note, string folded)
    {
        Assert.Equal(folded, VietQr.Fold(note));
        Assert.Equal(folded, VietQr.Fold(note.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Payload_OfTheLongestOfAll_HasTwoDigitLengths()
    {
        var payload = VietQr.Payload(new TransferAccount("970436", new string('9', 19)), new Dong(VietQr.AmountMax), new string('A', 25));

        Assert.Contains("38630010A000000727013300069704360119" + new string('9', 19) + "0208QRIBFTTA", payload, StringComparison.Ordinal);
        Assert.Contains("54139999999999999", payload, StringComparison.Ordinal);
        Assert.Contains("62290825" + new string('A', 25), payload, StringComparison.Ordinal);
    }

    [Fact]
    public void Payload_NoteTooLong_IsRefusedAndNotCut()
    {
        var problem = Assert.Throws<ArgumentException>(() => VietQr.Payload(Account, null, new string('a', 26)));

        Assert.Contains("25", problem.Message, StringComparison.Ordinal);
        Assert.Contains("26", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(VietQr.AmountMax + 1)]
    public void Payload_AmountThatIsNone_IsRefused(long amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VietQr.Payload(Account, new Dong(amount), ""));

    [Theory]
    [InlineData("97041", "1")]
    [InlineData("9704155", "1")]
    [InlineData("97041a", "1")]
    [InlineData("٩٧٠٤١٥", "1")]
    [InlineData("970415", "")]
    [InlineData("970415", "12345678901234567890")]
    [InlineData("970415", "1234 5678")]
    [InlineData("970415", "tài1")]
    public void Account_OfOtherLengthOrCharacters_IsRefused(string bankBin, string number) =>
        Assert.Throws<ArgumentException>(() => new TransferAccount(bankBin, number));

    [Fact]
    public void Payload_OfACode_HoldsItAsItIs()
    {
        var note = TransferNote.Of("nui-bang", 7, TransferPurpose.Dues, TransferPeriod.OfMonth(2026, 12));

        Assert.Contains("62200816" + note.Code, VietQr.Payload(Account, new Dong(20_000), note.Code), StringComparison.Ordinal);
    }

    [Fact]
    public void Png_OfAPayload_IsLargeAndSquare()
    {
        var png = VietQrPicture.Png(VietQr.Payload(Account, new Dong(20_000), "CB"));
        var (width, height) = (ReadSize(png, 16), ReadSize(png, 20));

        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        Assert.Equal(width, height);
        Assert.InRange(width, VietQrPicture.SideMin, VietQrPicture.SideMin + 100);
    }

    private static int ReadSize(byte[] png, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
}
