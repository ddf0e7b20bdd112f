using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Registers the channel of the Zalo Bot Platform; without a token there is none.</summary>
internal static class ZaloBotServices
{
    public static IServiceCollection AddZaloBot(this IServiceCollection services, IConfiguration configuration)
    {
        // Declared whether the channel is on or not: what it once wrote stays readable.
        services.AddSingleton<DocumentType>(new DocumentType<ZaloBotMonth>("zalo-bot-month", () => ZaloBotJson.Unescaped.ZaloBotMonth));
        if (ZaloBotOptions.Read(configuration) is not { } options)
        {
            return services;
        }

        return services
            .AddSingleton(options)
            .AddSingleton(provider => new ZaloBotApi(ClientOf(options), options, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<MessageReader>()
            .AddSingleton<ZaloBotQuota>()
            .AddSingleton<IDeliveryPolicy>(provider => provider.GetRequiredService<ZaloBotQuota>())
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

    /// <summary>No retries, no redirects that would carry the token elsewhere; each call has its own limit of time.</summary>
    private static HttpClient ClientOf(ZaloBotOptions options) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !options.ApiBaseUrl.IsLoopback,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
