using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Rounds;
using ClubBot.Language.Utterances;
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
        .AddSingleton<GiftTexts>()
        .AddSingleton<GiftWords>()
        .AddSingleton<CampaignTexts>()
        .AddSingleton<ContributeTexts>()
        .AddSingleton<TransferTexts>()
        .AddSingleton<GiftSentence>()
        .AddSingleton<CampaignSentence>()
        .AddSingleton<TransferQuestion>()
        .AddSingleton<GiftLog>()
        .AddSingleton<GiftLists>()
        .AddSingleton<RosterNames>()
        .AddSingleton<FeeSentence>()
        .AddSingleton<FeeSentences>()
        .AddSingleton<FeePlans>()
        .AddSingleton<FeeReadback>()
        .AddSingleton<FeeLists>()
        .AddSingleton<FeeBook>()
        .AddDocument(ResourcesJson.Disputes)
        .AddSingleton<IDailyRound, TransferReceiptRound>()
        .AddDialog<FeesDialog>()
        .AddDialog<ExemptionDialog>()
        .AddDialog<ReceiptDialog>()
        .AddSingleton<ReceiptAnswerTexts>()
        .AddDialog<ReceiptAnswerDialog>()
        .AddMenuEntry<ReceiptAnswerTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Board + 35, ReceiptAnswerDialog.DialogId, texts.Entry(), Audience.Board))
        .AddDialog<ListDialog>()
        .AddDialog<GiftDialog>()
        .AddDialog<CampaignDialog>()
        .AddSingleton<SpendingTexts>()
        .AddSingleton<SpendingSentence>()
        .AddDialog<SpendingDialog>()
        .AddSentence<SpendingSentence>((sentence, text) => sentence.IsSpending(text) ? SpendingDialog.DialogId : null, Audience.Board)
        .AddMenuEntry<SpendingTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 33, SpendingDialog.DialogId, texts.Entry(), Audience.Board))
        .AddDialog<ContributeDialog>()
        .AddDialog<TransferDialog>()
        .AddSentence<FeeSentence>((sentence, text) => sentence.Read(text, AnyMonth) switch
        {
            { Deed: FeeDeed.Exempt or FeeDeed.EndExemption } => ExemptionDialog.DialogId,
            not null => FeesDialog.DialogId,
            null => sentence.AsksWhoOwes(text) ? ListDialog.DialogId : null,
        }, Audience.Board)
        .AddSentence<CampaignSentence>((sentence, text) => sentence.IsAbout(text) ? CampaignDialog.DialogId : null, Audience.Board)
        .AddSentence<GiftSentence>(
            (sentence, text) => sentence.AsksForBook(text) ? ListDialog.DialogId : sentence.IsGift(text) || GiftSentence.BookNumber(text) is not null ? GiftDialog.DialogId : null, Audience.Board)
        .AddSentence<TransferQuestion>((question, text) => question.Is(text) ? TransferDialog.DialogId : null, Audience.Linked)
        .AddRoute(new IntentRoute(Intents.ContributeFund, ContributeDialog.DialogId, Audience.Everybody) { IsForVisitors = true })
        .AddMenuEntry<FeeTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Board + 31, FeesDialog.DialogId, texts.Entry(), Audience.Board) { HeadsFor = Audience.Treasurers })
        .AddMenuEntry<ListTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 32, ListDialog.DialogId, texts.EntryOwing(), Audience.Board))
        .AddMenuEntry<GiftTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 33, GiftDialog.DialogId, texts.Entry(), Audience.Board))
        .AddMenuEntry<CampaignTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 34, CampaignDialog.DialogId, texts.Entry(), Audience.Board))
        .AddMenuEntry<ContributeTexts>(texts => new MenuEntry(MenuEntry.Orders.Everybody + 22, ContributeDialog.DialogId, texts.Entry(), Audience.Linked));
}
