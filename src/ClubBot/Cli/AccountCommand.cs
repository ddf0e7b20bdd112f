using System.CommandLine;
using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Cli;

/// <summary><c>club account</c>: the club's own bank account, which members are told when they ask how to transfer money.</summary>
internal static partial class AccountCommand
{
    public static Command Create(CommandRun run)
    {
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var bin = new Option<string>("--bank-bin") { Description = "Six digits that name the bank (BIN), for example 970415.", Required = true };
        var bank = new Option<string>("--bank-name") { Description = "The bank as people call it.", Required = true };
        var number = new Option<string>("--number") { Description = "The account number, letters and digits only.", Required = true };
        var holder = new Option<string>("--holder") { Description = "Whose account it is, exactly as the bank shows it before a transfer.", Required = true };
        var command = new Command("account", "Sets the club's bank account for transfers of members.") { club, bin, bank, number, holder };
        command.SetAction((parsed, cancellationToken) => SetAsync(
            new NamedAccount(
                parsed.GetRequiredValue(club),
                parsed.GetRequiredValue(bin),
                Written(parsed.GetRequiredValue(bank)),
                parsed.GetRequiredValue(number),
                Written(parsed.GetRequiredValue(holder))),
            run,
            cancellationToken));
        return command;
    }

    private static async Task<int> SetAsync(NamedAccount named, CommandRun run, CancellationToken cancellationToken)
    {
        if (ProblemOf(named) is { } problem)
        {
            return await run.RefuseAsync(problem);
        }

        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        var session = scope.NewSession();
        if (await session.LoadAsync<ClubProfile>(named.ClubId, cancellationToken) is null)
        {
            return await run.RefuseAsync(
                $"There is no club '{named.ClubId}'. Create it first: club create --id {named.ClubId} --name ... --commune ...");
        }

        // Loaded first, so that an account that is there is replaced.
        _ = await session.LoadAsync<ClubTransferAccount>(named.ClubId, cancellationToken);
        session.Put(new ClubTransferAccount
        {
            Id = named.ClubId,
            BankBin = named.BankBin,
            BankName = named.BankName,
            Number = named.Number,
            Holder = named.Holder,
            SetAt = scope.Get<TimeProvider>().GetUtcNow(),
        });
        await session.CommitAloneAsync(cancellationToken);
        run.Out.WriteLine($"{named.ClubId}\t{named.BankBin}\t{named.BankName}\t{named.Number}\t{named.Holder}");
        return CommandLineApp.Done;
    }

    private static string? ProblemOf(NamedAccount named)
    {
        try
        {
            _ = new TransferAccount(named.BankBin, named.Number);
        }
        catch (ArgumentException problem)
        {
            return problem.Message;
        }

        return named.BankName.Length is 0 or > ClubTransferAccount.NameLengthMax || named.Holder.Length is 0 or > ClubTransferAccount.NameLengthMax
            ? $"The bank and the holder have names of 1 to {ClubTransferAccount.NameLengthMax} characters: both are read to members."
            : null;
    }

    /// <summary>Composed letters, one blank between words: as it will stand in messages.</summary>
    private static string Written(string text) => Blanks().Replace(text.Normalize(), " ").Trim();

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    private sealed record NamedAccount(string ClubId, string BankBin, string BankName, string Number, string Holder);
}
