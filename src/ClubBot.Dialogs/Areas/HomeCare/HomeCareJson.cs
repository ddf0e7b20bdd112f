using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Saved state of the dialogs of this folder, and its documents.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TodayDialog.Looking))]
[JsonSerializable(typeof(VisitDialog.Report))]
[JsonSerializable(typeof(CareDialog.Nothing))]
[JsonSerializable(typeof(RequestDialog.Request))]
[JsonSerializable(typeof(CarePlan))]
[JsonSerializable(typeof(HomeVisit))]
[JsonSerializable(typeof(CareRequest))]
internal sealed partial class HomeCareJson : JsonSerializerContext
{
    public static HomeCareJson Unescaped { get; } = new(DocumentJson.NewOptions());

    public static IReadOnlyList<DocumentType> Documents { get; } =
    [
        new DocumentType<CarePlan>("care-plan", () => Unescaped.CarePlan).Index(CarePlans.ByVolunteer, plan => plan.VolunteerIds),
        new DocumentType<HomeVisit>("home-visit", () => Unescaped.HomeVisit).Index(MembershipIndexes.ByMember, visit => visit.MemberId),
        new DocumentType<CareRequest>("care-request", () => Unescaped.CareRequest).Index(MembershipIndexes.ByClub, request => request.ClubId),
    ];
}
