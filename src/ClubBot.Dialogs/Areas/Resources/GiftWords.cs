using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Words by which sentences about gifts and campaigns are read, the phrases of a list with a bar between them.</summary>
public sealed class GiftWords(TextCatalog catalog) : TextSet(catalog, "giftWords")
{
    public string Give() => Label();

    public string GiveWeakly() => Label();

    public string Receiver() => Label();

    public string Worth() => Label();

    public string Lead() => Label();

    public string NotARecord() => Label();

    public string Book() => Label();

    public string Campaign() => Label();

    public string BarelyCampaign() => Label();

    public string Purpose() => Label();

    public string CloseCampaign() => Label();

    public string Target() => Label();

    public string Until() => Label();

    public string Transfer() => Label();

    public string Account() => Label();

    public string Bank() => Label();

    public string Titles() => Label();
}
