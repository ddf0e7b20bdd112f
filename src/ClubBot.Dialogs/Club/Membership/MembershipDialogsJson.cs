using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Saved state of the dialogs of this folder, and its documents beside the roster.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JoinDialog.Joining))]
[JsonSerializable(typeof(PrivacyDialog.Looking))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(FamilyGrant))]
[JsonSerializable(typeof(FamilyViewLog))]
[JsonSerializable(typeof(Consent))]
[JsonSerializable(typeof(Invite))]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(VouchDialog.Vouching))]
internal sealed partial class MembershipDialogsJson : JsonSerializerContext
{
    public static MembershipDialogsJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
