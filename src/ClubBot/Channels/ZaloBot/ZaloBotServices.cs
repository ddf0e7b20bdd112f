namespace ClubBot.Channels.ZaloBot;

/// <summary>Registers the channel of the Zalo Bot Platform; without a token there is none.</summary>
internal static class ZaloBotServices
{
    /// <summary>Declares what the channel keeps on disk, for every command: a store holds it after the channel was switched off, too.</summary>
    public static IServiceCollection AddZaloBotDocuments(this IServiceCollection services)
    {
        foreach (var type in ZaloBotQuota.Documents)
        {
            services.AddSingleton(type);
        }

        return services;
    }

    public static IServiceCollection AddZaloBot(this IServiceCollection services, IConfiguration configuration)
    {
        if (ZaloBotOptions.Read(configuration) is not { } options)
        {
            return services;
        }

        return services
            .AddSingleton(options)
            .AddSingleton<ZaloBotClient>()
            .AddSingleton<ZaloBotQuota>()
            .AddSingleton<ZaloBotInbox>()
            .AddSingleton<ZaloBotWebhook>()
            .AddSingleton<IChannel, ZaloBotChannel>()
            .AddHostedService<ZaloBotReceiver>();
    }

    /// <summary>Maps <c>/webhooks/zalo-bot</c>, in webhook mode only.</summary>
    public static WebApplication MapZaloBot(this WebApplication app)
    {
        if (app.Services.GetService<ZaloBotOptions>() is { IsWebhook: true })
        {
            var webhook = app.Services.GetRequiredService<ZaloBotWebhook>();
            app.MapPost(ZaloBotWebhook.Path, (Delegate)webhook.TakeAsync);
        }

        return app;
    }
}
