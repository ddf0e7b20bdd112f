using System.CommandLine;
using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds.Transfers.Statements;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Cli.Import;

/// <summary><c>import statement</c>: books the transfers of a bank statement that say by their code whose they are, and lists the others.</summary>
/// <remarks>
/// Unlike a register, which is taken over as a whole, each line of a statement is a payment of its own: what matches is booked although another line does
/// not. A line that was booked is never booked again, so the same file, or the next one that overlaps, can be given at any time.
/// </remarks>
internal static class StatementCommand
{
    public static Command Create(CommandRun run)
    {
        var file = new Argument<string>("file") { Description = "An .xlsx or .csv file of the bank." };
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, change nothing." };
        var json = CommandOutput.JsonOption();
        var command = new Command("statement", "Books the transfers of a bank statement that carry the club's codes; lists the others.") { file, club, dryRun, json };
        command.SetAction((parsed, cancellationToken) => ImportAsync(
            new ImportRequest(parsed.GetRequiredValue(file), parsed.GetRequiredValue(club), parsed.GetValue(dryRun), AcceptPartial: true, parsed.GetValue(json)),
            run,
            cancellationToken));
        return command;
    }

    private static async Task<int> ImportAsync(ImportRequest request, CommandRun run, CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        var session = scope.NewSession();
        if (await session.LoadAsync<ClubProfile>(request.ClubId, cancellationToken) is null)
        {
            return await run.RefuseAsync(
                $"There is no club '{request.ClubId}'. Create it first: club create --id {request.ClubId} --name ... --commune ...");
        }

        var now = scope.Get<ClubCalendar>().Local(scope.Get<TimeProvider>().GetUtcNow());
        var import = new StatementImport(scope.Get<TextCatalog>());
        var report = await import.BookAsync(session, import.Read(request.File, request.ClubId), now, cancellationToken);
        if (request.IsDryRun)
        {
            report = report with { Applied = false };
        }
        else if (report.Applied)
        {
            await session.CommitAloneAsync(cancellationToken);
        }

        var texts = new StatementTableTexts(TextCatalog.Load(typeof(StatementCommand).Assembly));
        if (request.AsJson)
        {
            run.Out.WriteJson(report, StatementJson.Printed.StatementReport);
        }
        else if (report.Problem is null)
        {
            Write(run.Out, report, texts);
            run.Out.WriteLine(request.IsDryRun ? texts.DryRun() : texts.Stored());
        }

        return report.Problem is { } problem ? await run.RefuseAsync(problem.Sentence) : CommandLineApp.Done;
    }

    private static void Write(TextWriter output, StatementReport report, StatementTableTexts texts)
    {
        output.WriteTable(
        [
            texts.Headings(),
            .. report.Booked.Select(row => new[]
            {
                texts.Booked(), row.Sheet, Number(row.Row), row.DocumentNumber, $"{row.Name}: {Wording.Money(row.Amount)}", row.What,
            }),
            .. report.Left.Select(note => RowOf(texts.Left(), note)),
            .. report.Refused.Select(note => RowOf(texts.NotRead(), note)),
        ]);
        output.WriteLine(texts.Lines(report.Booked.Count, report.Known, report.Left.Count, report.Refused.Select(note => (note.Sheet, note.Row)).Distinct().Count()));
    }

    private static string[] RowOf(string kind, ImportNote note) =>
        [kind, note.Sheet, Number(note.Row), note.Column, ImportTable.Short(note.Read), note.Reason.Sentence];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Words of the table that an import of a bank statement prints for the club's treasurer.</summary>
internal sealed class StatementTableTexts(TextCatalog catalog) : TextSet(catalog, "cli.statement")
{
    public string[] Headings() => Label().Split('|');

    public string Booked() => Label();

    public string Left() => Label();

    public string NotRead() => Label();

    public string Lines(int booked, int known, int left, int refused) => Say(
        Nobody, [("booked", Number(booked)), ("known", Number(known)), ("left", Number(left)), ("refused", Number(refused))]);

    public string Stored() => Label();

    public string DryRun() => Label();

    private static Speech Nobody { get; } = new("", "");

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
