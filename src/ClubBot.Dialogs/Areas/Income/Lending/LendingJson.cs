using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>Saved state of the dialogs of this folder.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LoanRequestDialog.Asking))]
[JsonSerializable(typeof(DecisionDialog.Deciding))]
[JsonSerializable(typeof(PayoutDialog.Handing))]
[JsonSerializable(typeof(LentDialog.Lent))]
[JsonSerializable(typeof(ReliefDialog.Relieving))]
internal sealed partial class LendingJson : JsonSerializerContext
{
    public static LendingJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
