using System.CommandLine;
using ClubBot.Cli.Cards;
using ClubBot.Cli.Config;
using ClubBot.Cli.Import;
using ClubBot.Cli.Report;
using ClubBot.Kernel.Documents;
using ClubBot.Storage;
using Microsoft.Extensions.Options;

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

    /// <summary>How long a command may take to stop after Ctrl+C or SIGTERM; as long as the host gives its own services.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Runs the command line.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="input">What is piped in.</param>
    /// <param name="output">Takes results.</param>
    /// <param name="error">Takes reasons and notes.</param>
    /// <param name="cancellationToken">Stops the command; Ctrl+C and SIGTERM do so by themselves.</param>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var arguments = SettingArguments.Split(args);
        var run = new CommandRun(arguments.Settings, input, output, error);
        var parsed = Create(run).Parse(arguments.CommandLine);
        List<string> wrong = [.. arguments.Errors, .. parsed.Errors.Select(parseError => parseError.Message)];
        if (wrong.Count > 0)
        {
            wrong.ForEach(error.WriteLine);
            await error.WriteLineAsync("Run with --help to see what can be written here.");
            return WrongUsage;
        }

        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = StopTimeout,
            Output = output,
            Error = error,
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return await run.RefuseAsync("The command was stopped before its end.");
        }
        catch (Exception exception) when (ReasonOf(exception) is { } reason)
        {
            return await run.RefuseAsync(reason);
        }
    }

    /// <summary>The sentence for the operator, when the failure is one of the world and not of the program.</summary>
    private static string? ReasonOf(Exception exception) => exception switch
    {
        StoreUnavailableException or StoreFailedException or InvalidSettingsException => exception.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        // The host wraps what several of its services throw.
        AggregateException many => many.InnerExceptions.Select(ReasonOf).FirstOrDefault(reason => reason is not null),
        _ => null,
    };

    private static RootCommand Create(CommandRun run)
    {
        var root = ServeCommand.CreateRoot(run);
        root.Subcommands.Add(UnderstandCommand.Create(run));
        root.Subcommands.Add(LunarCommand.Create(run));
        root.Subcommands.Add(ClubCommand.Create(run));
        root.Subcommands.Add(ImportCommand.Create(run));
        root.Subcommands.Add(InviteCommand.Create(run));
        root.Subcommands.Add(LedgerCommand.Create(run));
        root.Subcommands.Add(ReportCommand.Create(run));
        root.Subcommands.Add(CheckCommand.Create(run));
        root.Subcommands.Add(ConfigCommand.Create(run));
        return root;
    }
}
