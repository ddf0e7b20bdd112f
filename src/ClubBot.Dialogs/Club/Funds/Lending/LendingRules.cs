namespace ClubBot.Dialogs.Club.Funds.Lending;

/// <summary>Why a club does not lend to somebody now.</summary>
public enum LendingHindrance
{
    /// <summary>A loan of the member is not paid back: one at a time.</summary>
    HasLoan,

    /// <summary>An instalment of the member is overdue.</summary>
    HasOverdue,

    /// <summary>The member has asked already and the board has not decided, or the money waits.</summary>
    HasAsked,
}

/// <summary>The club's own rules for a loan.</summary>
/// <remarks>One open loan for each member, nothing overdue, ceiling and term: proposals of the reference on clubs, section 8; figures in <see cref="FundRules"/>.</remarks>
public static class LendingRules
{
    /// <summary>What keeps a member from asking at all, or null.</summary>
    /// <param name="loans">The member's loans.</param>
    /// <param name="requests">The member's requests.</param>
    /// <param name="today">The club's day.</param>
    public static LendingHindrance? OfMember(IEnumerable<Loan> loans, IEnumerable<LoanRequest> requests, DateOnly today)
    {
        var unpaid = loans.SelectMany(loan => LoanSchedule.Of(loan).Instalments(today)).Where(month => month.Status != InstalmentStatus.Paid).ToList();
        return unpaid.Any(month => month.Status == InstalmentStatus.Overdue) ? LendingHindrance.HasOverdue
            : unpaid.Count > 0 ? LendingHindrance.HasLoan
            : requests.Any(request => request.IsOpen) ? LendingHindrance.HasAsked
            : null;
    }

    /// <summary>True for a sum that the club lends to one member.</summary>
    public static bool IsAmount(FundRules rules, Dong amount) => amount > Dong.Zero && amount <= rules.LoanMax;

    /// <summary>True for a term that the club lends for.</summary>
    public static bool IsTerm(FundRules rules, int months) => months >= rules.TermMonthsMin && months <= rules.TermMonthsMax;
}
