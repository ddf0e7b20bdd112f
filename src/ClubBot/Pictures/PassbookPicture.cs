using ClubBot.Dialogs.Club.Funds.Pictures;
using SkiaSharp;

namespace ClubBot.Pictures;

/// <summary>Draws passbooks: black on white, the debt in digits that can be read in sunlight without glasses.</summary>
internal sealed class PassbookPicture(PictureStudio studio)
{
    private const float Small = 36;
    private const float Normal = 44;

    private static readonly PictureColumn[] Columns =
    [
        new(PictureStudio.Margin, 254, SKTextAlign.Left),
        new(264, 436, SKTextAlign.Right),
        new(446, 586, SKTextAlign.Right),
        new(596, 806, SKTextAlign.Right),
        new(826, PictureStudio.Width - PictureStudio.Margin, SKTextAlign.Right),
    ];

    /// <summary>The picture as a PNG file.</summary>
    public byte[] Draw(Passbook passbook) => studio.Draw(pen => Write(pen, passbook));

    private void Write(PicturePen pen, Passbook passbook)
    {
        studio.Head(pen, passbook.Club, passbook.Title);
        pen.Skip(28);
        pen.Paragraph(studio.Bold, passbook.Member, 60, PictureColors.Ink);
        pen.Skip(20);
        pen.Line(studio.Regular, passbook.OwedLabel, 48, PictureColors.Grey);
        pen.Line(studio.Bold, passbook.Owed, 124, PictureColors.Ink);
        pen.Paragraph(studio.Regular, passbook.OwedInWords, 48, PictureColors.Ink);
        pen.Skip(32);

        PictureStudio.OnGround(pen, PictureColors.Pale, on => Next(on, passbook));
        pen.Skip(32);

        pen.Line(studio.Bold, passbook.LinesLabel, Normal, PictureColors.Blue);
        if (passbook.Lines.Count > 0)
        {
            pen.Skip(8);
            pen.Row(studio.Regular, CellsOf(passbook.Heads), Columns, Small, PictureColors.Grey);
            pen.Rule(3, PictureColors.Blue);
            foreach (var line in passbook.Lines)
            {
                pen.Skip(14);
                pen.Row(studio.Bold, CellsOf(line), Columns, Small, PictureColors.Ink);
                pen.Skip(10);
                pen.Rule(1, PictureColors.Grey);
            }
        }

        pen.Skip(28);
        pen.Paragraph(studio.Regular, passbook.AsOf, Small, PictureColors.Grey);
        pen.Skip(36);
    }

    private void Next(PicturePen pen, Passbook passbook)
    {
        pen.Skip(24);
        pen.Line(studio.Regular, passbook.NextLabel, Normal, PictureColors.Grey);
        if (passbook.Next is { } next)
        {
            pen.Line(studio.Bold, next, 84, PictureColors.Ink);
        }

        foreach (var line in passbook.NextLines)
        {
            pen.Paragraph(studio.Regular, line, Normal, PictureColors.Ink);
        }

        pen.Skip(24);
    }

    private static string[] CellsOf(PassbookLine line) => [line.Day, line.Principal, line.Interest, line.Left, line.Document];
}
