using System.Text.Json.Serialization;
using ClubBot.Dialogs.Areas.Income.LoanBook;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Saved state of the dialogs of this folder, and its documents.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LoanDialog.Looking))]
[JsonSerializable(typeof(LoanBookDialog.Looking), TypeInfoPropertyName = "LookingIntoBook")]
[JsonSerializable(typeof(TreasurerDialog.Asking))]
[JsonSerializable(typeof(BorrowingDialog.Question))]
[JsonSerializable(typeof(RepaymentDialog.Taking))]
[JsonSerializable(typeof(ReceivedDialog.Receipt))]
internal sealed partial class IncomeJson : JsonSerializerContext
{
    public static IncomeJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
