using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Saved state of the dialogs of this folder, and its documents.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(LoanDialog.Looking))]
[JsonSerializable(typeof(DisputeDialog.Disputing))]
[JsonSerializable(typeof(TreasurerDialog.Asking))]
[JsonSerializable(typeof(BorrowingDialog.Question))]
[JsonSerializable(typeof(RepaymentDialog.Taking))]
[JsonSerializable(typeof(ReceivedDialog.Receipt))]
[JsonSerializable(typeof(LoanDispute))]
internal sealed partial class IncomeJson : JsonSerializerContext
{
    /// <summary>Index that lists the disputes of a club; key: the club's id.</summary>
    public const string ByClub = "by-club";

    public static IncomeJson Unescaped { get; } = new(DocumentJson.NewOptions());

    public static DocumentType<LoanDispute> Disputes { get; } = new DocumentType<LoanDispute>("loan-dispute", () => Unescaped.LoanDispute)
        .Index(ByClub, dispute => dispute.ClubId);
}
