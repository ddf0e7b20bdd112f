using ClubBot.Dialogs.Texts;

namespace ClubBot.Cli.Cards;

/// <summary>What stands on an invitation card.</summary>
internal sealed class CardTexts(TextCatalog catalog) : TextSet(catalog, "cli.card")
{
    public string Title() => Label();

    public string Scan() => Label();

    public string Type(string address) => Say(Nobody, [("address", address)]);

    public string Validity(string day) => Say(Nobody, [("day", day)]);

    private static Speech Nobody { get; } = new("", "");
}
