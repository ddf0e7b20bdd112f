using System.CommandLine;
using ClubBot.Demo;
using ClubBot.Storage;

namespace ClubBot.Cli;

/// <summary>One setting as it is now.</summary>
internal sealed record ConfigLine(string Setting, string State);

/// <summary>All settings that decide how the product runs. Secrets are never in it, only whether they are there.</summary>
internal sealed record ConfigReport(IReadOnlyList<ConfigLine> Settings);

/// <summary><c>config check</c>: what is set, and what is missing.</summary>
internal static class ConfigCommand
{
    private static readonly string[] Channels = ["Telegram:BotToken", "ZaloOa:AppId", "ZaloBot:BotToken", "BotConnector:AppId"];

    public static Command Create(string[] settings)
    {
        var json = CommandOutput.JsonOption();
        var check = new Command("check", "Says what is set and what is missing.") { json };
        check.SetAction((parsed, _) => RunAsync(parsed.GetValue(json), settings));
        return new Command("config", "Looks at the settings.") { check };
    }

    private static async Task<int> RunAsync(bool asJson, string[] settings)
    {
        var configuration = Settings.Read(settings);
        var zone = configuration["Club:TimeZone"] ?? Dialogs.Club.ClubCalendar.DefaultZone;
        var report = new ConfigReport(
        [
            new ConfigLine("Storage:Path", Path.GetFullPath(configuration["Storage:Path"] ?? new StorageOptions().Path)),
            new ConfigLine("Club:TimeZone", zone),
            new ConfigLine("Demo:Enabled", DemoServices.IsEnabled(configuration) ? "true" : "false"),
            .. Channels.Select(key => new ConfigLine($"Channels:{key}", configuration[$"Channels:{key}"] is null ? "not set" : "set")),
        ]);
        if (asJson)
        {
            CommandOutput.WriteJson(report, CliJson.Readable.ConfigReport);
        }
        else
        {
            foreach (var line in report.Settings)
            {
                Console.WriteLine($"{line.Setting}\t{line.State}");
            }
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            await Console.Error.WriteLineAsync($"Club:TimeZone '{zone}' is no time zone of this machine. Install tzdata or name another, for example Asia/Ho_Chi_Minh.");
            return CommandLineApp.Refused;
        }

        return CommandLineApp.Done;
    }
}
