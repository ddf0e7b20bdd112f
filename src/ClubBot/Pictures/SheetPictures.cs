using ClubBot.Dialogs.Club.Funds.Pictures;

namespace ClubBot.Pictures;

/// <summary>Draws any page that the bot attaches to a message.</summary>
internal sealed class SheetPictures(PassbookPicture passbooks, TransferPicture transfers, FundMonthPicture months)
{
    /// <summary>The page as a PNG file.</summary>
    public byte[] Draw(Sheet sheet) => sheet switch
    {
        Passbook passbook => passbooks.Draw(passbook),
        TransferSlip slip => transfers.Draw(slip),
        FundMonthSheet month => months.Draw(month),
        _ => throw new ArgumentException($"Nobody draws a {sheet.GetType().Name}.", nameof(sheet)),
    };
}
