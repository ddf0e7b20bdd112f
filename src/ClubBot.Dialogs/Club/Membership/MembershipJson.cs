using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>The stored form of clubs and their members, and how they are found.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(ClubProfile))]
public sealed partial class MembershipJson : JsonSerializerContext
{
    /// <summary>Index that finds members by their phone; key: the number in national form.</summary>
    public const string ByPhone = "by-phone";

    /// <summary>More members than any club has; a limit for queries over one club.</summary>
    public const int MembersMax = 10_000;

    private static readonly MembershipJson Stored = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static DocumentType<Member> Members { get; } = new DocumentType<Member>("member", Stored.Member)
        .Index(MembershipIndexes.ByClub, member => member.ClubId)
        .Index(MembershipIndexes.Board, member => member.IsBoard ? [member.ClubId] : [])
        .Index(MembershipIndexes.HomeCareVolunteers, member => member.IsHomeCareVolunteer ? [member.ClubId] : [])
        .Index(ByPhone, member => member.Phone is { } phone ? [phone] : []);

    public static DocumentType<ClubProfile> Clubs { get; } = new("club", Stored.ClubProfile);
}
