using ClubBot.Cli.Config;

namespace ClubBot.Cli;

/// <summary>What a command works with: the settings of its command line, and where it writes.</summary>
/// <param name="Settings">Settings from the command line, as <see cref="SettingArguments"/> took them out of it.</param>
/// <param name="In">What is piped into the command.</param>
/// <param name="Out">Results, and nothing else.</param>
/// <param name="Error">Why something was refused, and what else a person should know.</param>
internal sealed record CommandRun(IReadOnlyList<string> Settings, TextReader In, TextWriter Out, TextWriter Error)
{
    /// <summary>Says why the command is refused.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RefuseAsync(string reason)
    {
        await Error.WriteLineAsync(reason);
        return CommandLineApp.Refused;
    }
}
