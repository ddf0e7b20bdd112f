using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Demo;
using ClubBot.Language.Utterances;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClubBot.Dialogs.Areas.HomeCare;

/// <summary>Registers care at home by volunteers.</summary>
internal static class HomeCareServices
{
    public static IServiceCollection AddHomeCare(this IServiceCollection services)
    {
        services.TryAddSingleton<SubjectNames>();
        foreach (var type in HomeCareJson.Documents)
        {
            services.AddDocument(type);
        }

        return services
            .AddSingleton<HomeCareTexts>().AddSingleton<CarePlans>().AddSingleton<VisitSchedule>().AddSingleton<VisitNotices>()
            .AddSingleton<Visits>().AddSingleton<VisitSentence>().AddSingleton<VisitDialogParts>()
            .AddSingleton<IDemoPart, HomeCareDemo>()
            .AddDialog<TodayDialog>()
            .AddDialog<ConfirmVisitDialog>()
            .AddDialog<ReportProblemDialog>()
            .AddDialog<CareDialog>()
            .AddDialog<RequestDialog>()
            .AddMenuEntry<HomeCareTexts>(texts => new MenuEntry(
                MenuEntry.Orders.Volunteer, TodayDialog.DialogId, texts.VolunteerEntry(), Audience.HomeCareVolunteers))
            .AddMenuEntry<HomeCareTexts>(texts => new MenuEntry(
                MenuEntry.Orders.Member + 40, CareDialog.DialogId, texts.Entry(), Audience.With(FamilyRight.HomeVisits)))
            .AddRoute(new IntentRoute(Intents.VisitConfirm, ConfirmVisitDialog.DialogId, Audience.HomeCareVolunteers) { PassesText = true })
            .AddRoute(new IntentRoute(Intents.VisitReportProblem, ReportProblemDialog.DialogId, Audience.HomeCareVolunteers) { PassesText = true })
            .AddRoute(new IntentRoute(Intents.VisitReportProblem, HumanDialog.DialogId, Audience.Linked))
            .AddRoute(new IntentRoute(Intents.VolunteerSchedule, TodayDialog.DialogId, Audience.HomeCareVolunteers))
            .AddRoute(new IntentRoute(Intents.VolunteerSchedule, CareDialog.DialogId, Audience.Linked))
            .AddRoute(new IntentRoute(Intents.HomeCareRequest, RequestDialog.DialogId, Audience.Linked) { PassesText = true });
    }
}
