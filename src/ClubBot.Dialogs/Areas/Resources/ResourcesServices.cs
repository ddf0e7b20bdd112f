using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Funds.Contributions;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Registers the area "vận động nguồn lực": monthly fees, gifts and campaigns.</summary>
internal static class ResourcesServices
{
    /// <summary>Sentences are read for what they say of some month; which one does not matter for whether they are about fees.</summary>
    private static readonly CalendarMonth AnyMonth = new(2026, 1);

    public static IServiceCollection AddResources(this IServiceCollection services) => services
        .AddSingleton<FeeTexts>()
        .AddSingleton<FeeWords>()
        .AddSingleton<ExemptionTexts>()
        .AddSingleton<ReceiptTexts>()
        .AddSingleton<ListTexts>()
        .AddSingleton<RosterNames>()
        .AddSingleton<FeeSentence>()
        .AddSingleton<FeeSentences>()
        .AddSingleton<FeePlans>()
        .AddSingleton<FeeReadback>()
        .AddSingleton<FeeLists>()
        .AddSingleton<FeeBook>()
        .AddDocument(ResourcesJson.Disputes)
        .AddDialog<FeesDialog>()
        .AddDialog<ExemptionDialog>()
        .AddDialog<ReceiptDialog>()
        .AddDialog<ListDialog>()
        .AddSentence<FeeSentence>((sentence, text) => sentence.Read(text, AnyMonth) switch
        {
            { Deed: FeeDeed.Exempt or FeeDeed.EndExemption } => ExemptionDialog.DialogId,
            not null => FeesDialog.DialogId,
            null => sentence.AsksWhoOwes(text) ? ListDialog.DialogId : null,
        }, Audience.Board)
        .AddMenuEntry<FeeTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 26, FeesDialog.DialogId, texts.Entry(), Audience.Board))
        .AddMenuEntry<ListTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 27, ListDialog.DialogId, texts.EntryOwing(), Audience.Board));
}
