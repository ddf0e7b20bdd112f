using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace ClubBot.Pictures;

/// <summary>Writes text from top to bottom into a column of a page. Lengths are in points.</summary>
/// <param name="page">The page.</param>
/// <param name="left">Left edge of the column.</param>
/// <param name="top">Upper edge of the column.</param>
/// <param name="width">Width of the column; nothing is written beyond it.</param>
internal sealed class PaperWriter(PdfPageBuilder page, double left, double top, double width)
{
    private const double Ascent = 0.97;
    private const double LineHeight = 1.2;
    private const double ParagraphGap = 4;

    private double y = top;

    /// <summary>Writes one line, smaller where it would not fit.</summary>
    public void Write(string text, PdfDocumentBuilder.AddedFont font, double size)
    {
        var printable = Printable(text);
        var natural = WidthOf(printable, font, size);
        WriteLine(printable, font, natural <= width ? size : size * width / natural, LineHeight * size);
    }

    /// <summary>Writes as many lines as it takes, broken between words, and leaves a little room below.</summary>
    public void WriteParagraph(string text, PdfDocumentBuilder.AddedFont font, double size)
    {
        var line = "";
        foreach (var word in Printable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && WidthOf(longer, font, size) > width)
            {
                WriteLine(line, font, size, LineHeight * size);
                longer = word;
            }

            line = longer;
        }

        Write(line, font, size);
        y -= ParagraphGap;
    }

    /// <summary>Writes the cells of one row: the first from the left edge on, each other up to the end of its column, smaller where it would not fit.</summary>
    /// <param name="cells">The texts.</param>
    /// <param name="ends">Where the columns end, from the left edge of the page.</param>
    /// <param name="font">The weight of all cells.</param>
    /// <param name="size">Height of the letters.</param>
    public void Row(IReadOnlyList<string> cells, IReadOnlyList<double> ends, PdfDocumentBuilder.AddedFont font, double size)
    {
        const double Gap = 8;
        for (var i = 0; i < cells.Count; i++)
        {
            var text = Printable(cells[i]);
            var natural = WidthOf(text, font, size);
            var room = ends[i] - (i == 0 ? left : ends[i - 1] + Gap);
            var fitting = natural <= room ? size : size * room / natural;
            if (text.Length > 0)
            {
                var x = i == 0 ? left : ends[i] - Math.Min(natural, room);
                page.AddText(text, fitting, new PdfPoint(x, y - (size * Ascent)), font);
            }
        }

        y -= LineHeight * size;
    }

    /// <summary>Draws a line from edge to edge with a little room above and below.</summary>
    public void Rule(double thickness)
    {
        y -= ParagraphGap;
        page.DrawLine(new PdfPoint(left, y), new PdfPoint(left + width, y), thickness);
        y -= ParagraphGap;
    }

    public void Skip(double points) => y -= points;

    private void WriteLine(string text, PdfDocumentBuilder.AddedFont font, double size, double height)
    {
        if (text.Length > 0)
        {
            page.AddText(text, size, new PdfPoint(left, y - (size * Ascent)), font);
        }

        y -= height;
    }

    private double WidthOf(string text, PdfDocumentBuilder.AddedFont font, double size) =>
        text.Length == 0 ? 0 : page.MeasureText(text, size, new PdfPoint(0, 0), font)[^1].EndBaseLine.X;

    /// <summary>The text in letters that the font has: a name may come from a stranger's file, and an odd sign must not lose the page.</summary>
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize().EnumerateRunes())
        {
            var isLatin = rune.Value is >= 0x20 and < 0x7F or >= 0xA1 and < 0x180 or 0x1A0 or 0x1A1 or 0x1AF or 0x1B0 or >= 0x1EA0 and < 0x1EFA;
            printable.Append(isLatin ? rune.ToString() : Rune.IsWhiteSpace(rune) ? " " : "?");
        }

        return printable.ToString();
    }
}
