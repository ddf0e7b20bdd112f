using ClubBot.Dialogs.Club.Funds.Pictures;

namespace ClubBot.Pictures;

/// <summary>Draws any page that the bot attaches to a message.</summary>
internal sealed class SheetPictures(PassbookPicture passbooks, TransferPicture transfers, FundMonthPicture months)
{
    /// <summary>The page as a file.</summary>
    public DrawnSheet Draw(Sheet sheet) => sheet switch
    {
        Passbook passbook => new DrawnSheet(DrawnSheet.Png, passbooks.Draw(passbook)),
        TransferSlip slip => new DrawnSheet(DrawnSheet.Png, transfers.Draw(slip)),
        FundMonthSheet month => new DrawnSheet(DrawnSheet.Png, months.Draw(month)),
        PassbookPaper paper => new DrawnSheet(DrawnSheet.Pdf, PassbookPrint.Print([paper.Book])),
        _ => throw new ArgumentException($"Nobody draws a {sheet.GetType().Name}.", nameof(sheet)),
    };
}
