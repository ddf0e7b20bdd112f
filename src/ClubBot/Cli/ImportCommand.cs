using System.CommandLine;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Import;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Membership.Import;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Cli;

/// <summary>How an import was asked for.</summary>
internal sealed record ImportRequest(string File, string ClubId, bool IsDryRun, bool AcceptPartial, bool AsJson);

/// <summary><c>import members|loans</c>: takes over a club's own register. All or nothing, unless a partial import is accepted.</summary>
internal static class ImportCommand
{
    public static Command Create(string[] settings) => new("import", "Reads a club's own register from a spreadsheet.")
    {
        CreateKind("members", "Reads the roster.", MembersAsync, settings),
        CreateKind("loans", "Reads the loan book; the roster must have been imported before.", LoansAsync, settings),
    };

    private static Command CreateKind(
        string name, string description, Func<StoreScope, ImportRequest, CancellationToken, Task<ImportReport>> import, string[] settings)
    {
        var file = new Argument<string>("file") { Description = "An .xlsx file." };
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, change nothing." };
        var partial = new Option<bool>("--accept-partial") { Description = "Take the good rows although others are refused." };
        var json = CommandOutput.JsonOption();
        var command = new Command(name, description) { file, club, dryRun, partial, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ImportRequest(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(club),
                parsed.GetValue(dryRun),
                parsed.GetValue(partial),
                parsed.GetValue(json)),
            import,
            settings,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ImportRequest request,
        Func<StoreScope, ImportRequest, CancellationToken, Task<ImportReport>> import,
        string[] settings,
        CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(settings, cancellationToken);
        if (await scope.NewSession().LoadAsync<ClubProfile>(request.ClubId, cancellationToken) is null)
        {
            await Console.Error.WriteLineAsync($"There is no club '{request.ClubId}'. Create it first: club create --id {request.ClubId} --name ... --commune ...");
            return CommandLineApp.Refused;
        }

        var report = await import(scope, request, cancellationToken);
        if (request.AsJson)
        {
            CommandOutput.WriteJson(report, ImportJson.Printed.ImportReport);
        }
        else
        {
            Print(report);
        }

        return await VerdictAsync(report, request);
    }

    private static async Task<ImportReport> MembersAsync(StoreScope scope, ImportRequest request, CancellationToken cancellationToken)
    {
        var today = Today(scope);
        var result = new RosterImport(scope.Get<TextCatalog>()).Read(request.File, request.ClubId, today);
        var session = scope.NewSession();
        var changes = result.Problem is null ? await RosterImport.PlanAsync(session, result, cancellationToken) : null;
        var outcome = request.IsDryRun
            ? new ImportOutcome<Member>.NotApplied()
            : await RosterImport.ApplyAsync(session, result, request.AcceptPartial, cancellationToken);
        var applied = outcome is ImportOutcome<Member>.Applied && await CommittedAsync(session, cancellationToken);
        return ImportReport.Of(result, changes, applied, member => (member.Id, member.FullName));
    }

    private static async Task<ImportReport> LoansAsync(StoreScope scope, ImportRequest request, CancellationToken cancellationToken)
    {
        var session = scope.NewSession();
        var roster = await session.QueryAsync<Member>(
            MembershipIndexes.ByClub, request.ClubId, MembershipJson.MembersMax, cancellationToken);
        var names = roster.ToDictionary(member => member.Id, member => member.FullName, StringComparer.Ordinal);
        var import = new LoanBookImport(scope.Get<TextCatalog>());
        var result = import.Read(request.File, request.ClubId, roster, Today(scope));
        var changes = result.Problem is null ? await import.PlanAsync(session, result, cancellationToken) : null;
        var outcome = request.IsDryRun
            ? new ImportOutcome<Loan>.NotApplied()
            : await import.ApplyAsync(session, result, request.AcceptPartial, cancellationToken);
        var applied = outcome is ImportOutcome<Loan>.Applied && await CommittedAsync(session, cancellationToken);
        return ImportReport.Of(result, changes, applied, loan => (loan.Id, names.GetValueOrDefault(loan.MemberId, loan.MemberId)));
    }

    private static DateOnly Today(StoreScope scope) => scope.Get<ClubCalendar>().DayOf(scope.Get<TimeProvider>().GetUtcNow());

    /// <summary>Nobody else uses the store while a command runs, so a conflict is a mistake of the program.</summary>
    private static async Task<bool> CommittedAsync(IDocumentSession session, CancellationToken cancellationToken) =>
        await session.CommitAsync(cancellationToken) is CommitOutcome.Committed
            ? true
            : throw new StoreFailedException("Somebody else changed the store during the import. Nothing was written; run it again.");

    private static void Print(ImportReport report)
    {
        foreach (var row in report.Taken)
        {
            Console.WriteLine($"taken\t{row.Sheet}\t{row.Row}\t\t{row.Name}\t{row.Id}");
        }

        PrintNotes("corrected", report.Corrected);
        PrintNotes("refused", report.Refused);
        PrintNotes("doubtful", report.Warned);
        foreach (var missing in report.Missing)
        {
            Console.WriteLine($"not in the register\t\t\t\t{missing.Name}\t{missing.Id}");
        }

        Console.WriteLine($"{report.Taken.Count} taken, {report.Corrected.Count} corrected, {report.Refused.Count} refused; "
            + $"{report.Added ?? 0} new, {report.Changed ?? 0} changed, {report.Unchanged ?? 0} as they were");
    }

    private static void PrintNotes(string kind, IReadOnlyList<ImportNote> notes)
    {
        foreach (var note in notes)
        {
            var made = note.Made is null ? note.Read : $"{note.Read} -> {note.Made}";
            Console.WriteLine($"{kind}\t{note.Sheet}\t{note.Row}\t{note.Column}\t{made}\t{note.Reason.Sentence}");
        }
    }

    private static async Task<int> VerdictAsync(ImportReport report, ImportRequest request)
    {
        var wouldApply = report.Problem is null && (report.Refused.Count == 0 || request.AcceptPartial);
        if (report.Problem is { } problem)
        {
            await Console.Error.WriteLineAsync(problem.Sentence);
        }
        else if (!wouldApply)
        {
            await Console.Error.WriteLineAsync("Nothing was changed, because rows were refused. Mend them, or run again with --accept-partial.");
        }
        else if (request.IsDryRun)
        {
            await Console.Error.WriteLineAsync("Dry run: nothing was changed.");
        }

        return wouldApply ? CommandLineApp.Done : CommandLineApp.Refused;
    }
}
