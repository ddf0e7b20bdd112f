namespace ClubBot.Cli;

/// <summary>Settings on the command line, <c>--Section:Name=value</c> or <c>--Section:Name value</c>; they win over every other source.</summary>
internal static class SettingArguments
{
    /// <summary>Takes the settings out of the arguments.</summary>
    /// <param name="args">All arguments.</param>
    /// <param name="commandLine">What is left: the command and its options.</param>
    public static string[] Split(string[] args, out string[] commandLine)
    {
        var settings = new List<string>();
        var rest = new List<string>();
        for (var index = 0; index < args.Length; index++)
        {
            if (!IsSetting(args[index]))
            {
                rest.Add(args[index]);
                continue;
            }

            settings.Add(args[index]);
            if (!args[index].Contains('=', StringComparison.Ordinal) && index + 1 < args.Length)
            {
                settings.Add(args[++index]);
            }
        }

        commandLine = [.. rest];
        return [.. settings];
    }

    private static bool IsSetting(string argument)
    {
        var name = argument.Split('=')[0];
        return name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal);
    }
}
