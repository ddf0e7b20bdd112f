using System.CommandLine;
using ClubBot.Http;
using ClubBot.Storage;

namespace ClubBot.Cli;

/// <summary><c>serve</c>, and what runs without a command: the whole product in one process.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://localhost:5080";

    public static RootCommand CreateRoot(string[] settings)
    {
        var root = new RootCommand("ClubBot: the assistant of intergenerational self-help clubs.");
        AddServing(root, settings);
        return root;
    }

    public static Command Create(string[] settings)
    {
        var serve = new Command("serve", "Serves the web chat and the channels that are configured. The default.");
        AddServing(serve, settings);
        return serve;
    }

    private static void AddServing(Command command, string[] settings)
    {
        var urls = new Option<string>("--urls") { Description = $"Addresses to listen on; {DefaultUrl} by default." };
        command.Options.Add(urls);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(urls), settings, cancellationToken));
    }

    private static async Task<int> RunAsync(string? urls, string[] settings, CancellationToken cancellationToken)
    {
        await using var app = ClubBotHost.Build(settings, urls ?? DefaultUrl);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (UnavailableIn(exception) is not null || exception is IOException)
        {
            await Console.Error.WriteLineAsync(UnavailableIn(exception)?.Message ?? exception.Message);
            return CommandLineApp.Refused;
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return CommandLineApp.Done;
    }

    /// <summary>The host wraps what its services throw.</summary>
    private static StoreUnavailableException? UnavailableIn(Exception exception) => exception switch
    {
        StoreUnavailableException unavailable => unavailable,
        AggregateException many => many.InnerExceptions.Select(UnavailableIn).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
