using System.Text.Json;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;
using UglyToad.PdfPig;

namespace ClubBot.Tests.Pictures;

public sealed class PassbookPrintTests
{
    [Fact]
    public void Print_Passbooks_AreAPageEachWithEveryWord()
    {
        var pdf = PassbookPrint.Print([PassbookPictureTests.Sau, PassbookPictureTests.Sau with { Member = "Lý Văn Tư" }]);
        using var read = PdfDocument.Open(pdf);

        Assert.Equal(2, read.NumberOfPages);
        var words = WordsOf(read, 1);
        foreach (var text in new[]
        {
            "CLB Liên thế hệ tự giúp nhau Nà Pàn", "Nông Thị Sáu", "3.200.000 đồng", "Ba triệu hai trăm nghìn đồng", "Kỳ tới: 432.000 đồng",
            "05/11/2026", "36.000", "PT017", "Tính đến 8 giờ sáng, thứ Hai 23/11/2026 (15/10 âm lịch)",
        })
        {
            Assert.Contains(text.Replace(" ", "", StringComparison.Ordinal), words, StringComparison.Ordinal);
        }

        Assert.Contains("LýVănTư", WordsOf(read, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Print_LongestBook_StaysOnItsPage()
    {
        var line = new PassbookLine("05/11/2026", "999.999.999", "999.999.999", "999.999.999", "tr.123 dòng 45, sổ 2");
        using var read = PdfDocument.Open(PassbookPrint.Print([PassbookPictureTests.Sau with
        {
            Club = string.Join(' ', Enumerable.Repeat(PassbookPictureTests.Sau.Club, 3)),
            Member = "Nguyễn Phước Tôn Nữ Thị Hoàng Phương Quỳnh Như Ngữ Ngưỡng Nghiêng " + new string('W', 60),
            Lines = [.. Enumerable.Repeat(line, PassbookWriter.PaperLinesMax)],
        }]));

        var page = read.GetPage(1);
        Assert.All(page.Letters, letter => Assert.InRange(letter.StartBaseLine.X, 45, page.Width - 45));
        Assert.All(page.Letters, letter => Assert.InRange(letter.StartBaseLine.Y, 20, page.Height - 40));
    }

    [Fact]
    public void Print_Nothing_IsRefused() => Assert.Throws<ArgumentException>(() => PassbookPrint.Print([]));

    [Fact]
    public void Show_PaperOfTheBot_BecomesAFileInTheMessageItself()
    {
        using var studio = new PictureStudio();
        using var shown = new ShownPictures(new SheetPictures(new PassbookPicture(studio), new TransferPicture(studio), new FundMonthPicture(studio)));
        var paper = new PassbookPaper { Title = "Sổ vay vốn", Book = PassbookPictureTests.Sau };
        var said = Activity.Message("Bản để in") with { From = new ChannelAccount { Id = "x", Role = Roles.Bot }, Attachments = [SheetAttachment.Of(paper)] };

        var handed = shown.Show(new RawJson(JsonSerializer.SerializeToUtf8Bytes(said, ActivityJson.Wire.Activity)));
        var attachment = Assert.Single(JsonSerializer.Deserialize(handed.Utf8.Span, ActivityJson.Wire.Activity)!.Attachments!);

        Assert.Equal(("application/pdf", "Sổ vay vốn"), (attachment.ContentType, attachment.Name));
        Assert.StartsWith("data:application/pdf;base64,JVBERi", attachment.ContentUrl, StringComparison.Ordinal);
        Assert.InRange(attachment.ContentUrl!.Length, 10_000, 1_500_000);
    }

    private static string WordsOf(PdfDocument document, int page) => string.Concat(document.GetPage(page).Letters.Select(letter => letter.Value)).Replace(" ", "", StringComparison.Ordinal);
}
