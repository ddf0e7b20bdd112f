using SkiaSharp;

namespace ClubBot.Pictures;

/// <summary>Where pictures for a phone held upright are drawn: the typeface in two weights, and paper that is as high as what stands on it.</summary>
internal sealed class PictureStudio : IDisposable
{
    /// <summary>Width of every picture in pixels.</summary>
    public const int Width = 1080;

    /// <summary>Free edge on the left and on the right.</summary>
    public const int Margin = 56;

    private readonly Lock drawing = new();

    public PictureFont Regular { get; } = PictureFont.Regular();

    public PictureFont Bold { get; } = PictureFont.Bold();

    /// <summary>Draws a picture as a PNG file. One is drawn at a time: the machine is small.</summary>
    /// <param name="write">Writes it from top to bottom; called twice, the first time only to measure.</param>
    public byte[] Draw(Action<PicturePen> write)
    {
        lock (drawing)
        {
            var height = HeightOf(write);
            using var surface = SKSurface.Create(new SKImageInfo(Width, (int)MathF.Ceiling(height), SKColorType.Rgb888x, SKAlphaType.Opaque))
                ?? throw new InvalidOperationException("There is no memory for a picture.");
            surface.Canvas.Clear(SKColors.White);
            write(new PicturePen(surface.Canvas, Margin, Width - Margin));
            using var image = surface.Snapshot();
            using var png = image.Encode(SKEncodedImageFormat.Png, 100);
            return png.ToArray();
        }
    }

    /// <summary>Writes on a ground of one colour, which is as high as what stands on it and as wide as the picture.</summary>
    public static void OnGround(PicturePen pen, SKColor ground, Action<PicturePen> write)
    {
        pen.Fill(Width, HeightOf(write), ground);
        write(pen);
    }

    /// <summary>The upper end of every picture: whose it is and what it is.</summary>
    public void Head(PicturePen pen, string club, string title) => OnGround(pen, PictureColors.Blue, on =>
    {
        on.Skip(32);
        on.Paragraph(Regular, club, 38, SKColors.White);
        on.Paragraph(Bold, title, 64, SKColors.White);
        on.Skip(24);
    });

    /// <summary>The glyphs of a text in both weights; for a check that no letter is missing.</summary>
    public IReadOnlyList<uint> GlyphsOf(string text)
    {
        lock (drawing)
        {
            return [.. Regular.GlyphsOf(text), .. Bold.GlyphsOf(text)];
        }
    }

    public void Dispose()
    {
        Regular.Dispose();
        Bold.Dispose();
    }

    private static float HeightOf(Action<PicturePen> write)
    {
        var pen = new PicturePen(null, Margin, Width - Margin);
        write(pen);
        return pen.Y;
    }
}

/// <summary>The colours of all pictures: to be read in sunlight, and still apart when printed in grey.</summary>
internal static class PictureColors
{
    public static SKColor Ink { get; } = new(0x11, 0x11, 0x11);

    public static SKColor Blue { get; } = new(0x0B, 0x3A, 0x6F);

    public static SKColor Pale { get; } = new(0xE9, 0xF0, 0xF8);

    /// <summary>For what stands beside <see cref="Blue"/> and means something else.</summary>
    public static SKColor Amber { get; } = new(0xC9, 0x6A, 0x0C);

    public static SKColor Grey { get; } = new(0x44, 0x44, 0x44);
}
