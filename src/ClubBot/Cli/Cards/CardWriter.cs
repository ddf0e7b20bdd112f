using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace ClubBot.Cli.Cards;

/// <summary>Writes text from top to bottom into a column of a page. Lengths are in points.</summary>
/// <param name="page">The page.</param>
/// <param name="left">Left edge of the column.</param>
/// <param name="top">Upper edge of the column.</param>
/// <param name="width">Width of the column; nothing is written beyond it.</param>
internal sealed class CardWriter(PdfPageBuilder page, double left, double top, double width)
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
