using ClubBot.Dialogs.Bot;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Utterances;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Membership;

/// <summary>Registers roster, accounts, joining and privacy.</summary>
internal static class MembershipServices
{
    public static IServiceCollection AddMembership(this IServiceCollection services)
    {
        services.AddSingleton<AddressTexts>().AddSingleton<JoinTexts>().AddSingleton<VouchTexts>().AddSingleton<PrivacyTexts>();
        services.AddSingleton<Addressing>().AddSingleton<ViewerReader>().AddSingleton<PhoneOffer>().AddSingleton<Recognition>().AddSingleton<IMiddleware, ViewerMiddleware>();
        foreach (var type in MembershipDocuments.All)
        {
            services.AddDocument(type);
        }

        return services
            .AddDialog<JoinDialog>()
            .AddDialog<VouchDialog>()
            .AddDialog<PrivacyDialog>()
            .AddMenuEntry<JoinTexts>(texts => new MenuEntry(MenuEntry.Orders.Member, JoinDialog.DialogId, texts.Entry(), Audience.Visitors))
            .AddMenuEntry<VouchTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 39, VouchDialog.DialogId, texts.Entry(), Audience.Board))
            .AddMenuEntry<PrivacyTexts>(texts => new MenuEntry(MenuEntry.Orders.Everybody + 20, PrivacyDialog.DialogId, texts.Entry(), Audience.Linked))
            .AddRoute(new IntentRoute(Intents.Privacy, PrivacyDialog.DialogId, Audience.Linked));
    }
}
