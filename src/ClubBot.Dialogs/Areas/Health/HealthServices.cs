using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Demo;
using ClubBot.Language.Utterances;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Registers health-check days.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.TryAddSingleton<SubjectNames>();
        return services
            .AddSingleton<HealthTexts>().AddSingleton<HealthDays>().AddSingleton<DayChoices>().AddSingleton<DaySentence>()
            .AddSingleton<HealthNotices>().AddSingleton<HealthRegistrations>().AddSingleton<HealthList>()
            .AddDocument(HealthJson.Days)
            .AddSingleton<IDemoPart, HealthDemo>()
            .AddDialog<RegisterDialog>()
            .AddDialog<OwnChecksDialog>()
            .AddDialog<OpenDayDialog>()
            .AddDialog<BoardDaysDialog>()
            .AddDialog<VitalsDialog>()
            .AddMenuEntry<HealthTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 20, BoardDaysDialog.DialogId, texts.BoardEntry(), Audience.Board))
            .AddMenuEntry<HealthTexts>(texts => new MenuEntry(
                MenuEntry.Orders.Member + 30, OwnChecksDialog.DialogId, texts.Entry(), Audience.With(FamilyRight.HealthChecks)))
            .AddRoute(new IntentRoute(Intents.HealthCheckRegister, RegisterDialog.DialogId, Audience.Linked) { PassesText = true })
            .AddRoute(new IntentRoute(Intents.HealthCheckCancel, OwnChecksDialog.DialogId, Audience.Linked) { Argument = OwnChecksDialog.ToCancel })
            .AddRoute(new IntentRoute(Intents.RecordVitals, VitalsDialog.DialogId, Audience.Everybody) { IsForVisitors = true });
    }
}
