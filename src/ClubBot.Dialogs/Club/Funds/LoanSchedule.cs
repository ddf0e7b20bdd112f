namespace ClubBot.Dialogs.Club.Funds;

/// <summary>What falls due of a loan, month by month. The parts of the principal add up to the loan exactly.</summary>
/// <remarks>
/// Interest of a month is rate times what is owed before the instalment, rounded to whole đồng, half upwards, each month by
/// itself, as a treasurer does it. That agrees with the paid interest of all 28 loans of two clubs' books and with the
/// rule book's examples; rounding downwards does not.
/// What was paid covers the oldest instalments first, principal and interest apart. Once the whole principal is back, no
/// interest falls due after the day it came back (none at all where the book does not say the day). What the club forgave
/// counts as paid, and its interest does not fall due.
/// </remarks>
public sealed class LoanSchedule
{
    private readonly Loan loan;
    private readonly IReadOnlyList<PlannedMonth> months;

    private LoanSchedule(Loan loan)
    {
        this.loan = loan;
        months = LoanPlan.Of(loan);
    }

    /// <summary>Interest of the whole term when everything is paid on its day.</summary>
    public Dong TotalInterest => months.Aggregate(Dong.Zero, (sum, month) => sum + month.Interest);

    /// <exception cref="ArgumentOutOfRangeException">The loan has no principal, no term, or a negative rate.</exception>
    public static LoanSchedule Of(Loan loan)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(loan.Principal.Amount, 1, nameof(loan));
        ArgumentOutOfRangeException.ThrowIfLessThan(loan.TermMonths, 1, nameof(loan));
        ArgumentOutOfRangeException.ThrowIfNegative(loan.MonthlyRateBasisPoints, nameof(loan));
        return new LoanSchedule(loan);
    }

    /// <summary>All instalments, as they stand on a day.</summary>
    public IReadOnlyList<Instalment> Instalments(DateOnly today)
    {
        var instalments = new List<Instalment>(months.Count);
        var (principalLeft, interestLeft) = (loan.Principal - loan.Outstanding, loan.PaidInterest);
        DateOnly? settledOn = loan.Outstanding > Dong.Zero ? null : loan.Repayments.Max(paid => paid.PaidOn) ?? DateOnly.MinValue;
        foreach (var month in months)
        {
            var paidPrincipal = Least(month.Principal, principalLeft);
            var paidInterest = Least(month.Interest, interestLeft);
            principalLeft -= paidPrincipal;
            interestLeft -= paidInterest;
            var isForgiven = loan.WriteOff is not null || month.DueOn > settledOn;
            var interestDue = isForgiven ? paidInterest : month.Interest;
            var status = StatusOf(month.Principal + interestDue, paidPrincipal + paidInterest, month.DueOn, today);
            instalments.Add(new Instalment(
                instalments.Count + 1, month.BegunOn, month.DueOn, month.Principal, interestDue, paidPrincipal, paidInterest, status));
        }

        return instalments;
    }

    /// <summary>The oldest instalment of which something is left to pay, overdue or to come; null when all is paid.</summary>
    public Instalment? NextInstalment(DateOnly today) =>
        Instalments(today).FirstOrDefault(instalment => instalment.Status != InstalmentStatus.Paid);

    /// <summary>Interest of the first <paramref name="count"/> instalments together.</summary>
    internal Dong InterestOf(int count) => months.Take(count).Aggregate(Dong.Zero, (sum, month) => sum + month.Interest);

    private static InstalmentStatus StatusOf(Dong due, Dong paid, DateOnly dueOn, DateOnly today) =>
        paid == due ? InstalmentStatus.Paid
        : dueOn < today ? InstalmentStatus.Overdue
        : paid > Dong.Zero ? InstalmentStatus.Partly
        : InstalmentStatus.Open;

    private static Dong Least(Dong one, Dong other) => one < other ? one : other;
}
