using System.Text;
using System.Text.Json;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;
using SkiaSharp;

namespace ClubBot.Tests.Pictures;

public sealed class PassbookPictureTests : IDisposable
{
    private const string Stacked = "Quyển sổ vay vốn: Nguyễn Thị Ngữ, ễ ữ ậ ẵ";

    private readonly PictureStudio studio = new();
    private readonly PassbookPicture picture;

    public PassbookPictureTests() => picture = new PassbookPicture(studio);

    public static TheoryData<NormalizationForm> Forms => [NormalizationForm.FormC, NormalizationForm.FormD];

    [Theory]
    [MemberData(nameof(Forms))]
    public void GlyphsOf_EveryVietnameseLetter_AreInTheTypeface(NormalizationForm form)
    {
        const string Vowels = "aăâeêioôơuưy";
        var tones = new[] { "", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323" };
        var small = string.Concat(Vowels.SelectMany(vowel => tones.Select(tone => vowel + tone))) + "bcdđghklmnpqrstvxfjwz";
        var text = (small + small.ToUpperInvariant() + "0123456789.,:/()-").Normalize(form);

        var glyphs = studio.GlyphsOf(text);

        Assert.DoesNotContain(0u, glyphs);
        Assert.Equal(2 * text.Normalize().Length, glyphs.Count);
    }

    [Fact]
    public void GlyphsOf_LetterThatTheTypefaceLacks_AreFound() => Assert.Contains(0u, studio.GlyphsOf("漢"));

    [Fact]
    public void GlyphsOf_DecomposedText_AreThoseOfComposed() =>
        Assert.Equal(studio.GlyphsOf(Stacked), studio.GlyphsOf(Stacked.Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Draw_DecomposedName_GivesTheSamePixels()
    {
        var composed = Sau with { Member = Stacked };

        Assert.Equal(picture.Draw(composed), picture.Draw(composed with { Member = Stacked.Normalize(NormalizationForm.FormD) }));
        Assert.NotEqual(picture.Draw(composed), picture.Draw(composed with { Member = Stacked + "." }));
    }

    [Fact]
    public void WithoutPictures_MessageWithAPassbook_KeepsItsWordsAndOtherFiles()
    {
        var other = new Attachment { ContentType = "image/png", ContentUrl = "https://example.org/a.png" };
        var said = Activity.Message("Bà còn nợ.") with { Attachments = [SheetAttachment.Of(Sau), other] };

        var sent = ShownPictures.WithoutPictures(said);

        Assert.Equal("Bà còn nợ.", sent.Text);
        Assert.Equal([other], sent.Attachments);
    }

    [Fact]
    public void Draw_Passbook_IsAPortraitWithDarkTextOnLight()
    {
        using var drawn = SKBitmap.Decode(picture.Draw(Sau));

        Assert.Equal(PictureStudio.Width, drawn.Width);
        Assert.InRange(drawn.Height, 1_200, 2_400);
        Assert.Contains(drawn.Pixels, pixel => pixel.Red < 0x20 && pixel.Green < 0x20 && pixel.Blue < 0x20);
    }

    /// <summary>Nothing is cut off: the margins stay clean.</summary>
    [Fact]
    public void Draw_LongNameAndLargestAmounts_StayInsideTheMargins()
    {
        var line = new PassbookLine("05/11/2026", "999.999.999", "999.999.999", "999.999.999", "tr.123 dòng 45, sổ 2");
        var large = Sau with
        {
            Club = string.Join(' ', Enumerable.Repeat(Sau.Club, 4)),
            Member = "Nguyễn Phước Tôn Nữ Thị Hoàng Phương Quỳnh Như Ngữ Ngưỡng Nghiêng " + new string('W', 60),
            Owed = "999.999.999.999 đồng",
            Next = "999.999.999.999 đồng",
            Lines = [.. Enumerable.Repeat(line, PassbookWriter.LinesMax)],
        };
        using var drawn = SKBitmap.Decode(picture.Draw(large));

        foreach (var x in new[] { 0, 20, 50, drawn.Width - 51, drawn.Width - 20, drawn.Width - 1 })
        {
            // Every column of a margin is paper or the ground of a box: a letter has shades between.
            var colours = Enumerable.Range(0, drawn.Height).Select(y => drawn.GetPixel(x, y)).Distinct().ToList();
            Assert.True(colours.Count <= 3, $"Column {x} has {colours.Count} colours.");
        }
    }

    [Fact]
    public void Show_PassbookOfTheBot_BecomesAPictureInTheMessageItself()
    {
        using var shown = new ShownPictures(new SheetPictures(picture, new TransferPicture(studio), new FundMonthPicture(studio)));

        var attachment = Assert.Single(Read(shown.Show(Said(Roles.Bot))).Attachments!);

        Assert.Equal("image/png", attachment.ContentType);
        Assert.Null(attachment.Content);
        Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", attachment.ContentUrl, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_PassbookThatAClientSent_IsNotDrawn()
    {
        using var shown = new ShownPictures(new SheetPictures(picture, new TransferPicture(studio), new FundMonthPicture(studio)));
        var said = Said(Roles.User);

        Assert.Equal(said.Utf8.ToArray(), shown.Show(said).Utf8.ToArray());
    }

    public void Dispose() => studio.Dispose();

    internal static Passbook Sau { get; } = new()
    {
        Title = "Sổ vay vốn",
        Club = "CLB Liên thế hệ tự giúp nhau Nà Pàn",
        Member = "Nông Thị Sáu",
        OwedLabel = "Còn nợ gốc",
        Owed = "3.200.000 đồng",
        OwedInWords = "Ba triệu hai trăm nghìn đồng",
        NextLabel = "Kỳ tới",
        Next = "432.000 đồng",
        NextLines = ["Gốc 400.000 đồng, lãi 32.000 đồng", "Hạn thứ Bảy 05/12/2026 (27/10 âm lịch)"],
        LinesLabel = "Những lần trả gần đây",
        Heads = new PassbookLine("Ngày", "Gốc", "Lãi", "Còn nợ", "Số phiếu"),
        Lines =
        [
            new PassbookLine("05/10/2026", "400.000", "40.000", "3.600.000", "PT012"),
            new PassbookLine("05/11/2026", "400.000", "36.000", "3.200.000", "PT017"),
        ],
        AsOf = "Tính đến 8 giờ sáng, thứ Hai 23/11/2026 (15/10 âm lịch)",
    };

    private static RawJson Said(string role)
    {
        var activity = Activity.Message("Sổ vay") with { From = new ChannelAccount { Id = "x", Role = role }, Attachments = [SheetAttachment.Of(Sau)] };
        return new RawJson(JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity));
    }

    private static Activity Read(RawJson json) => JsonSerializer.Deserialize(json.Utf8.Span, ActivityJson.Wire.Activity)!;
}
