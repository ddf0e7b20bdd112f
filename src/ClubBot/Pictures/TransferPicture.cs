using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Dialogs.Club.Funds.Transfers;

namespace ClubBot.Pictures;

/// <summary>Draws the slip for a transfer: the code large enough for any camera, and below it what it says, so that a wrong name is noticed.</summary>
internal sealed class TransferPicture(PictureStudio studio)
{
    private const float Small = 40;
    private const float Normal = 52;

    /// <summary>The picture as a PNG file.</summary>
    public byte[] Draw(TransferSlip slip)
    {
        var code = VietQrPicture.Png(slip.Payload);
        return studio.Draw(pen => Write(pen, slip, code));
    }

    private void Write(PicturePen pen, TransferSlip slip, byte[] code)
    {
        studio.Head(pen, slip.Club, slip.Title);
        pen.Image(code);
        PictureStudio.OnGround(pen, PictureColors.Pale, on =>
        {
            on.Skip(20);
            on.Line(studio.Regular, slip.AmountLabel, Small, PictureColors.Grey);
            on.Line(studio.Bold, slip.Amount, 84, PictureColors.Ink);
            on.Skip(12);
        });
        pen.Skip(24);
        Field(pen, slip.HolderLabel, slip.Holder);
        Field(pen, slip.AccountLabel, slip.Account, slip.Bank);
        Field(pen, slip.NoteLabel, slip.Note);
        pen.Rule(1, PictureColors.Grey);
        pen.Skip(16);
        pen.Paragraph(studio.Regular, slip.HowTo, Small, PictureColors.Grey);
        pen.Skip(32);
    }

    private void Field(PicturePen pen, string label, params IEnumerable<string> lines)
    {
        pen.Line(studio.Regular, label, Small, PictureColors.Grey);
        foreach (var line in lines)
        {
            pen.Paragraph(studio.Bold, line, Normal, PictureColors.Ink);
        }

        pen.Skip(20);
    }
}
