using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>What stands on the slip for a transfer.</summary>
public sealed class TransferSlipTexts(TextCatalog catalog) : TextSet(catalog, "transferSlip")
{
    public string Title() => Label();

    public string HowTo() => Label();

    public string Holder() => Label();

    public string Account() => Label();

    public string Amount() => Label();

    public string AnyAmount() => Label();

    public string Note() => Label();
}
