using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Registers the outbox worker.</summary>
internal static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<OutboxSignal>()
        .AddSingleton<IOutboxSignal>(provider => provider.GetRequiredService<OutboxSignal>())
        .AddHostedService<OutboxWorker>();
}
