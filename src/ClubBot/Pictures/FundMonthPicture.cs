using ClubBot.Dialogs.Club.Funds.Pictures;
using SkiaSharp;

namespace ClubBot.Pictures;

/// <summary>Draws the funds' month: four lines a whole room can read, what is lent, and what came in and went out month by month.</summary>
internal sealed class FundMonthPicture(PictureStudio studio)
{
    private const float Small = 36;
    private const float Normal = 44;
    private const float Large = 52;

    /// <summary>Height of the longest bar in pixels.</summary>
    private const float BarMax = 300;

    /// <summary>Room above a bar for its number.</summary>
    private const float BarHead = 44;

    private const float BarGap = 12;

    /// <summary>Months that share the width, however few there are: bars of one width, whatever is known.</summary>
    private const int SlotsMin = 3;

    private static readonly PictureColumn[] Columns =
    [
        new(PictureStudio.Margin, 320, SKTextAlign.Left),
        new(330, 672, SKTextAlign.Right),
        new(682, PictureStudio.Width - PictureStudio.Margin, SKTextAlign.Right),
    ];

    /// <summary>The picture as a PNG file.</summary>
    public byte[] Draw(FundMonthSheet month) => studio.Draw(pen => Write(pen, month));

    private void Write(PicturePen pen, FundMonthSheet month)
    {
        studio.Head(pen, month.Club, month.Title);
        pen.Skip(24);
        pen.Row(studio.Bold, CellsOf(month.Heads), Columns, Normal, PictureColors.Blue);
        pen.Rule(3, PictureColors.Blue);
        foreach (var line in month.Lines)
        {
            pen.Skip(12);
            pen.Row(studio.Regular, CellsOf(line), Columns, Normal, PictureColors.Ink);
            pen.Skip(8);
            pen.Rule(1, PictureColors.Grey);
        }

        pen.Skip(12);
        pen.Row(studio.Bold, CellsOf(month.Left), Columns, Large, PictureColors.Ink);
        pen.Skip(24);
        PictureStudio.OnGround(pen, PictureColors.Pale, on => Loans(on, month));
        pen.Skip(28);
        Plot(pen, month);
        pen.Skip(24);
        pen.Paragraph(studio.Regular, month.AsOf, Small, PictureColors.Grey);
        pen.Skip(32);
    }

    private void Loans(PicturePen pen, FundMonthSheet month)
    {
        pen.Skip(20);
        pen.Line(studio.Regular, month.LoansLabel, Normal, PictureColors.Grey);
        pen.Line(studio.Bold, month.LoansOut, 84, PictureColors.Ink);
        pen.Paragraph(studio.Regular, month.LoanCount, Normal, PictureColors.Ink);
        pen.Skip(20);
    }

    private void Plot(PicturePen pen, FundMonthSheet month)
    {
        pen.Line(studio.Bold, month.PlotLabel, Normal, PictureColors.Blue);
        pen.Skip(12);
        Legend(pen, month);
        var largest = Math.Max(1, month.Bars.Max(bars => Math.Max(bars.In, bars.Out)));
        var slot = (PictureStudio.Width - (2f * PictureStudio.Margin)) / Math.Max(SlotsMin, month.Bars.Count);
        for (var index = 0; index < month.Bars.Count; index++)
        {
            Bars(pen, month.Bars[index], new PictureColumn(
                PictureStudio.Margin + (index * slot), PictureStudio.Margin + ((index + 1) * slot), SKTextAlign.Center), largest);
        }

        pen.Skip(BarHead + BarMax);
        pen.Rule(3, PictureColors.Ink);
        for (var index = 0; index < month.Bars.Count; index++)
        {
            var left = PictureStudio.Margin + (index * slot);
            pen.Label(studio.Regular, month.Bars[index].Month, new PictureColumn(left, left + slot, SKTextAlign.Center), 6, Small, PictureColors.Ink);
        }

        pen.Skip(6 + (Small * 1.32f));
    }

    private void Legend(PicturePen pen, FundMonthSheet month)
    {
        const float Side = 36;
        const float Left = PictureStudio.Margin;
        const float Middle = PictureStudio.Width / 2f;
        pen.Bar(new PictureColumn(Left, Left + Side, SKTextAlign.Left), Side + 14, Side, PictureColors.Blue);
        pen.Label(studio.Regular, month.InLabel, new PictureColumn(Left + Side + 16, Middle, SKTextAlign.Left), 0, Normal, PictureColors.Ink);
        pen.Bar(new PictureColumn(Middle, Middle + Side, SKTextAlign.Left), Side + 14, Side, PictureColors.Amber);
        pen.Label(
            studio.Regular, month.OutLabel, new PictureColumn(Middle + Side + 16, PictureStudio.Width - PictureStudio.Margin, SKTextAlign.Left), 0, Normal, PictureColors.Ink);
        pen.Skip(72);
    }

    /// <summary>The two bars of a month side by side, each with its number above it.</summary>
    private void Bars(PicturePen pen, FundBars bars, PictureColumn slot, long largest)
    {
        var middle = (slot.Left + slot.Right) / 2;
        Bar(new PictureColumn(slot.Left + BarGap, middle - (BarGap / 2), SKTextAlign.Center), bars.In, bars.InWords, PictureColors.Blue);
        Bar(new PictureColumn(middle + (BarGap / 2), slot.Right - BarGap, SKTextAlign.Center), bars.Out, bars.OutWords, PictureColors.Amber);

        void Bar(PictureColumn column, long amount, string words, SKColor color)
        {
            var height = BarMax * Math.Max(0, amount) / largest;
            pen.Bar(column, BarHead + BarMax, height, color);
            pen.Label(studio.Bold, words, column, BarMax - height - 4, 34, PictureColors.Ink);
        }
    }

    private static string[] CellsOf(FundLine line) => [line.Label, line.Income, line.Activity];
}
