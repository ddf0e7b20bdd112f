using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Import;

/// <summary>Sentences that say why something in a register was corrected, refused or doubted; the method's name is the code.</summary>
internal abstract class ReasonTexts(TextCatalog catalog, string prefix) : TextSet(catalog, prefix)
{
    // A register's keeper reads these in a table, not in a conversation: nobody is addressed.
    private static readonly Speech Nobody = new("", "");

    protected ImportReason Reason([CallerMemberName] string method = "") => Reason([], method);

    protected ImportReason Reason((string Name, object Value)[] values, [CallerMemberName] string method = "") => new(
        JsonNamingPolicy.CamelCase.ConvertName(method),
        Say(Nobody, [.. values.Select(value => (value.Name, Convert.ToString(value.Value, CultureInfo.InvariantCulture)!))], method));
}
