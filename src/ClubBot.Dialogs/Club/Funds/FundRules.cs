using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds;

/// <summary>What a club's own rule book says about its two funds. A club that has none uses the defaults here.</summary>
/// <remarks>
/// The defaults are proposals, not law: Life-start programme LS20 gives 1-5 million, 0-1 % a month and 6-12 months; the share of the interest,
/// the number of approvals and the fee are for each club to decide.
/// </remarks>
public sealed record FundRules : Document, IWrittenByBoard
{
    string IClubDocument.ClubId => Id;

    /// <summary>Highest principal of a loan.</summary>
    public Dong LoanMax { get; init; } = new(5_000_000);

    /// <summary>Interest for a month in hundredths of a percent, 0 to 100.</summary>
    public int MonthlyRateBasisPoints { get; init; } = 100;

    /// <summary>Shortest term in months.</summary>
    public int TermMonthsMin { get; init; } = 6;

    /// <summary>Longest term in months.</summary>
    public int TermMonthsMax { get; init; } = 12;

    /// <summary>How loans are paid back unless something else was agreed.</summary>
    public RepaymentMethod Method { get; init; } = RepaymentMethod.EqualPrincipal;

    /// <summary>Board members who have to approve a loan, the borrower not among them.</summary>
    public int ApprovalsNeeded { get; init; } = 2;

    /// <summary>Share of the interest that raises the capital of the income fund, in percent; the rest goes to the activity fund.</summary>
    public int InterestToCapitalPercent { get; init; }

    /// <summary>A member's fee for a month; zero where the club takes none.</summary>
    public Dong MonthlyFee { get; init; } = new(5_000);

    /// <summary>The rules of a club; the defaults where it has none of its own.</summary>
    public static async ValueTask<FundRules> OfAsync(IDocumentSession session, string clubId, CancellationToken cancellationToken) =>
        await session.LoadAsync<FundRules>(clubId, cancellationToken) ?? new FundRules { Id = clubId };
}
