namespace ClubBot.Dialogs.Club.Funds;

/// <summary>What falls due of a loan, month by month. The parts of the principal add up to the loan exactly.</summary>
/// <remarks>
/// Interest of a month is rate times what is owed before the instalment, rounded to whole đồng, half upwards, each month by
/// itself, as a treasurer does it. That agrees with the paid interest of all 28 loans of two clubs' books and with the
/// rule book's examples; rounding downwards does not.
/// What was paid covers the oldest instalments first, principal and interest apart. Once the whole principal is back, no
/// interest falls due after the day it came back (none at all where the book does not say the day).
/// </remarks>
public sealed class LoanSchedule
{
    /// <summary>Basis points of the whole.</summary>
    private const long Whole = 10_000;

    private readonly Loan loan;
    private readonly IReadOnlyList<(Dong Principal, Dong Interest)> parts;

    private LoanSchedule(Loan loan)
    {
        this.loan = loan;
        parts = [.. Parts(loan)];
    }

    /// <summary>Interest of the whole term when everything is paid on its day.</summary>
    public Dong TotalInterest => parts.Aggregate(Dong.Zero, (sum, part) => sum + part.Interest);

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
        var instalments = new List<Instalment>(parts.Count);
        var (principalLeft, interestLeft) = (loan.PaidPrincipal, loan.PaidInterest);
        DateOnly? settledOn = loan.Outstanding > Dong.Zero ? null : loan.Repayments.Max(paid => paid.PaidOn) ?? DateOnly.MinValue;
        foreach (var (principal, interest) in parts)
        {
            var paidPrincipal = Least(principal, principalLeft);
            var paidInterest = Least(interest, interestLeft);
            principalLeft -= paidPrincipal;
            interestLeft -= paidInterest;
            var number = instalments.Count + 1;
            var dueOn = loan.StartedOn.AddMonths(number);
            var interestDue = dueOn > settledOn ? paidInterest : interest;
            var status = StatusOf(principal + interestDue, paidPrincipal + paidInterest, dueOn, today);
            instalments.Add(new Instalment(number, dueOn, principal, interestDue, paidPrincipal, paidInterest, status));
        }

        return instalments;
    }

    /// <summary>The oldest instalment of which something is left to pay, overdue or to come; null when all is paid.</summary>
    public Instalment? NextInstalment(DateOnly today) =>
        Instalments(today).FirstOrDefault(instalment => instalment.Status != InstalmentStatus.Paid);

    /// <summary>Interest of the first <paramref name="months"/> instalments together.</summary>
    internal Dong InterestOf(int months) => parts.Take(months).Aggregate(Dong.Zero, (sum, part) => sum + part.Interest);

    private static IEnumerable<(Dong Principal, Dong Interest)> Parts(Loan loan)
    {
        var owed = loan.Principal;
        for (var number = 1; number <= loan.TermMonths; number++)
        {
            var principal = number == loan.TermMonths ? owed : MonthlyPart(loan);
            yield return (principal, InterestOn(owed, loan.MonthlyRateBasisPoints));
            owed -= principal;
        }
    }

    private static Dong MonthlyPart(Loan loan) => loan.Method switch
    {
        RepaymentMethod.EqualPrincipal => new Dong(loan.Principal.Amount / loan.TermMonths),
        RepaymentMethod.PrincipalAtEnd => Dong.Zero,
    };

    private static Dong InterestOn(Dong owed, int basisPoints) => new(((owed.Amount * basisPoints) + (Whole / 2)) / Whole);

    private static InstalmentStatus StatusOf(Dong due, Dong paid, DateOnly dueOn, DateOnly today) =>
        paid == due ? InstalmentStatus.Paid
        : dueOn < today ? InstalmentStatus.Overdue
        : paid > Dong.Zero ? InstalmentStatus.Partly
        : InstalmentStatus.Open;

    private static Dong Least(Dong one, Dong other) => one < other ? one : other;
}
