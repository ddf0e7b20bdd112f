using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Utterances;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Bot;

/// <summary>Registers the bot itself: root menu, human, emergency, and how people's words are read.</summary>
internal static class BotServices
{
    public static IServiceCollection AddBot(this IServiceCollection services) => services
        .AddSingleton<HomeTexts>()
        .AddSingleton<HumanTexts>()
        .AddSingleton<EmergencyTexts>()
        .AddSingleton<FileTexts>()
        .AddSingleton<FileReport>()
        .AddSingleton<VoiceTexts>()
        .AddSingleton<ClarifyTexts>()
        .AddSingleton<IBot, ClubBotHandler>()
        .AddSingleton<IDialogVoice, DialogVoice>()
        .AddSingleton<IAnswerReader, AnswerReader>()
        .AddSingleton<IntentRouter>()
        .AddSingleton<IIntentRouter>(provider => provider.GetRequiredService<IntentRouter>())
        .AddSingleton(new KnownDialogs(HomeDialog.DialogId, HumanDialog.DialogId, EmergencyDialog.DialogId))
        .AddDialog<HomeDialog>()
        .AddDialog<HumanDialog>()
        .AddDialog<EmergencyDialog>()
        .AddDialog<ClarifyDialog>()
        .AddDialog<NotForYouDialog>()
        .AddRoute(new IntentRoute(Intents.TalkToHuman, HumanDialog.DialogId, Audience.Everybody) { IsForVisitors = true })
        .AddMenuEntry<HumanTexts>(texts => new MenuEntry(MenuEntry.Orders.Everybody + 30, HumanDialog.DialogId, texts.Entry(), Audience.Everybody));
}
