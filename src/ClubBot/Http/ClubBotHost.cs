using System.Globalization;
using ClubBot.Channels.BotConnector;
using ClubBot.Channels.Telegram;
using ClubBot.Channels.WebChat;
using ClubBot.Channels.ZaloBot;
using ClubBot.Channels.ZaloOa;
using ClubBot.Cli.Config;
using ClubBot.Delivery;
using ClubBot.Demo;
using ClubBot.Dialogs;
using ClubBot.Kernel;
using ClubBot.Practice;
using ClubBot.Rounds;
using ClubBot.Storage;
using Serilog;
using Serilog.Events;

namespace ClubBot.Http;

/// <summary>Puts the product together: one line for each part.</summary>
internal static class ClubBotHost
{
    /// <summary>The whole host, not started yet.</summary>
    /// <param name="settings">Settings from the command line; they win over environment and appsettings.json.</param>
    /// <param name="urls">Addresses to listen on.</param>
    /// <param name="replace">Puts something else in the place of a part, such as the clock; for tests.</param>
    public static WebApplication Build(IReadOnlyList<string> settings, string urls, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        Settings.AddTo(builder.Configuration, settings);
        builder.WebHost.UseUrls(urls).UseKestrelHttpsConfiguration();
        builder.Services.AddSerilog(Logging);
        replace?.Invoke(builder.Services);
        builder.AddPractice();
        builder.Services.AddClubBot(builder.Configuration);
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddTelegram(builder.Configuration);
        builder.Services.AddZaloOa(builder.Configuration);
        builder.Services.AddZaloBot(builder.Configuration);
        builder.Services.AddBotConnector(builder.Configuration);
        builder.Services.AddDelivery(builder.Configuration);
        builder.Services.AddHostedService<RoundWorker>();
        builder.Services.AddDemo(builder.Configuration);

        var app = builder.Build();
        app.Services.BeginOpeningStore();
        app.MapHealth();
        app.MapWebChat();
        app.MapTelegram();
        app.MapZaloOa();
        app.MapZaloBot();
        app.MapPractice();
        app.MapBotConnector();
        return app;
    }

    /// <summary>What every command needs: the store, the kernel and the dialogs.</summary>
    public static IServiceCollection AddClubBot(this IServiceCollection services, IConfiguration configuration) => services
        .AddClubBotStorage(configuration)
        .AddKernel()
        .AddTelegramDocuments()
        .AddZaloOaDocuments()
        .AddZaloBotDocuments()
        .AddClubDialogs(configuration["Club:TimeZone"]);

    private static void Logging(LoggerConfiguration logging) => logging
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
        // The exception goes on to the caller, who says it in one sentence.
        .Filter.ByExcluding(entry => entry.MessageTemplate.Text == "Hosting failed to start")
        .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
}
