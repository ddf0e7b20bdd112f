using SkiaSharp;

namespace ClubBot.Pictures;

/// <summary>Writes text from top to bottom between two edges. Without a canvas it only measures, so that a picture is as high as its text.</summary>
/// <param name="canvas">Where it is written, or null.</param>
/// <param name="left">Left edge in pixels.</param>
/// <param name="right">Right edge; nothing is written beyond it.</param>
internal sealed class PicturePen(SKCanvas? canvas, float left, float right)
{
    private const float LineHeight = 1.32f;
    private const float Ascent = 1.02f;

    /// <summary>Lower edge of what was written, in pixels.</summary>
    public float Y { get; private set; }

    public void Skip(float pixels) => Y += pixels;

    /// <summary>Paints a rectangle of the whole width from here on; what is written next stands on it.</summary>
    public void Fill(float width, float height, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        canvas?.DrawRect(0, Y, width, height, paint);
    }

    /// <summary>Paints a bar that stands on a line below here and moves nothing.</summary>
    /// <param name="column">Its edges.</param>
    /// <param name="bottom">Pixels from here down to the line.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="color">Its colour.</param>
    public void Bar(PictureColumn column, float bottom, float height, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        canvas?.DrawRect(column.Left, Y + bottom - height, column.Right - column.Left, height, paint);
    }

    /// <summary>Writes one line in a column from here on, smaller where it would not fit, and moves nothing.</summary>
    /// <param name="font">Its weight.</param>
    /// <param name="text">What is written.</param>
    /// <param name="column">Where.</param>
    /// <param name="down">Pixels from here down to its upper edge.</param>
    /// <param name="size">Height of the letters.</param>
    /// <param name="color">Of the letters.</param>
    public void Label(PictureFont font, string text, PictureColumn column, float down, float size, SKColor color) =>
        Put(font, text, column, Y + down, size, color);

    /// <summary>Puts a picture in the middle between the edges, pixel for pixel.</summary>
    /// <param name="png">The PNG file; not wider than the room between the edges.</param>
    public void Image(byte[] png)
    {
        using var image = SKBitmap.Decode(png);
        canvas?.DrawBitmap(image, MathF.Floor((left + right - image.Width) / 2), MathF.Ceiling(Y));
        Y = MathF.Ceiling(Y) + image.Height;
    }

    public void Rule(float thickness, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        canvas?.DrawRect(left, Y, right - left, thickness, paint);
        Y += thickness;
    }

    /// <summary>Writes one line, smaller where it would not fit.</summary>
    public void Line(PictureFont font, string text, float size, SKColor color)
    {
        Put(font, text, new PictureColumn(left, right, SKTextAlign.Left), Y, size, color);
        Y += size * LineHeight;
    }

    /// <summary>Writes as many lines as it takes, broken between words.</summary>
    public void Paragraph(PictureFont font, string text, float size, SKColor color)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.WidthOf(longer, size) > right - left)
            {
                Line(font, line, size, color);
                longer = word;
            }

            line = longer;
        }

        Line(font, line, size, color);
    }

    /// <summary>Writes the cells of one row; each is made smaller where it would not fit its column.</summary>
    /// <param name="font">The weight of all cells.</param>
    /// <param name="cells">The texts, a column each.</param>
    /// <param name="columns">The columns' edges in pixels and on which side their text stands.</param>
    /// <param name="size">Height of the letters.</param>
    /// <param name="color">Of all cells.</param>
    public void Row(PictureFont font, IReadOnlyList<string> cells, IReadOnlyList<PictureColumn> columns, float size, SKColor color)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            Put(font, cells[i], columns[i], Y, size, color);
        }

        Y += size * LineHeight;
    }

    private void Put(PictureFont font, string text, PictureColumn column, float top, float size, SKColor color)
    {
        var natural = text.Length == 0 ? 0 : font.WidthOf(text, size);
        if (canvas is not null && natural > 0)
        {
            var width = column.Right - column.Left;
            var x = column.Align switch
            {
                SKTextAlign.Right => column.Right,
                SKTextAlign.Center => column.Left + (width / 2),
                _ => column.Left,
            };
            font.Draw(canvas, text, x, top + (size * Ascent), natural <= width ? size : size * width / natural, column.Align, color);
        }
    }
}

/// <summary>A column of a table in a picture, in pixels from the left.</summary>
internal sealed record PictureColumn(float Left, float Right, SKTextAlign Align);
