using ClubBot.Kernel.Documents;
using ClubBot.Pictures;
using Telegram.Bot;

namespace ClubBot.Channels.Telegram;

/// <summary>Registers the Telegram channel; without a token there is none.</summary>
internal static class TelegramServices
{
    /// <summary>Longer than a long poll is held.</summary>
    private static readonly TimeSpan CallMax = TimeSpan.FromSeconds(60);

    /// <summary>Declares what the channel keeps on disk, for every command: a store holds it after the channel was switched off, too.</summary>
    public static IServiceCollection AddTelegramDocuments(this IServiceCollection services) => services
        .AddSingleton<DocumentType>(new DocumentType<GroupMove>("telegram-group-move", () => TelegramStored.Unescaped.GroupMove));

    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        if (TelegramOptions.Read(configuration) is not { } options)
        {
            return services;
        }

        return services
            .AddSingleton(options)
            .AddPictures()
            .AddSingleton<ITelegramBotClient>(_ => ClientOf(options))
            .AddSingleton<TelegramIdentity>()
            .AddSingleton<UpdateReader>()
            .AddSingleton<TelegramKeyboards>()
            .AddSingleton<GroupMoves>()
            .AddSingleton<TelegramInbox>()
            .AddSingleton<TelegramWebhook>()
            .AddSingleton<IChannel, TelegramChannel>()
            .AddHostedService<TelegramReceiver>();
    }

    /// <summary>Maps <c>/webhooks/telegram</c>, in webhook mode only.</summary>
    public static WebApplication MapTelegram(this WebApplication app)
    {
        if (app.Services.GetService<TelegramOptions>() is { IsWebhook: true })
        {
            var webhook = app.Services.GetRequiredService<TelegramWebhook>();
            app.MapPost(TelegramWebhook.Path, (Delegate)webhook.TakeAsync);
        }

        return app;
    }

    /// <summary>The client with its own retries off: the outbox decides when something is tried again.</summary>
    private static TelegramBotClient ClientOf(TelegramOptions options)
    {
        var settings = new TelegramBotClientOptions(options.BotToken, options.ApiBaseUrl?.GetLeftPart(UriPartial.Authority))
        {
            RetryThreshold = 0,
            RetryCount = 0,
        };
        var handler = new SocketsHttpHandler { UseProxy = options.ApiBaseUrl is not { IsLoopback: true } };
        return new TelegramBotClient(settings, new HttpClient(handler) { Timeout = CallMax });
    }
}
