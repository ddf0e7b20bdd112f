using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>The stored form of clubs and their members, and how they are found.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(ClubProfile))]
public sealed partial class MembershipJson : JsonSerializerContext
{
    /// <summary>More members than any club has; a limit for queries over one club.</summary>
    public const int MembersMax = 10_000;

    private static readonly MembershipJson Stored = new(DocumentJson.NewOptions());

    public static DocumentType<Member> Members { get; } = new DocumentType<Member>("member", () => Stored.Member)
        .Index(MembershipIndexes.ByClub, member => member.ClubId)
        .Index(MembershipIndexes.ByPhone, member => member.Phone is { } phone ? [phone] : [])
        .Index(MembershipIndexes.Board, member => member.IsBoard ? [member.ClubId] : [])
        .Index(MembershipIndexes.HomeCareVolunteers, member => member.IsHomeCareVolunteer ? [member.ClubId] : []);

    public static DocumentType<ClubProfile> Clubs { get; } = new DocumentType<ClubProfile>("club", () => Stored.ClubProfile)
        .Index(MembershipIndexes.AllClubs, club => club.Id);
}
