using ClubBot.Language.Writing;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace ClubBot.Pictures;

/// <summary>One weight of the typeface with what shapes its text: letters of either Unicode form become the same glyphs.</summary>
/// <remarks>Not for two threads at once.</remarks>
internal sealed class PictureFont : IDisposable
{
    private readonly SKTypeface typeface;
    private readonly SKShaper shaper;

    private PictureFont(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException("The typeface cannot be read.");
        shaper = new SKShaper(typeface);
    }

    public static PictureFont Regular() => new(InterFont.Regular());

    public static PictureFont Bold() => new(InterFont.Bold());

    /// <summary>The glyphs of a text in order; 0 stands for a letter that the typeface has not.</summary>
    public IReadOnlyList<uint> GlyphsOf(string text)
    {
        using var font = new SKFont(typeface, 32);
        return shaper.Shape(VietnameseFold.Compose(text), font).Codepoints;
    }

    /// <summary>Width of a line in pixels.</summary>
    public float WidthOf(string text, float size)
    {
        using var font = new SKFont(typeface, size);
        return shaper.Shape(VietnameseFold.Compose(text), font).Width;
    }

    /// <summary>Draws one line; <paramref name="x"/> is its left edge, middle or right edge, as <paramref name="align"/> says, and y its base line.</summary>
    public void Draw(SKCanvas canvas, string text, float x, float y, float size, SKTextAlign align, SKColor color)
    {
        using var font = new SKFont(typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawShapedText(shaper, VietnameseFold.Compose(text), x, y, align, font, paint);
    }

    public void Dispose()
    {
        shaper.Dispose();
        typeface.Dispose();
    }
}
