using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Bot;

/// <summary>Saved state of the dialogs of this folder.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(HomeDialog.Menu))]
[JsonSerializable(typeof(HumanDialog.Request))]
[JsonSerializable(typeof(EmergencyDialog.Alarm))]
[JsonSerializable(typeof(ClarifyDialog.Unclear))]
internal sealed partial class BotJson : JsonSerializerContext
{
    public static BotJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
