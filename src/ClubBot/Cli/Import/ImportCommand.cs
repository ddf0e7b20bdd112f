using System.CommandLine;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Import;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Membership.Import;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Cli.Import;

/// <summary>How an import was asked for.</summary>
internal sealed record ImportRequest(string File, string ClubId, bool IsDryRun, bool AcceptPartial, bool AsJson);

/// <summary><c>import members|loans|funds</c>: takes over a club's own register. All or nothing, unless a partial import is accepted.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandRun run) => new("import", "Reads a club's own register from a spreadsheet.")
    {
        CreateKind("members", "Reads the roster.", MembersAsync, run),
        CreateKind("loans", "Reads the loan book; the roster must have been imported before.", LoansAsync, run),
        CreateKind("funds", "Reads the fund book into the ledger, and the loans that are out.", FundsAsync, run),
        StatementCommand.Create(run),
    };

    private static Command CreateKind(
        string name, string description, Func<StoreScope, ImportRequest, CancellationToken, Task<ImportReport>> import, CommandRun run)
    {
        var file = new Argument<string>("file") { Description = "An .xlsx file." };
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, change nothing." };
        var partial = new Option<bool>("--accept-partial") { Description = "Take the good rows although others are refused." };
        var json = CommandOutput.JsonOption();
        var command = new Command(name, description) { file, club, dryRun, partial, json };
        command.SetAction((parsed, cancellationToken) => ImportAsync(
            new ImportRequest(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(club),
                parsed.GetValue(dryRun),
                parsed.GetValue(partial),
                parsed.GetValue(json)),
            import,
            run,
            cancellationToken));
        return command;
    }

    private static async Task<int> ImportAsync(
        ImportRequest request,
        Func<StoreScope, ImportRequest, CancellationToken, Task<ImportReport>> import,
        CommandRun run,
        CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        if (await scope.NewSession().LoadAsync<ClubProfile>(request.ClubId, cancellationToken) is null)
        {
            return await run.RefuseAsync(
                $"There is no club '{request.ClubId}'. Create it first: club create --id {request.ClubId} --name ... --commune ...");
        }

        var report = await import(scope, request, cancellationToken);
        var texts = new ImportTableTexts(TextCatalog.Load(typeof(ImportCommand).Assembly));
        var refusal = RefusalOf(report, request, texts);
        if (request.AsJson)
        {
            run.Out.WriteJson(report, ImportJson.Printed.ImportReport);
        }
        else if (report.Problem is null)
        {
            ImportTable.Write(run.Out, report, texts);
        }

        if (refusal is not null)
        {
            return await run.RefuseAsync(refusal);
        }

        if (!request.AsJson)
        {
            run.Out.WriteLine(request.IsDryRun ? texts.DryRun() : texts.Stored());
        }

        return CommandLineApp.Done;
    }

    private static async Task<ImportReport> MembersAsync(StoreScope scope, ImportRequest request, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(Now(scope).DateTime);
        var result = new RosterImport(scope.Get<TextCatalog>()).Read(request.File, request.ClubId, today);
        var session = scope.NewSession();
        var changes = result.Problem is null ? await RosterImport.PlanAsync(session, result, cancellationToken) : null;
        var outcome = request.IsDryRun
            ? new ImportOutcome<Member>.NotApplied()
            : await RosterImport.ApplyAsync(session, result, request.AcceptPartial, cancellationToken);
        var applied = outcome is ImportOutcome<Member>.Applied;
        if (applied)
        {
            await session.CommitAloneAsync(cancellationToken);
        }

        return ImportReport.Of(result, changes, applied, member => (member.Id, member.FullName));
    }

    private static async Task<ImportReport> LoansAsync(StoreScope scope, ImportRequest request, CancellationToken cancellationToken)
    {
        var session = scope.NewSession();
        var roster = await session.QueryAsync<Member>(
            MembershipIndexes.ByClub, request.ClubId, MembershipJson.MembersMax, cancellationToken);
        var names = roster.ToDictionary(member => member.Id, member => member.FullName, StringComparer.Ordinal);
        var import = new LoanBookImport(scope.Get<TextCatalog>());
        var now = Now(scope);
        var read = import.Read(request.File, request.ClubId, roster, DateOnly.FromDateTime(now.DateTime));
        var result = await import.CheckAsync(session, read, now, cancellationToken);
        var changes = result.Problem is null ? await import.PlanAsync(session, result, cancellationToken) : null;
        var outcome = request.IsDryRun
            ? new ImportOutcome<Loan>.NotApplied()
            : await import.ApplyAsync(session, result, request.AcceptPartial, now, cancellationToken);
        var applied = outcome is ImportOutcome<Loan>.Applied;
        if (applied)
        {
            await session.CommitAloneAsync(cancellationToken);
        }

        return ImportReport.Of(result, changes, applied, loan => (loan.Id, names.GetValueOrDefault(loan.MemberId, loan.MemberId)));
    }

    private static async Task<ImportReport> FundsAsync(StoreScope scope, ImportRequest request, CancellationToken cancellationToken)
    {
        var session = scope.NewSession();
        var now = Now(scope);
        var import = new FundBookImport(scope.Get<TextCatalog>());
        var result = import.Read(request.File, request.ClubId, DateOnly.FromDateTime(now.DateTime));
        var plan = await import.PlanAsync(session, result, request.AcceptPartial, now, cancellationToken);
        var outcome = request.IsDryRun
            ? new ImportOutcome<LedgerPosting>.NotApplied()
            : await FundBookImport.ApplyAsync(session, plan, request.AcceptPartial, now, cancellationToken);
        var applied = outcome is ImportOutcome<LedgerPosting>.Applied;
        if (applied)
        {
            await session.CommitAloneAsync(cancellationToken);
        }

        return ImportReport.Of(plan.Result, plan.Changes, applied, posting => (posting.DocumentNumber ?? "", posting.Description));
    }

    private static DateTimeOffset Now(StoreScope scope) => scope.Get<ClubCalendar>().Local(scope.Get<TimeProvider>().GetUtcNow());

    private static string? RefusalOf(ImportReport report, ImportRequest request, ImportTableTexts texts)
    {
        if (report.Problem is { } problem)
        {
            return problem.Sentence;
        }

        return report.Refused.Count == 0 || request.AcceptPartial ? null : texts.NothingStored();
    }
}
