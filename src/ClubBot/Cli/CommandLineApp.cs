using System.CommandLine;
using ClubBot.Storage;

namespace ClubBot.Cli;

/// <summary>The one executable: the server by default, and the commands of an operator.</summary>
internal static class CommandLineApp
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused; the reason is on stderr.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Runs the command line.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = SettingArguments.Split(args, out var commandLine);
        var parsed = Create(settings).Parse(commandLine);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Run with --help to see what can be written here.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is StoreUnavailableException or Kernel.Documents.StoreFailedException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Refused;
        }
    }

    private static RootCommand Create(string[] settings)
    {
        var root = ServeCommand.CreateRoot(settings);
        root.Subcommands.Add(ServeCommand.Create(settings));
        root.Subcommands.Add(ClubCommand.Create(settings));
        root.Subcommands.Add(ImportCommand.Create(settings));
        root.Subcommands.Add(InviteCommand.Create(settings));
        root.Subcommands.Add(CheckCommand.Create(settings));
        root.Subcommands.Add(ConfigCommand.Create(settings));
        return root;
    }
}
