using System.Globalization;
using ClubBot.Channels.Telegram;
using ClubBot.Channels.WebChat;
using ClubBot.Channels.ZaloBot;
using ClubBot.Cli.Config;
using ClubBot.Delivery;
using ClubBot.Demo;
using ClubBot.Dialogs;
using ClubBot.Kernel;
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
    public static WebApplication Build(IReadOnlyList<string> settings, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        Settings.AddTo(builder.Configuration, settings);
        builder.WebHost.UseUrls(urls).UseKestrelHttpsConfiguration();
        builder.Services.AddSerilog(Logging);
        builder.Services.AddClubBot(builder.Configuration);
        builder.Services.AddWebChat(builder.Configuration);
        builder.Services.AddTelegram(builder.Configuration);
        builder.Services.AddZaloBot(builder.Configuration);
        builder.Services.AddDelivery();
        builder.Services.AddDemo(builder.Configuration);

        var app = builder.Build();
        app.Services.BeginOpeningStore();
        app.MapHealth();
        app.MapWebChat();
        app.MapTelegram();
        app.MapZaloBot();
        return app;
    }

    /// <summary>What every command needs: the store, the kernel and the dialogs.</summary>
    public static IServiceCollection AddClubBot(this IServiceCollection services, IConfiguration configuration) => services
        .AddClubBotStorage(configuration)
        .AddKernel()
        .AddClubDialogs(configuration["Club:TimeZone"])
        .AddZaloBotDocuments();

    private static void Logging(LoggerConfiguration logging) => logging
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
        // The exception goes on to the caller, who says it in one sentence.
        .Filter.ByExcluding(entry => entry.MessageTemplate.Text == "Hosting failed to start")
        .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
}
