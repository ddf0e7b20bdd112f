using System.CommandLine;
using System.Globalization;
using ClubBot.Dialogs.Club.Funds.Export;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Cli.Report;

/// <summary><c>report loans|funds</c>: writes a club's register as a spreadsheet, in the columns in which it can be taken over again.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandRun run) => new("report", "Writes a club's registers as spreadsheets, and a member's passbook for printing.")
    {
        Register("loans", "The loan book up to the end of the period.", run),
        Register("funds", "The fund book of the period, with the balances at its beginning.", run),
        PassbookCommand.Create(run),
    };

    private static Command Register(string kind, string description, CommandRun run)
    {
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var period = new Option<string>("--period") { Description = "A year, 2026, or a month, 2026-11.", Required = true };
        var file = new Option<string>("--out") { Description = "The .xlsx file to write.", Required = true };
        var json = CommandOutput.JsonOption();
        var command = new Command(kind, description) { club, period, file, json };
        command.SetAction((parsed, cancellationToken) => WriteAsync(
            kind, parsed.GetRequiredValue(club), parsed.GetRequiredValue(period), parsed.GetRequiredValue(file), parsed.GetValue(json), run, cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(
        string kind, string clubId, string periodText, string path, bool asJson, CommandRun run, CancellationToken cancellationToken)
    {
        if (RegisterPeriod.Read(periodText) is not { } period)
        {
            return await run.RefuseAsync($"'{periodText}' is no period. Write a year, 2026, or a month, 2026-11.");
        }

        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        var session = scope.NewSession();
        if (await session.LoadAsync<ClubProfile>(clubId, cancellationToken) is not { } club)
        {
            return await run.RefuseAsync($"There is no club '{clubId}'.");
        }

        var sheet = kind == "loans"
            ? await scope.Get<LoanRegister>().OfAsync(session, club, period, cancellationToken)
            : await scope.Get<FundRegister>().OfAsync(session, club, period, cancellationToken);
        try
        {
            await SpreadsheetFile.WriteAsync(path, sheet, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await run.RefuseAsync($"'{path}' cannot be written: {exception.Message}");
        }

        if (asJson)
        {
            run.Out.WriteJson(new WrittenReport(kind, clubId, path, sheet.Rows.Count), CliJson.Readable.WrittenReport);
        }
        else
        {
            await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {sheet.Rows.Count} rows"));
        }

        return CommandLineApp.Done;
    }
}

/// <summary>What was written.</summary>
/// <param name="Kind">Which register.</param>
/// <param name="Club">Id of the club.</param>
/// <param name="File">The file.</param>
/// <param name="Rows">Rows of the table.</param>
internal sealed record WrittenReport(string Kind, string Club, string File, int Rows);
