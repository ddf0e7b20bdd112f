using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.BotConnector;

/// <summary>Registers the channels behind the Bot Connector; without the bot's id and password there are none.</summary>
internal static class BotConnectorServices
{
    public static IServiceCollection AddBotConnector(this IServiceCollection services, IConfiguration configuration)
    {
        if (BotConnectorOptions.Read(configuration) is not { } options)
        {
            return services;
        }

        return services
            .AddSingleton(options)
            .AddSingleton<DocumentType>(ConnectorAddress.DocumentType)
            .AddSingleton<ConnectorHttp>()
            .AddSingleton<ServiceUrls>()
            .AddSingleton<ConnectorTokens>()
            .AddSingleton<ConnectorAddresses>()
            .AddSingleton<CallerGate>()
            .AddSingleton<BotConnectorInbox>()
            .AddSingleton<BotConnectorEndpoint>()
            .AddSingleton<IChannel, BotConnectorChannel>();
    }

    /// <summary>Maps <c>/api/messages</c>, where the channel is configured.</summary>
    public static WebApplication MapBotConnector(this WebApplication app)
    {
        if (app.Services.GetService<BotConnectorEndpoint>() is { } endpoint)
        {
            app.MapPost(BotConnectorEndpoint.Path, (Delegate)endpoint.TakeAsync);
        }

        return app;
    }
}
