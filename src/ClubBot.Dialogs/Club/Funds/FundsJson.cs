using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds;

/// <summary>The stored form of the loans, and how they are found.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Loan))]
public sealed partial class FundsJson : JsonSerializerContext
{
    /// <summary>Index that lists the loans of a club; key: the club's id.</summary>
    public const string ByClub = "by-club";

    /// <summary>Index that lists the loans of a member; key: the member's id.</summary>
    public const string ByMember = "by-member";

    /// <summary>More loans than any club has written; a limit for queries over one club.</summary>
    public const int LoansMax = 20_000;

    private static readonly FundsJson Stored = new(DocumentJson.NewOptions());

    public static DocumentType<Loan> Loans { get; } = new DocumentType<Loan>("loan", () => Stored.Loan)
        .Index(ByMember, loan => loan.MemberId)
        .Index(ByClub, loan => loan.ClubId);
}
