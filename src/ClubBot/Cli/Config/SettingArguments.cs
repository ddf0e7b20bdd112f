namespace ClubBot.Cli.Config;

/// <summary>Settings on the command line, <c>--Section:Name=value</c> or <c>--Section:Name value</c>; they win over every other source.</summary>
/// <param name="Settings">The settings, each as <c>--Section:Name=value</c>.</param>
/// <param name="CommandLine">What is left: the command and its options.</param>
/// <param name="Errors">What is wrong with the settings.</param>
internal sealed record SettingArguments(IReadOnlyList<string> Settings, IReadOnlyList<string> CommandLine, IReadOnlyList<string> Errors)
{
    /// <summary>Takes the settings out of the arguments.</summary>
    public static SettingArguments Split(IReadOnlyList<string> args)
    {
        var (settings, rest, errors) = (new List<string>(), new List<string>(), new List<string>());
        for (var index = 0; index < args.Count; index++)
        {
            if (!IsSetting(args[index]))
            {
                rest.Add(args[index]);
                continue;
            }

            var setting = args[index];
            var name = setting.Split('=')[0];
            if (!SettingCatalog.IsSection(name[2..name.IndexOf(':', StringComparison.Ordinal)]))
            {
                errors.Add($"'{name}' is no setting: its first part is not one of {string.Join(", ", SettingCatalog.Sections)}.");
            }

            if (name.Length < setting.Length)
            {
                settings.Add(setting);
            }
            else if (index + 1 < args.Count && !args[index + 1].StartsWith("--", StringComparison.Ordinal))
            {
                settings.Add($"{name}={args[++index]}");
            }
            else
            {
                errors.Add($"'{name}' has no value. Write {name}=VALUE.");
            }
        }

        return new SettingArguments(settings, rest, errors);
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Split('=')[0].Contains(':', StringComparison.Ordinal);
}
