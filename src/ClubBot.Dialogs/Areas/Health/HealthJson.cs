using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Saved state of the dialogs of this folder, and its document.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RegisterDialog.Registering))]
[JsonSerializable(typeof(OwnChecksDialog.Looking))]
[JsonSerializable(typeof(OpenDayDialog.Plan))]
[JsonSerializable(typeof(BoardDaysDialog.Looking), TypeInfoPropertyName = "BoardLooking")]
[JsonSerializable(typeof(VitalsDialog.Nothing))]
[JsonSerializable(typeof(HealthDay))]
internal sealed partial class HealthJson : JsonSerializerContext
{
    public static HealthJson Unescaped { get; } = new(DocumentJson.NewOptions());

    public static DocumentType<HealthDay> Days { get; } = new DocumentType<HealthDay>("health-day", () => Unescaped.HealthDay)
        .Index(HealthDays.ByDay, day => HealthDays.KeyOf(day.ClubId, day.Day));
}
