using System.CommandLine;

namespace ClubBot.Cli;

/// <summary><c>check</c>: reads every document and says what is wrong.</summary>
internal static class CheckCommand
{
    public static Command Create(string[] settings)
    {
        var json = CommandOutput.JsonOption();
        var check = new Command("check", "Reads every document of the store and verifies it.") { json };
        check.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(json), settings, cancellationToken));
        return check;
    }

    private static async Task<int> RunAsync(bool asJson, string[] settings, CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(settings, cancellationToken);
        var report = await scope.Store.CheckAsync(cancellationToken);
        if (asJson)
        {
            CommandOutput.WriteJson(report, CliJson.Readable.CheckReport);
        }
        else
        {
            foreach (var (type, count) in report.DocumentsByType)
            {
                Console.WriteLine($"{type}\t{count}");
            }
        }

        foreach (var problem in report.Problems)
        {
            await Console.Error.WriteLineAsync(problem);
        }

        return report.IsSound ? CommandLineApp.Done : CommandLineApp.Refused;
    }
}
