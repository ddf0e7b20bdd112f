using ClubBot.Dialogs.Bot;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Dialogs;

/// <summary>What an area says of itself when it is added: one line each for its texts, documents, dialogs, menu and routes.</summary>
internal static class DialogServices
{
    public static IServiceCollection AddDialog<TDialog>(this IServiceCollection services)
        where TDialog : Dialog => services.AddSingleton<Dialog, TDialog>();

    public static IServiceCollection AddDocument(this IServiceCollection services, DocumentType type) => services.AddSingleton(type);

    public static IServiceCollection AddMenuEntry<TTexts>(this IServiceCollection services, Func<TTexts, MenuEntry> entry)
        where TTexts : TextSet => services.AddSingleton(provider => entry(provider.GetRequiredService<TTexts>()));

    public static IServiceCollection AddRoute(this IServiceCollection services, IntentRoute route) => services.AddSingleton(route);

    /// <summary>Leads sentences that a reader of the area knows for certain to their dialog, before anything is weighed.</summary>
    /// <param name="services">The services.</param>
    /// <param name="dialogOf">The dialog of a sentence, which is handed it; null when the sentence is about something else.</param>
    /// <param name="isFor">Whose sentences are read.</param>
    public static IServiceCollection AddSentence<TReader>(
        this IServiceCollection services, Func<TReader, string, string?> dialogOf, Func<Viewer, bool> isFor)
        where TReader : class => services.AddSingleton(provider =>
        {
            var reader = provider.GetRequiredService<TReader>();
            return new SentenceRoute(text => dialogOf(reader, text), isFor);
        });
}
