using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Sockets;
using ClubBot.Cli.Config;
using ClubBot.Http;

namespace ClubBot.Cli;

/// <summary><c>serve</c>, and what runs without a command: the whole product in one process.</summary>
internal static class ServeCommand
{
    private const string DefaultUrls = "http://localhost:5080";

    /// <summary>The root, which serves too. Both share the option, so that it counts wherever it is written.</summary>
    public static RootCommand CreateRoot(CommandRun run)
    {
        var urls = new Option<string>("--urls") { Description = $"Addresses to listen on, with ; between them; {DefaultUrls} by default." };
        urls.Validators.Add(RefuseForeignAddresses);
        var serve = new Command("serve", "Serves the web chat and the channels that are configured. The default.");
        var root = new RootCommand("ClubBot: the assistant of intergenerational self-help clubs. Settings are written as --Section:Name=value.");
        root.Subcommands.Add(serve);
        foreach (var command in new[] { root, serve })
        {
            command.Options.Add(urls);
            command.SetAction((parsed, cancellationToken) => ServeAsync(parsed.GetValue(urls) ?? DefaultUrls, run, cancellationToken));
        }

        return root;
    }

    private static async Task<int> ServeAsync(string urls, CommandRun run, CancellationToken cancellationToken)
    {
        var configuration = Settings.ReadValid(run.Settings);
        RefuseHttpsWithoutCertificate(urls, configuration);
        RefuseDeafWebhooks(configuration);
        await using var app = Build(urls, run);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return CommandLineApp.Done;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // What has begun already ends in order, and says nothing of it.
            await app.StopAsync(CancellationToken.None);
            return await run.RefuseAsync($"Cannot listen on {urls}: {exception.Message}");
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true })
            ? await run.RefuseAsync("The server stopped because a part of it failed; the log above says which.")
            : CommandLineApp.Done;
    }

    private static WebApplication Build(string urls, CommandRun run)
    {
        try
        {
            return ClubBotHost.Build(run.Settings, urls);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InvalidSettingsException($"The folder of Storage:Path cannot be used: {exception.Message}");
        }
    }

    private static void RefuseForeignAddresses(OptionResult result)
    {
        foreach (var url in (result.GetValueOrDefault<string>() ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            // A host may be * or +, which no Uri allows.
            var named = url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
            if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.PathAndQuery != "/")
            {
                result.AddError($"'{url}' is no address to listen on. Write it like {DefaultUrls}.");
            }
        }
    }

    /// <summary>A channel that waits to be called, and lacks what it is called with, would look as if it worked.</summary>
    private static void RefuseDeafWebhooks(IConfiguration configuration)
    {
        string[] missing = [.. ConfigReport.Missing(configuration).Where(key => configuration[$"{key[..key.LastIndexOf(':')]}:Mode"] == "webhook")];
        if (missing.Length > 0)
        {
            throw new InvalidSettingsException(string.Join(
                Environment.NewLine, missing.Select(key => $"{key} is missing: without it a channel in webhook mode receives nothing. Set it, or Mode=polling.")));
        }
    }

    private static void RefuseHttpsWithoutCertificate(string urls, IConfiguration configuration)
    {
        if (urls.Contains("https://", StringComparison.OrdinalIgnoreCase)
            && !configuration.GetSection("Kestrel:Certificates:Default").GetChildren().Any())
        {
            throw new InvalidSettingsException(
                "An https address needs a certificate: set Kestrel:Certificates:Default:Path and :Password, or listen on http behind a proxy that has one.");
        }
    }
}
