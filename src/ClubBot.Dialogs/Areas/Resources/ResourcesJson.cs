using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Saved state of the dialogs of this folder, and its documents.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FeesDialog.Taking))]
[JsonSerializable(typeof(ExemptionDialog.Exempting))]
[JsonSerializable(typeof(ReceiptDialog.Receipt))]
[JsonSerializable(typeof(ListDialog.Reading))]
[JsonSerializable(typeof(GiftDialog.Giving))]
[JsonSerializable(typeof(SpendingDialog.Spending))]
[JsonSerializable(typeof(CampaignDialog.Running))]
[JsonSerializable(typeof(ContributeDialog.Question))]
[JsonSerializable(typeof(TransferDialog.Paying))]
[JsonSerializable(typeof(ReceiptAnswerDialog.Answering))]
[JsonSerializable(typeof(ReceiptDispute))]
internal sealed partial class ResourcesJson : JsonSerializerContext
{
    /// <summary>Index that lists the disputes of a club; key: the club's id.</summary>
    public const string ByClub = "by-club";

    /// <summary>Index that lists what the board of a club has still to answer; key: the club's id.</summary>
    public const string Open = "open";

    /// <summary>More disputes than a board has open; a limit for queries.</summary>
    public const int OpenMax = 500;

    public static ResourcesJson Unescaped { get; } = new(DocumentJson.NewOptions());

    public static DocumentType<ReceiptDispute> Disputes { get; } = new DocumentType<ReceiptDispute>("receipt-dispute", () => Unescaped.ReceiptDispute)
        .Index(ByClub, dispute => dispute.ClubId)
        .Index(Open, dispute => dispute.IsOpen ? [dispute.ClubId] : []);
}
