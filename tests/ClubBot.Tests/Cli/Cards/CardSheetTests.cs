using ClubBot.Cli.Cards;
using UglyToad.PdfPig;

namespace ClubBot.Tests.Cli.Cards;

public sealed class CardSheetTests
{
    /// <summary>Every letter of Vietnamese, small and capital.</summary>
    private const string Letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";

    [Theory]
    [InlineData(Letters)]
    [InlineData("AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ")]
    public void Print_EveryVietnameseLetter_IsInBothFonts(string letters)
    {
        using var page = PdfDocument.Open(CardSheet.Print("", [Card(letters) with { Club = letters }]));
        var printed = page.GetPage(1).Letters.Select(letter => letter.Value).ToHashSet();
        Assert.All(letters, letter => Assert.Contains(letter.ToString(), printed));
        Assert.Equal(["Inter-Bold", "Inter-Regular"], page.GetPage(1).Letters.Select(letter => letter.FontName!.Split('+')[^1]).Distinct().Order());
    }

    [Fact]
    public void Print_DecomposedName_IsComposed()
    {
        using var page = PdfDocument.Open(CardSheet.Print("", [Card("Nguyễn Thị Ổi".Normalize(System.Text.NormalizationForm.FormD))]));
        Assert.Contains("ễ", page.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hoa 🌸 花")]
    [InlineData("")]
    [InlineData("Công Tằng Tôn Nữ Thị Huyền Trang Bảo Ngọc Khánh Phương Thùy Dương Mỹ Lệ")]
    public void Print_OddName_StaysOnItsCard(string name)
    {
        using var page = PdfDocument.Open(CardSheet.Print("", [Card(name)]));
        Assert.All(page.GetPage(1).Letters, letter => Assert.InRange(letter.EndBaseLine.X, 0, page.GetPage(1).Width / 2));
        Assert.All(page.GetPage(1).Letters, letter => Assert.InRange(letter.StartBaseLine.Y, page.GetPage(1).Height * 3 / 4, page.GetPage(1).Height));
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    public void Print_EightCards_FillAPage(int cards, int pages)
    {
        using var document = PdfDocument.Open(CardSheet.Print("", Enumerable.Repeat(Card("Nông Thị Sáu"), cards)));
        Assert.Equal(pages, document.NumberOfPages);
    }

    private static InvitationCard Card(string name) => new(
        "CLB Núi Bằng", name, "4827-KHOE", new Uri("http://localhost:5080/join/4827-KHOE"), ["Soi vào đây.", "Hoặc mở trang."], "Mã dùng một lần.");
}
