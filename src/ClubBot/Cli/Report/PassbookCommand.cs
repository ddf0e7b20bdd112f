using System.CommandLine;
using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Pictures;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;
using ClubBot.Pictures;

namespace ClubBot.Cli.Report;

/// <summary><c>report passbook</c>: prints a member's passbook, for whoever wants paper.</summary>
internal static class PassbookCommand
{
    public static Command Create(CommandRun run)
    {
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var member = new Option<string>("--member") { Description = "Id of the member.", Required = true };
        var file = new Option<string>("--out") { Description = "The PDF file to write, a page for each loan that is not paid back. It must not exist yet.", Required = true };
        var command = new Command("passbook", "A member's passbook for printing.") { club, member, file };
        command.SetAction((parsed, cancellationToken) => PrintAsync(
            parsed.GetRequiredValue(club), parsed.GetRequiredValue(member), parsed.GetRequiredValue(file), run, cancellationToken));
        return command;
    }

    private static async Task<int> PrintAsync(string clubId, string memberId, string path, CommandRun run, CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        var session = scope.NewSession();
        if (await session.LoadAsync<ClubProfile>(clubId, cancellationToken) is not { } club)
        {
            return await run.RefuseAsync($"There is no club '{clubId}'.");
        }

        if (await session.LoadAsync<Member>(memberId, cancellationToken) is not { } member || member.ClubId != clubId)
        {
            return await run.RefuseAsync($"The club '{clubId}' has no member '{memberId}'.");
        }

        var passbooks = await PassbooksAsync(scope, session, club, member, cancellationToken);
        if (passbooks.Count == 0)
        {
            return await run.RefuseAsync($"The member '{memberId}' has no loan that is not paid back.");
        }

        try
        {
            await OwnerFile.WriteNewAsync(path, PassbookPrint.Print(passbooks), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await run.RefuseAsync($"'{path}' cannot be written: {exception.Message}");
        }

        await run.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {passbooks.Count} pages"));
        return CommandLineApp.Done;
    }

    private static async Task<IReadOnlyList<Passbook>> PassbooksAsync(
        StoreScope scope, IDocumentSession session, ClubProfile club, Member member, CancellationToken cancellationToken)
    {
        var now = scope.Get<ClubCalendar>().Local(scope.Get<TimeProvider>().GetUtcNow());
        var loans = await session.QueryAsync<Loan>(FundsJson.ByMember, member.Id, FundsJson.LoansMax, cancellationToken);
        return [.. loans.Where(loan => loan.Outstanding > Dong.Zero).OrderBy(loan => loan.StartedOn)
            .Select(loan => scope.Get<PassbookWriter>().WritePaper(club, member, loan, now).Book)];
    }
}
