using ClubBot.Dialogs.Club.Funds.Pictures;
using SkiaSharp;

namespace ClubBot.Pictures;

/// <summary>Draws passbooks for a phone held upright: black on white, the debt in digits that can be read in sunlight without glasses.</summary>
internal sealed class PassbookPicture : IDisposable
{
    /// <summary>Width of the picture in pixels.</summary>
    public const int Width = 1080;

    private const int Margin = 56;
    private const float Small = 36;
    private const float Normal = 44;

    private static readonly SKColor Ink = new(0x11, 0x11, 0x11);
    private static readonly SKColor Blue = new(0x0B, 0x3A, 0x6F);
    private static readonly SKColor Pale = new(0xE9, 0xF0, 0xF8);
    private static readonly SKColor Grey = new(0x44, 0x44, 0x44);

    private static readonly PictureColumn[] Columns =
    [
        new(Margin, 254, SKTextAlign.Left),
        new(264, 436, SKTextAlign.Right),
        new(446, 586, SKTextAlign.Right),
        new(596, 806, SKTextAlign.Right),
        new(826, Width - Margin, SKTextAlign.Right),
    ];

    private readonly PictureFont regular = PictureFont.Regular();
    private readonly PictureFont bold = PictureFont.Bold();
    private readonly Lock drawing = new();

    /// <summary>The picture as a PNG file. One is drawn at a time: the machine is small.</summary>
    public byte[] Draw(Passbook passbook)
    {
        lock (drawing)
        {
            var measure = new PicturePen(null, Margin, Width - Margin);
            Write(measure, passbook, HeadHeight(passbook), NextHeight(passbook));
            using var surface = SKSurface.Create(new SKImageInfo(Width, (int)MathF.Ceiling(measure.Y), SKColorType.Rgb888x, SKAlphaType.Opaque))
                ?? throw new InvalidOperationException("There is no memory for a picture.");
            surface.Canvas.Clear(SKColors.White);
            Write(new PicturePen(surface.Canvas, Margin, Width - Margin), passbook, HeadHeight(passbook), NextHeight(passbook));
            using var image = surface.Snapshot();
            using var png = image.Encode(SKEncodedImageFormat.Png, 100);
            return png.ToArray();
        }
    }

    /// <summary>The glyphs of a text in both weights; for a check that no letter is missing.</summary>
    public IReadOnlyList<uint> GlyphsOf(string text)
    {
        lock (drawing)
        {
            return [.. regular.GlyphsOf(text), .. bold.GlyphsOf(text)];
        }
    }

    public void Dispose()
    {
        regular.Dispose();
        bold.Dispose();
    }

    private void Write(PicturePen pen, Passbook passbook, float headHeight, float nextHeight)
    {
        pen.Fill(Width, headHeight, Blue);
        Head(pen, passbook);
        pen.Skip(28);
        pen.Paragraph(bold, passbook.Member, 60, Ink);
        pen.Skip(20);
        pen.Line(regular, passbook.OwedLabel, 48, Grey);
        pen.Line(bold, passbook.Owed, 124, Ink);
        pen.Paragraph(regular, passbook.OwedInWords, 48, Ink);
        pen.Skip(32);

        pen.Fill(Width, nextHeight, Pale);
        Next(pen, passbook);
        pen.Skip(32);

        pen.Line(bold, passbook.LinesLabel, Normal, Blue);
        if (passbook.Lines.Count > 0)
        {
            pen.Skip(8);
            pen.Row(regular, CellsOf(passbook.Heads), Columns, Small, Grey);
            pen.Rule(3, Blue);
            foreach (var line in passbook.Lines)
            {
                pen.Skip(14);
                pen.Row(bold, CellsOf(line), Columns, Small, Ink);
                pen.Skip(10);
                pen.Rule(1, Grey);
            }
        }

        pen.Skip(28);
        pen.Paragraph(regular, passbook.AsOf, Small, Grey);
        pen.Skip(36);
    }

    private void Head(PicturePen pen, Passbook passbook)
    {
        pen.Skip(32);
        pen.Paragraph(regular, passbook.Club, 38, SKColors.White);
        pen.Line(bold, passbook.Title, 64, SKColors.White);
        pen.Skip(24);
    }

    private void Next(PicturePen pen, Passbook passbook)
    {
        pen.Skip(24);
        pen.Line(regular, passbook.NextLabel, Normal, Grey);
        if (passbook.Next is { } next)
        {
            pen.Line(bold, next, 84, Ink);
        }

        foreach (var line in passbook.NextLines)
        {
            pen.Paragraph(regular, line, Normal, Ink);
        }

        pen.Skip(24);
    }

    private float HeadHeight(Passbook passbook) => HeightOf(pen => Head(pen, passbook));

    private float NextHeight(Passbook passbook) => HeightOf(pen => Next(pen, passbook));

    private static float HeightOf(Action<PicturePen> write)
    {
        var pen = new PicturePen(null, Margin, Width - Margin);
        write(pen);
        return pen.Y;
    }

    private static string[] CellsOf(PassbookLine line) => [line.Day, line.Principal, line.Interest, line.Left, line.Document];
}
