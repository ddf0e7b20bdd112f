using ClubBot.Kernel.Dialogs;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClubBot.Kernel;

/// <summary>Registers the kernel.</summary>
public static class KernelServices
{
    /// <summary>
    /// Adds turns, dialogs and documents. The host adds an <see cref="IDocumentStore"/> and an <see cref="IOutboxSignal"/>, the product
    /// its <see cref="IBot"/>, its dialogs and its words.
    /// </summary>
    public static IServiceCollection AddKernel(this IServiceCollection services)
    {
        foreach (var type in KernelDocuments.All)
        {
            services.AddSingleton(type);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DocumentCatalog>();
        services.TryAddSingleton<DialogSet>();
        services.TryAddSingleton<DialogRunner>();
        services.TryAddSingleton<DeliveryGate>();
        services.TryAddSingleton<OutboxEndings>();
        services.TryAddSingleton<OutgoingQueue>();
        services.TryAddSingleton<ITurnProcessor, TurnProcessor>();
        services.TryAddSingleton<IConversationLog, ConversationLog>();
        return services;
    }
}
