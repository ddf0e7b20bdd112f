using System.Text.Json.Serialization;
using ClubBot.Dialogs.Bot;
using ClubBot.Kernel.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Funds.Months;

/// <summary>Registers the funds' month for the meeting.</summary>
internal static class MonthsServices
{
    public static IServiceCollection AddFundMonths(this IServiceCollection services) => services
        .AddSingleton<FundMonthTexts>()
        .AddSingleton<FundMonthSheetTexts>()
        .AddSingleton<FundMonthWords>()
        .AddSingleton<FundMonthWriter>()
        .AddSingleton<FundMonthQuestion>()
        .AddDialog<FundMonthDialog>()
        .AddSentence<FundMonthQuestion>((question, text) => question.Is(text) ? FundMonthDialog.DialogId : null, Audience.Linked)
        .AddMenuEntry<FundMonthTexts>(texts => new MenuEntry(MenuEntry.Orders.Board + 38, FundMonthDialog.DialogId, texts.Entry(), Audience.Board));
}

/// <summary>Saved state of the dialog.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FundMonthDialog.Looking))]
internal sealed partial class MonthsJson : JsonSerializerContext
{
    public static MonthsJson Unescaped { get; } = new(DocumentJson.NewOptions());
}
