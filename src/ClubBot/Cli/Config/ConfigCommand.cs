using System.CommandLine;

namespace ClubBot.Cli.Config;

/// <summary><c>config check</c>: what is set, where it was read from, and what is missing.</summary>
internal static class ConfigCommand
{
    public static Command Create(CommandRun run)
    {
        var json = CommandOutput.JsonOption();
        var check = new Command("check", "Says what is set, where it was read from, and what is missing. Secrets are not printed.") { json };
        check.SetAction((parsed, _) => CheckAsync(parsed.GetValue(json), run));
        return new Command("config", "Looks at the settings.") { check };
    }

    private static async Task<int> CheckAsync(bool asJson, CommandRun run)
    {
        var report = ConfigReport.Of(Settings.Read(run.Settings));
        if (asJson)
        {
            run.Out.WriteJson(report, CliJson.Readable.ConfigReport);
        }
        else
        {
            run.Out.WriteTable([.. report.Settings.Select(line => new[] { line.Setting, WordOf(line.State), line.Source ?? "", line.Value ?? "" })]);
        }

        foreach (var problem in report.Problems)
        {
            await run.Error.WriteLineAsync(problem);
        }

        return report.Problems.Count == 0 ? CommandLineApp.Done : CommandLineApp.Refused;
    }

    private static string WordOf(SettingState state) => state switch
    {
        SettingState.Set => "set",
        SettingState.Default => "default",
        SettingState.NotSet => "not set",
        SettingState.Missing => "MISSING",
        SettingState.Invalid => "INVALID",
    };
}
