using ClubBot.Dialogs.Texts;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>What an administrator reads after granting.</summary>
internal sealed class GrantTexts(TextCatalog catalog) : TextSet(catalog, "zalooa.grant")
{
    public string Granted() => Label();

    public string NotAsked() => Label();

    public string OtherAccount() => Label();

    public string Refused() => Label();
}
