using ClubBot.Cli.Config;
using ClubBot.Kernel.Turns;

namespace ClubBot.Delivery;

/// <summary>Registers what takes messages out of the outbox and onto the wires.</summary>
internal static class DeliveryServices
{
    /// <exception cref="InvalidSettingsException">The quiet hours cannot be read.</exception>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        if (!QuietHours.TryRead(configuration[QuietHours.Setting], out var hours))
        {
            throw new InvalidSettingsException($"{QuietHours.Setting} must be two times such as {QuietHours.Default}, or {QuietHours.Off}.");
        }

        if (hours is not null)
        {
            services.AddSingleton(hours).AddSingleton<IDeliveryPolicy, QuietHoursPolicy>();
        }

        return services
            .AddSingleton<OutboxSignal>()
            .AddSingleton<IOutboxSignal>(provider => provider.GetRequiredService<OutboxSignal>())
            .AddSingleton<ChannelBreakers>()
            .AddHostedService<OutboxWorker>()
            .AddHostedService<WireWorker>();
    }
}
