using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Rights;

/// <summary>The files of the knowledge, and saved state of the dialogs of this folder.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RightsFile))]
[JsonSerializable(typeof(RightsWords))]
[JsonSerializable(typeof(RightsDialog.Asking))]
[JsonSerializable(typeof(RightsHelpDialog.Request))]
internal sealed partial class RightsJson : JsonSerializerContext
{
    public static RightsJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
