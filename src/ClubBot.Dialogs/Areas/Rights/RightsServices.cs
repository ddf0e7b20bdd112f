using ClubBot.Dialogs.Bot;
using ClubBot.Language.Utterances;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Areas.Rights;

/// <summary>Registers the area "bảo vệ quyền và lợi ích hợp pháp": what people ask about their rights.</summary>
internal static class RightsServices
{
    public static IServiceCollection AddRights(this IServiceCollection services) => services
        .AddSingleton<RightsTexts>()
        .AddSingleton<RightsHelpTexts>()
        .AddSingleton(RightsKnowledge.Load(typeof(RightsServices).Assembly))
        .AddSingleton<RightsFinder>()
        .AddDialog<RightsDialog>()
        .AddDialog<RightsHelpDialog>()
        .AddMenuEntry<RightsTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Everybody, RightsDialog.DialogId, texts.Entry(), Audience.Everybody))
        .AddRoute(new IntentRoute(Intents.RightsQuestion, RightsDialog.DialogId, Audience.Everybody) { IsForVisitors = true, PassesText = true })
        .AddRoute(new IntentRoute(Intents.KnowledgeTopic, RightsDialog.DialogId, Audience.Everybody) { IsForVisitors = true, PassesText = true });
}
