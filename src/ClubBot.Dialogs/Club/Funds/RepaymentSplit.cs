namespace ClubBot.Dialogs.Club.Funds;

/// <summary>How a payment is divided into interest and principal.</summary>
/// <param name="Principal">Part that lowers the debt.</param>
/// <param name="Interest">Part that is interest.</param>
public sealed record RepaymentSplit(Dong Principal, Dong Interest)
{
    /// <summary>The most that can be paid on a day: all principal, the interest that is due, and that of the month that has begun.</summary>
    public static Dong MostOf(Loan loan, DateOnly date) => loan.Outstanding + InterestDue(loan, date) + InterestToCome(loan, date);

    /// <summary>
    /// Divides a payment: what pays the whole loan off is its principal and the interest that is due; anything less covers the instalments that
    /// are due and the one whose month has begun, the oldest first and interest before principal. What is left lowers the principal: nobody pays
    /// interest for a month that has not begun.
    /// </summary>
    /// <param name="loan">The loan.</param>
    /// <param name="amount">What is paid, more than nothing.</param>
    /// <param name="date">Day of payment.</param>
    /// <returns>Null when it is more than <see cref="MostOf"/>.</returns>
    public static RepaymentSplit? Of(Loan loan, Dong amount, DateOnly date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount.Amount, 1, nameof(amount));
        if (amount > MostOf(loan, date))
        {
            return null;
        }

        if (amount >= loan.Outstanding + InterestDue(loan, date))
        {
            return new RepaymentSplit(loan.Outstanding, amount - loan.Outstanding);
        }

        var (principal, interest, left) = (Dong.Zero, Dong.Zero, amount);
        foreach (var instalment in Begun(loan, date))
        {
            var ofInterest = Least(left, instalment.Interest - instalment.PaidInterest);
            var ofPrincipal = Least(left - ofInterest, instalment.Principal - instalment.PaidPrincipal);
            (interest, principal, left) = (interest + ofInterest, principal + ofPrincipal, left - ofInterest - ofPrincipal);
        }

        return new RepaymentSplit(principal + left, interest);
    }

    private static Dong InterestDue(Loan loan, DateOnly date) => InterestOf(Begun(loan, date).Where(instalment => instalment.DueOn <= date));

    private static Dong InterestToCome(Loan loan, DateOnly date) => InterestOf(Begun(loan, date).Where(instalment => instalment.DueOn > date));

    private static Dong InterestOf(IEnumerable<Instalment> instalments) =>
        instalments.Aggregate(Dong.Zero, (sum, instalment) => sum + instalment.Interest - instalment.PaidInterest);

    /// <summary>What is not paid of the instalments whose month has begun, oldest first.</summary>
    private static IEnumerable<Instalment> Begun(Loan loan, DateOnly date) => LoanSchedule.Of(loan).Instalments(date)
        .Where(instalment => instalment.Status != InstalmentStatus.Paid && instalment.BegunOn <= date);

    private static Dong Least(Dong one, Dong other) => one < other ? one : other;
}
