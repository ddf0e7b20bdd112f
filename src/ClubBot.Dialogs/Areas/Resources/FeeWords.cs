using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Words by which sentences about fees are read, the phrases of a list with a bar between them.</summary>
public sealed class FeeWords(TextCatalog catalog) : TextSet(catalog, "feeWords")
{
    public string Fee() => Label();

    public string OtherFee() => Label();

    public string Collect() => Label();

    public string Everyone() => Label();

    public string Except() => Label();

    public string TakeBack() => Label();

    public string Exempt() => Label();

    public string EndExempt() => Label();

    public string Because() => Label();

    public string WhoOwes() => Label();

    public string Question() => Label();

    public string Month() => Label();

    public string ThisMonth() => Label();

    public string LastMonth() => Label();

    public string NextMonth() => Label();

    public string WholeYear() => Label();

    public string And() => Label();

    public string Bank() => Label();

    public string Filler() => Label();

    public string Titles() => Label();
}
