using System.Text.Json.Serialization;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Meetings;

/// <summary>Stored form of meetings, and saved state of the dialogs about them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Meeting))]
[JsonSerializable(typeof(InvitationDialog.Invitation))]
[JsonSerializable(typeof(AnnounceDialog.Announcement))]
[JsonSerializable(typeof(AttendanceDialog.Counting))]
[JsonSerializable(typeof(NamesDialog.Reading))]
internal sealed partial class MeetingsJson : JsonSerializerContext
{
    public static MeetingsJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
