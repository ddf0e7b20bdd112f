using System.Globalization;
using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Income.Reminders;

/// <summary>Sentences that remind of an instalment. "Who" is the borrower: the reader, or for a relative the member by name.</summary>
public sealed class ReminderTexts(TextCatalog catalog) : TextSet(catalog, "reminder")
{
    public string Ahead(Speech speech, string who, Instalment instalment, int days) =>
        Say(speech, [.. Of(who, instalment), ("days", days.ToString(CultureInfo.InvariantCulture))]);

    public string Today(Speech speech, string who, Instalment instalment) => Say(speech, Of(who, instalment));

    public string Late(Speech speech, string who, Instalment instalment, int days) =>
        Say(speech, [.. Of(who, instalment), ("days", days.ToString(CultureInfo.InvariantCulture))]);

    public string SeeLoan() => Label();

    public string TalkToTreasurer() => Label();

    public string HavePaid() => Label();

    private static (string Name, string Value)[] Of(string who, Instalment instalment) =>
        [("who", who), ("amount", Wording.Money(instalment.Remaining)), ("day", Wording.Day(instalment.DueOn))];
}

/// <summary>Saved state of the dialog of this folder.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReminderDialog.Reminding))]
internal sealed partial class ReminderJson : JsonSerializerContext
{
    public static ReminderJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
