using ClubBot.Pictures;
using QRCoder;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace ClubBot.Cli.Cards;

/// <summary>What one card says.</summary>
/// <param name="Club">Name of the club.</param>
/// <param name="Name">Full name of the member.</param>
/// <param name="Code">Invite code.</param>
/// <param name="Link">Where the square code leads.</param>
/// <param name="Lines">Instructions beside the square code, in paragraphs.</param>
/// <param name="Validity">How long the code may be used.</param>
internal sealed record InvitationCard(string Club, string Name, string Code, Uri Link, IReadOnlyList<string> Lines, string Validity);

/// <summary>Invitation cards on A4 paper, eight a page with lines to cut along. Lengths are in points, 1/72 inch.</summary>
internal sealed class CardSheet : IDisposable
{
    private const int Columns = 2;
    private const int Rows = 4;
    private const double Margin = 14;
    private const double QrSide = 92;

    /// <summary>Closes the seams that some viewers show between neighbouring squares.</summary>
    private const double QrOutline = 0.05;

    private readonly PdfDocumentBuilder document = new();
    private readonly PdfDocumentBuilder.AddedFont regular;
    private readonly PdfDocumentBuilder.AddedFont bold;

    private CardSheet()
    {
        regular = document.AddTrueTypeFont(InterFont.Regular());
        bold = document.AddTrueTypeFont(InterFont.Bold());
    }

    /// <summary>The cards as a PDF file.</summary>
    /// <param name="title">Title of the document.</param>
    /// <param name="cards">The cards, in the order in which they are printed.</param>
    public static byte[] Print(string title, IEnumerable<InvitationCard> cards)
    {
        using var sheet = new CardSheet();
        sheet.document.DocumentInformation.Title = title;
        foreach (var page in cards.Chunk(Columns * Rows))
        {
            sheet.AddPage(page);
        }

        return sheet.document.Build();
    }

    public void Dispose() => document.Dispose();

    private void AddPage(InvitationCard[] cards)
    {
        var page = document.AddPage(PageSize.A4);
        var (width, height) = (page.PageSize.Width / Columns, page.PageSize.Height / Rows);
        CutLines(page, width, height);
        for (var place = 0; place < cards.Length; place++)
        {
            var left = place % Columns * width;
            var top = page.PageSize.Height - (place / Columns * height);
            AddCard(page, cards[place], new PdfRectangle(left + Margin, top - height + Margin, left + width - Margin, top - Margin));
        }
    }

    private static void CutLines(PdfPageBuilder page, double width, double height)
    {
        page.SetStrokeColor(150, 150, 150);
        for (var column = 1; column < Columns; column++)
        {
            page.DrawLine(new PdfPoint(column * width, 0), new PdfPoint(column * width, page.PageSize.Height), 0.5);
        }

        for (var row = 1; row < Rows; row++)
        {
            page.DrawLine(new PdfPoint(0, row * height), new PdfPoint(page.PageSize.Width, row * height), 0.5);
        }

        page.ResetColor();
    }

    private void AddCard(PdfPageBuilder page, InvitationCard card, PdfRectangle area)
    {
        var text = new PaperWriter(page, area.Left, area.Top, area.Width);
        text.WriteParagraph(card.Club, regular, 10);
        text.Write(card.Name, bold, 20);
        text.Write(card.Code, bold, 40);

        var qr = new PdfRectangle(area.Left, area.Bottom, area.Left + QrSide, area.Bottom + QrSide);
        AddQr(page, card.Link, qr);
        var beside = new PaperWriter(page, qr.Right + 8, qr.Top, area.Width - QrSide - 8);
        foreach (var line in card.Lines)
        {
            beside.WriteParagraph(line, regular, 11);
        }

        beside.WriteParagraph(card.Validity, regular, 8);
    }

    /// <summary>Square code that still reads when a corner of the card is dirty; its white rim belongs to it.</summary>
    private static void AddQr(PdfPageBuilder page, Uri link, PdfRectangle area)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var side = area.Width / code.ModuleMatrix.Count;
        page.SetTextAndFillColor(0, 0, 0);
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            var modules = code.ModuleMatrix[row];
            for (var from = 0; from < modules.Count; from++)
            {
                var dark = 0;
                while (from + dark < modules.Count && modules[from + dark])
                {
                    dark++;
                }

                if (dark > 0)
                {
                    var corner = new PdfPoint(area.Left + (from * side), area.Top - ((row + 1) * side));
                    page.DrawRectangle(corner, dark * side, side, QrOutline, fill: true);
                    from += dark;
                }
            }
        }
    }
}
