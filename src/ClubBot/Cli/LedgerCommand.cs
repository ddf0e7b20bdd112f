using System.CommandLine;
using System.Globalization;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Cli;

/// <summary><c>ledger verify</c>: recomputes every balance from the entries and follows the chain of seals.</summary>
internal static class LedgerCommand
{
    public static Command Create(CommandRun run)
    {
        var club = new Option<string?>("--club") { Description = "Id of the club; all clubs when it is left out." };
        var json = CommandOutput.JsonOption();
        var verify = new Command("verify", "Recomputes every balance from the entries and checks that no entry was changed.") { club, json };
        verify.SetAction((parsed, cancellationToken) => VerifyAsync(parsed.GetValue(club), parsed.GetValue(json), run, cancellationToken));
        return new Command("ledger", "Looks after the clubs' ledgers.") { verify };
    }

    private static async Task<int> VerifyAsync(string? clubId, bool asJson, CommandRun run, CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        if (clubId is not null && await scope.NewSession().LoadAsync<ClubProfile>(clubId, cancellationToken) is null)
        {
            return await run.RefuseAsync($"There is no club '{clubId}'.");
        }

        var clubs = clubId is null ? (await scope.ClubsAsync(cancellationToken)).Select(club => club.Id).ToList() : [clubId];
        var results = await LedgerAudit.RunAllAsync(scope.NewSession, clubs, cancellationToken);
        List<VerifiedLedger> verified = [.. results.Select(VerifiedLedger.Of)];
        var report = new LedgerReport(verified.All(club => club.Fault is null), verified);
        if (asJson)
        {
            run.Out.WriteJson(report, CliJson.Readable.LedgerReport);
        }
        else
        {
            run.Out.WriteTable([.. verified.Select(RowOf)]);
        }

        foreach (var wrong in verified.Where(club => club.Fault is not null))
        {
            await run.Error.WriteLineAsync($"{wrong.Club}: {wrong.Fault!.Reason}");
        }

        return report.IsSound ? CommandLineApp.Done : CommandLineApp.Refused;
    }

    private static string[] RowOf(VerifiedLedger club) =>
        [club.Club, $"{club.Entries.ToString(CultureInfo.InvariantCulture)} entries", club.Fault is null ? "in order" : "WRONG"];
}
