using System.CommandLine;
using System.Globalization;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Membership;

namespace ClubBot.Cli;

/// <summary><c>club rules</c>: what a club's own rule book says about lending, interest and fees; shows it, and changes what is named.</summary>
internal static class RulesCommand
{
    /// <summary>Most that the reference on clubs gives for a month (LS20): one percent.</summary>
    private const decimal RateMax = 1m;

    private const int BasisPointsOfPercent = 100;
    private const int TermMax = 120;
    private const int ApprovalsMin = 2;
    private const int ApprovalsMax = 7;
    private const long AmountMax = 1_000_000_000;

    public static Command Create(CommandRun run)
    {
        var club = new Option<string>("--club") { Description = "Id of the club.", Required = true };
        var loanMax = new Option<long?>("--loan-max") { Description = "Highest loan, in dong." };
        var rate = new Option<decimal?>("--rate") { Description = "Interest for a month in percent, 0 to 1, for example 0.7." };
        var termMin = new Option<int?>("--term-min") { Description = "Shortest term in months." };
        var termMax = new Option<int?>("--term-max") { Description = "Longest term in months." };
        var method = new Option<RepaymentMethod?>("--method") { Description = "How new loans are paid back." };
        var approvals = new Option<int?>("--approvals") { Description = "Board members who have to agree, 2 to 7." };
        var share = new Option<int?>("--interest-to-capital") { Description = "Percent of the interest that raises the income fund's capital, 0 to 100." };
        var fee = new Option<long?>("--monthly-fee") { Description = "A member's fee for a month, in dong; 0 where there is none." };
        var json = CommandOutput.JsonOption();
        var command = new Command("rules", "Shows a club's rules for its funds, and changes those that are named.")
        {
            club, loanMax, rate, termMin, termMax, method, approvals, share, fee, json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(club),
            rules => rules with
            {
                LoanMax = parsed.GetValue(loanMax) is { } most ? new Dong(most) : rules.LoanMax,
                MonthlyRateBasisPoints = parsed.GetValue(rate) is { } percent and >= 0 and <= RateMax
                    ? (int)(percent * BasisPointsOfPercent)
                    : parsed.GetValue(rate) is null ? rules.MonthlyRateBasisPoints : -1,
                TermMonthsMin = parsed.GetValue(termMin) ?? rules.TermMonthsMin,
                TermMonthsMax = parsed.GetValue(termMax) ?? rules.TermMonthsMax,
                Method = parsed.GetValue(method) ?? rules.Method,
                ApprovalsNeeded = parsed.GetValue(approvals) ?? rules.ApprovalsNeeded,
                InterestToCapitalPercent = parsed.GetValue(share) ?? rules.InterestToCapitalPercent,
                MonthlyFee = parsed.GetValue(fee) is { } amount ? new Dong(amount) : rules.MonthlyFee,
            },
            parsed.GetValue(json),
            run,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string clubId, Func<FundRules, FundRules> change, bool asJson, CommandRun run, CancellationToken cancellationToken)
    {
        await using var scope = await StoreScope.OpenAsync(run, cancellationToken);
        var session = scope.NewSession();
        if (await session.LoadAsync<ClubProfile>(clubId, cancellationToken) is null)
        {
            return await run.RefuseAsync($"There is no club '{clubId}'.");
        }

        var before = await FundRules.OfAsync(session, clubId, cancellationToken);
        var rules = change(before);
        if (WhyNot(rules) is { } reason)
        {
            return await run.RefuseAsync(reason);
        }

        if (rules != before)
        {
            session.Put(rules);
            await session.CommitAloneAsync(cancellationToken);
        }

        var shown = ShownRules.Of(rules);
        if (asJson)
        {
            run.Out.WriteJson(shown, CliJson.Readable.ShownRules);
        }
        else
        {
            run.Out.WriteTable([.. shown.Rows()]);
        }

        return CommandLineApp.Done;
    }

    private static string? WhyNot(FundRules rules) =>
        rules.LoanMax.Amount is < 1 or > AmountMax ? "--loan-max is between 1 and 1,000,000,000 dong."
        : rules.MonthlyRateBasisPoints < 0 ? "--rate is between 0 and 1 percent a month."
        : rules.TermMonthsMin < 1 || rules.TermMonthsMax > TermMax || rules.TermMonthsMin > rules.TermMonthsMax
            ? "--term-min and --term-max are between 1 and 120 months, the first not above the second."
        : rules.ApprovalsNeeded is < ApprovalsMin or > ApprovalsMax ? "--approvals is between 2 and 7."
        : rules.InterestToCapitalPercent is < 0 or > 100 ? "--interest-to-capital is between 0 and 100."
        : rules.MonthlyFee.Amount is < 0 or > AmountMax ? "--monthly-fee is between 0 and 1,000,000,000 dong."
        : null;
}

/// <summary>The rules as they are printed, by the names of the options.</summary>
internal sealed record ShownRules(
    long LoanMax, decimal Rate, int TermMin, int TermMax, string Method, int Approvals, int InterestToCapital, long MonthlyFee)
{
    /// <summary>Name and value, a line each.</summary>
    public IEnumerable<string[]> Rows()
    {
        yield return ["loan-max", Written(LoanMax)];
        yield return ["rate", Written(Rate)];
        yield return ["term-min", Written(TermMin)];
        yield return ["term-max", Written(TermMax)];
        yield return ["method", Method];
        yield return ["approvals", Written(Approvals)];
        yield return ["interest-to-capital", Written(InterestToCapital)];
        yield return ["monthly-fee", Written(MonthlyFee)];
    }

    public static ShownRules Of(FundRules rules) => new(
        rules.LoanMax.Amount, rules.MonthlyRateBasisPoints / 100m, rules.TermMonthsMin, rules.TermMonthsMax, rules.Method.ToString(),
        rules.ApprovalsNeeded, rules.InterestToCapitalPercent, rules.MonthlyFee.Amount);

    private static string Written(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
