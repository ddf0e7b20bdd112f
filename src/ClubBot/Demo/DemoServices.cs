using ClubBot.Dialogs.Demo;

namespace ClubBot.Demo;

/// <summary>The demo club: on while no channel to the outside is configured.</summary>
internal static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        if (IsEnabled(configuration))
        {
            services.AddSingleton<DemoClub>().AddHostedService<DemoStarter>();
        }

        return services;
    }

    /// <summary>Setting <c>Demo:Enabled</c>; without it, true only while no channel is configured.</summary>
    public static bool IsEnabled(IConfiguration configuration) =>
        configuration.GetValue<bool?>("Demo:Enabled") ?? !IsAnyChannelConfigured(configuration);

    private static bool IsAnyChannelConfigured(IConfiguration configuration) =>
        configuration["Channels:Telegram:BotToken"] is not null
        || configuration["Channels:ZaloOa:AppId"] is not null
        || configuration["Channels:ZaloBot:BotToken"] is not null
        || configuration["Channels:BotConnector:AppId"] is not null;
}
