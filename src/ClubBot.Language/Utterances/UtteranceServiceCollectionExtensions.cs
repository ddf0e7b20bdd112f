using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClubBot.Language.Utterances;

/// <summary>Registers the understanding of Vietnamese messages.</summary>
public static class UtteranceServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IUtteranceReader"/> over the lexicon embedded in this assembly.</summary>
    public static IServiceCollection AddVietnameseUnderstanding(this IServiceCollection services)
    {
        services.TryAddSingleton<IUtteranceReader>(_ => UtteranceReader.LoadEmbedded());
        return services;
    }
}
