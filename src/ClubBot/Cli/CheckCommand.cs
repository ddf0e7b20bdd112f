using System.CommandLine;
using System.Globalization;

namespace ClubBot.Cli;

/// <summary><c>check</c>: reads every document and says what is wrong.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandRun run)
    {
        var json = CommandOutput.JsonOption();
        var check = new Command("check", "Reads every document of the store and verifies it.") { json };
        check.SetAction((parsed, cancellationToken) => CheckAsync(parsed.GetValue(json), run, cancellationToken));
        return check;
    }

    private static async Task<int> CheckAsync(bool asJson, CommandRun run, CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        var report = await scope.Store.CheckAsync(cancellationToken);
        if (asJson)
        {
            run.Out.WriteJson(report, CliJson.Readable.CheckReport);
        }
        else
        {
            run.Out.WriteTable([.. report.DocumentsByType.Select(pair => new[] { pair.Key, pair.Value.ToString(CultureInfo.InvariantCulture) })]);
            run.Out.WriteLine($"{report.Documents} documents read, {report.ProblemCount} problems.");
        }

        foreach (var problem in report.Problems)
        {
            await run.Error.WriteLineAsync(problem);
        }

        return report.IsSound ? CommandLineApp.Done : CommandLineApp.Refused;
    }
}
