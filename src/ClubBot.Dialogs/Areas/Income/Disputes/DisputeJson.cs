using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.Income.Disputes;

/// <summary>Saved state of the dialogs of this folder, and its document.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DisputeDialog.Disputing))]
[JsonSerializable(typeof(AnswerDialog.Answering))]
[JsonSerializable(typeof(AnsweredDialog.Answered))]
[JsonSerializable(typeof(LoanDispute))]
internal sealed partial class DisputeJson : JsonSerializerContext
{
    /// <summary>Index that lists the disputes of a club; key: the club's id.</summary>
    public const string ByClub = "by-club";

    /// <summary>Index that lists what the board of a club has still to answer; key: the club's id.</summary>
    public const string Open = "open";

    /// <summary>More disputes than a board has open; a limit for queries.</summary>
    public const int OpenMax = 500;

    public static DisputeJson Unescaped { get; } = new(DocumentJson.NewOptions());

    public static DocumentType<LoanDispute> Disputes { get; } = new DocumentType<LoanDispute>("loan-dispute", () => Unescaped.LoanDispute)
        .Index(ByClub, dispute => dispute.ClubId)
        .Index(Open, dispute => dispute.IsOpen ? [dispute.ClubId] : []);
}
