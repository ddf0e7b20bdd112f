using ClubBot.Channels;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Registers what takes messages out of the outbox and onto the wires.</summary>
internal static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<OutboxSignal>()
        .AddSingleton<IOutboxSignal>(provider => provider.GetRequiredService<OutboxSignal>())
        .AddSingleton<ChannelDirectory>()
        .AddSingleton<Pacing>()
        .AddHostedService<OutboxWorker>()
        .AddHostedService<WireWorker>();
}
