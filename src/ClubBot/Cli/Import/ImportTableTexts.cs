using System.Globalization;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Cli.Import;

/// <summary>Words of the table that an import prints for the club's secretary.</summary>
internal sealed class ImportTableTexts(TextCatalog catalog) : TextSet(catalog, "cli.import")
{
    public string[] Headings() => Label().Split('|');

    public string Taken() => Label();

    public string Corrected() => Label();

    public string Doubtful() => Label();

    public string Refused() => Label();

    public string NotInRegister() => Label();

    public string Rows(int taken, int corrected, int doubtful, int refused) => Say(
        Nobody, [("taken", Number(taken)), ("corrected", Number(corrected)), ("doubtful", Number(doubtful)), ("refused", Number(refused))]);

    public string Changes(int added, int changed, int unchanged, int missing) => Say(
        Nobody, [("added", Number(added)), ("changed", Number(changed)), ("unchanged", Number(unchanged)), ("missing", Number(missing))]);

    public string Stored() => Label();

    public string DryRun() => Label();

    public string NothingStored() => Label();

    private static Speech Nobody { get; } = new("", "");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
