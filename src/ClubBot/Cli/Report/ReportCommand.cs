using System.CommandLine;
using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds.Export;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Cli.Report;

/// <summary><c>report loans|funds</c> writes a club's register in the columns in which it can be taken over again; <c>report commune</c> writes sums, never names.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandRun run) => new("report", "Writes clubs' registers and figures as spreadsheets, and a member's passbook for printing.")
    {
        Register("loans", "The loan book up to the end of the period.", run),
        Register("funds", "The fund book of the period, with the balances at its beginning.", run),
        Commune(run),
        PassbookCommand.Create(run),
    };

    private static Command Register(string kind, string description, CommandRun run)
    {
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        return Report(kind, description, run, club, parsed => parsed.GetRequiredValue(club), async (scope, clubs, period, cancellationToken) => kind == "loans"
            ? await scope.Get<LoanRegister>().OfAsync(scope.NewSession(), clubs[0], period, cancellationToken)
            : await scope.Get<FundRegister>().OfAsync(scope.NewSession(), clubs[0], period, cancellationToken));
    }

    private static Command Commune(CommandRun run)
    {
        var club = new Option<string?>("--club") { Description = "Id of the club; all clubs when it is left out." };
        const string Description = "Sums of the two funds for the commune, a row for each club: no name of a member is in it.";
        return Report("commune", Description, run, club, parsed => parsed.GetValue(club), async (scope, clubs, period, cancellationToken) =>
        {
            var today = scope.Get<ClubCalendar>().DayOf(scope.Get<TimeProvider>().GetUtcNow());
            return await scope.Get<CommuneRegister>().OfAsync(scope.NewSession(), clubs, period, today, cancellationToken);
        });
    }

    private static Command Report(
        string kind, string description, CommandRun run, Option club, Func<ParseResult, string?> clubOf, SheetWriter sheetOf)
    {
        var period = new Option<string>("--period") { Description = "A year, 2026, or a month, 2026-11.", Required = true };
        var file = new Option<string>("--out") { Description = "The .xlsx file to write.", Required = true };
        var json = CommandOutput.JsonOption();
        var command = new Command(kind, description) { club, period, file, json };
        command.SetAction((parsed, cancellationToken) => WriteAsync(
            new WrittenReport(kind, clubOf(parsed), parsed.GetRequiredValue(file), 0), parsed.GetRequiredValue(period), parsed.GetValue(json), sheetOf, run,
            cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(
        WrittenReport report, string periodText, bool asJson, SheetWriter sheetOf, CommandRun run, CancellationToken cancellationToken)
    {
        if (RegisterPeriod.Read(periodText) is not { } period)
        {
            return await run.RefuseAsync($"'{periodText}' is no period. Write a year, 2026, or a month, 2026-11.");
        }

        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        var clubs = (await scope.ClubsAsync(cancellationToken)).Where(club => report.Club is null || club.Id == report.Club).ToList();
        if (clubs.Count == 0)
        {
            return await run.RefuseAsync(report.Club is { } id ? $"There is no club '{id}'." : "There is no club yet. Create one with club create.");
        }

        var sheet = await sheetOf(scope, clubs, period, cancellationToken);
        try
        {
            await SpreadsheetFile.WriteAsync(report.File, sheet, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await run.RefuseAsync($"'{report.File}' cannot be written: {exception.Message}");
        }

        if (asJson)
        {
            run.Out.WriteJson(report with { Rows = sheet.Rows.Count }, CliJson.Readable.WrittenReport);
        }
        else
        {
            await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.File}: {sheet.Rows.Count} rows"));
        }

        return CommandLineApp.Done;
    }

    /// <summary>Makes the table out of the clubs that were named.</summary>
    private delegate Task<RegisterSheet> SheetWriter(
        StoreScope scope, IReadOnlyList<ClubProfile> clubs, RegisterPeriod period, CancellationToken cancellationToken);
}

/// <summary>What was written.</summary>
/// <param name="Kind">Which register.</param>
/// <param name="Club">Id of the club; null where it is about all.</param>
/// <param name="File">The file.</param>
/// <param name="Rows">Rows of the table.</param>
internal sealed record WrittenReport(string Kind, string? Club, string File, int Rows);
