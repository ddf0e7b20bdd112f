using ClubBot.Dialogs.Club.Funds.Pictures;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace ClubBot.Pictures;

/// <summary>Passbooks on A4 paper, one a page, as a PDF file. Lengths are in points, 1/72 inch.</summary>
internal sealed class PassbookPrint : IDisposable
{
    private const double Margin = 50;
    private const double Small = 13;
    private const double Normal = 16;

    /// <summary>Where the columns of the payments end; the first begins at the margin, the others are right-aligned.</summary>
    private static readonly double[] ColumnEnds = [150, 240, 320, 425, 545];

    private readonly PdfDocumentBuilder document = new();
    private readonly PdfDocumentBuilder.AddedFont regular;
    private readonly PdfDocumentBuilder.AddedFont bold;

    private PassbookPrint()
    {
        regular = document.AddTrueTypeFont(InterFont.Regular());
        bold = document.AddTrueTypeFont(InterFont.Bold());
    }

    /// <summary>The passbooks as a PDF file.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static byte[] Print(IReadOnlyList<Passbook> passbooks)
    {
        if (passbooks.Count == 0)
        {
            throw new ArgumentException("There is nothing to print.", nameof(passbooks));
        }

        using var print = new PassbookPrint();
        print.document.DocumentInformation.Title = $"{passbooks[0].Title}: {passbooks[0].Member}";
        foreach (var passbook in passbooks)
        {
            print.AddPage(passbook);
        }

        return print.document.Build();
    }

    public void Dispose() => document.Dispose();

    private void AddPage(Passbook passbook)
    {
        var page = document.AddPage(PageSize.A4);
        var text = new PaperWriter(page, Margin, page.PageSize.Height - Margin, page.PageSize.Width - (2 * Margin));
        text.WriteParagraph(passbook.Club, regular, Small);
        text.Write(passbook.Title, bold, 28);
        text.Rule(1.5);
        text.WriteParagraph(passbook.Member, bold, 24);
        text.Write(passbook.OwedLabel, regular, Normal);
        text.Write(passbook.Owed, bold, 40);
        text.WriteParagraph(passbook.OwedInWords, regular, Normal);
        text.Skip(8);
        text.Write(passbook.Next is { } next ? $"{passbook.NextLabel}: {next}" : passbook.NextLabel, bold, 18);
        foreach (var line in passbook.NextLines)
        {
            text.WriteParagraph(line, regular, Normal);
        }

        text.Skip(10);
        text.Write(passbook.LinesLabel, bold, 18);
        if (passbook.Lines.Count > 0)
        {
            text.Row(CellsOf(passbook.Heads), ColumnEnds, regular, Small);
            text.Rule(1);
            foreach (var line in passbook.Lines)
            {
                text.Row(CellsOf(line), ColumnEnds, bold, Small);
                text.Rule(0.5);
            }
        }

        text.Skip(10);
        text.WriteParagraph(passbook.AsOf, regular, Small);
    }

    private static string[] CellsOf(PassbookLine line) => [line.Day, line.Principal, line.Interest, line.Left, line.Document];
}
