using System.Text.Json.Serialization;
using ClubBot.Dialogs.Bot;
using ClubBot.Kernel.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>Registers the counting of cash and the monthly check.</summary>
internal static class ChecksServices
{
    public static IServiceCollection AddFundChecks(this IServiceCollection services) => services
        .AddSingleton<CashCountTexts>()
        .AddSingleton<MonthCheckTexts>()
        .AddDocument(new DocumentType<CashCount>("cash-count", () => ChecksJson.Stored.CashCount).Index("by-club", count => count.ClubId))
        .AddDocument(new DocumentType<MonthCheck>("month-check", () => ChecksJson.Stored.MonthCheck).Index("by-club", check => check.ClubId))
        .AddDialog<CashCountDialog>()
        .AddDialog<MonthCheckDialog>()
        .AddMenuEntry<CashCountTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Board + 36, CashCountDialog.DialogId, texts.Entry(), Audience.Board) { Cues = texts.Cues() })
        .AddMenuEntry<MonthCheckTexts>(texts =>
            new MenuEntry(MenuEntry.Orders.Board + 37, MonthCheckDialog.DialogId, texts.Entry(), Audience.Board) { Cues = texts.Cues() });
}

/// <summary>Stored form of counts and checks, and saved state of their dialogs.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CashCount))]
[JsonSerializable(typeof(MonthCheck))]
[JsonSerializable(typeof(CashCountDialog.Counting))]
[JsonSerializable(typeof(MonthCheckDialog.Checking))]
internal sealed partial class ChecksJson : JsonSerializerContext
{
    public static ChecksJson Stored { get; } = new(DocumentJson.NewOptions());
}
