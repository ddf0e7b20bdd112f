using ClubBot.Channels.ZaloOa.Grants;
using ClubBot.Channels.ZaloOa.Planning;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa;

/// <summary>Registers the channel of a Zalo Official Account; without its app and secrets there is none.</summary>
internal static class ZaloOaServices
{
    private const string ClientName = "zalo-oa";

    /// <summary>What the channel keeps on disk. Declared for every command and whether the channel is on or not, so that a store can always be read whole.</summary>
    public static IServiceCollection AddZaloOaDocuments(this IServiceCollection services) => services
        .AddSingleton<DocumentType>(new DocumentType<ZaloOaGrant>("zalo-oa-grant", () => GrantJson.Unescaped.ZaloOaGrant))
        .AddSingleton<DocumentType>(new DocumentType<ZaloOaMonth>("zalo-oa-month", () => PlanningJson.Unescaped.ZaloOaMonth))
        .AddSingleton<DocumentType>(new DocumentType<ZaloOaPerson>("zalo-oa-person", () => PlanningJson.Unescaped.ZaloOaPerson))
        .AddSingleton<DocumentType>(new DocumentType<KeptEvent>("zalo-oa-event", () => KeptEventJson.Unescaped.KeptEvent)
            .Index(KeptEvent.Waiting, KeptEvent.WaitingKey));

    public static IServiceCollection AddZaloOa(this IServiceCollection services, IConfiguration configuration)
    {
        if (ZaloOaOptions.Read(configuration) is not { } options)
        {
            return services;
        }

        AddClient(services, options);
        return services
            .AddSingleton(options)
            .AddSingleton(_ => SecretBox.Of(configuration["Storage:KeyFile"]))
            .AddSingleton<GrantStore>()
            .AddSingleton(provider => new TokenEndpoint(ClientOf(provider), options, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<TokenKeeper>()
            .AddSingleton<GrantLink>()
            .AddSingleton(_ => new GrantTexts(TextCatalog.Load(typeof(GrantTexts).Assembly)))
            .AddSingleton<GrantEndpoint>()
            .AddSingleton<ZaloOaHealth>()
            .AddSingleton<IChannelHealth>(provider => provider.GetRequiredService<ZaloOaHealth>())
            .AddSingleton(provider => new ZaloOaApi(ClientOf(provider), provider.GetRequiredService<TokenKeeper>(), options, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<SendPlanner>()
            .AddSingleton<EventReader>()
            .AddSingleton<ZaloOaSignature>()
            .AddSingleton<ZaloOaInbox>()
            .AddSingleton<ZaloOaReceiver>()
            .AddSingleton<ZaloOaWebhook>()
            .AddSingleton<IChannel, ZaloOaChannel>()
            .AddHostedService(provider => provider.GetRequiredService<ZaloOaReceiver>())
            .AddHostedService<GrantWatch>();
    }

    /// <summary>Maps <c>/webhooks/zalo-oa</c> and, below it, where an administrator comes back from granting.</summary>
    public static WebApplication MapZaloOa(this WebApplication app)
    {
        if (app.Services.GetService<ZaloOaOptions>() is not null)
        {
            app.MapPost(ZaloOaWebhook.Path, (Delegate)app.Services.GetRequiredService<ZaloOaWebhook>().TakeAsync);
            app.MapGet(GrantLink.CallbackPath, (Delegate)app.Services.GetRequiredService<GrantEndpoint>().TakeAsync);
        }

        return app;
    }

    /// <summary>No retries, no redirects with secrets in them, and nothing about calls in the log.</summary>
    private static void AddClient(IServiceCollection services, ZaloOaOptions options) => services
        .AddHttpClient(ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !options.ApiBaseUrl.IsLoopback,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    private static HttpClient ClientOf(IServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
}
