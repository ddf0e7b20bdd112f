namespace ClubBot.Dialogs.Club.Funds;

/// <summary>What was agreed for each month of a loan: its principal, its interest and its day. The parts of the principal add up to the loan.</summary>
/// <param name="Principal">Part of the debt that falls due.</param>
/// <param name="Interest">Interest that falls due when nothing is paid off before.</param>
/// <param name="BegunOn">First day of the month.</param>
/// <param name="DueOn">Day on which it falls due.</param>
internal sealed record PlannedMonth(Dong Principal, Dong Interest, DateOnly BegunOn, DateOnly DueOn);

/// <summary>Plans the months of a loan, with more time where the club gave it.</summary>
internal static class LoanPlan
{
    /// <summary>Basis points of the whole.</summary>
    private const long Whole = 10_000;

    /// <summary>The months of a loan in order.</summary>
    public static IReadOnlyList<PlannedMonth> Of(Loan loan)
    {
        var agreed = Months(loan, loan.Principal, 1, loan.TermMonths, shift: 0);
        return loan.Extension is { } extension ? Extended(loan, agreed, extension) : [.. agreed];
    }

    /// <summary>
    /// Months that fell due before the decision keep their interest, and of their principal what had been paid; the rest is planned anew over the
    /// months that are left and those that were added. Where the term was over, they begin with the decision.
    /// </summary>
    private static List<PlannedMonth> Extended(Loan loan, IEnumerable<PlannedMonth> agreed, LoanExtension extension)
    {
        var months = new List<PlannedMonth>();
        var paid = extension.PaidPrincipal;
        foreach (var month in agreed.TakeWhile(month => month.DueOn <= extension.DecidedOn))
        {
            var principal = month.Principal < paid ? month.Principal : paid;
            months.Add(month with { Principal = principal });
            paid -= principal;
        }

        var first = months.Count + 1;
        var last = loan.TermMonths + extension.Months;
        var owed = loan.Principal - extension.PaidPrincipal;
        var anew = Months(loan, owed, first, last, MonthsLate(loan, extension.DecidedOn)).ToList();
        // What had been paid before its day stands in the first month that is left.
        months.Add(anew[0] with { Principal = anew[0].Principal + paid });
        months.AddRange(anew.Skip(1));
        return months;
    }

    /// <summary>Whole months that had passed between the end of the term and a day.</summary>
    private static int MonthsLate(Loan loan, DateOnly day)
    {
        var late = 0;
        while (loan.StartedOn.AddMonths(loan.TermMonths + late + 1) <= day)
        {
            late++;
        }

        return late;
    }

    private static IEnumerable<PlannedMonth> Months(Loan loan, Dong owed, int first, int last, int shift)
    {
        var part = loan.Method == RepaymentMethod.PrincipalAtEnd ? Dong.Zero : new Dong(owed.Amount / (last - first + 1));
        for (var number = first; number <= last; number++)
        {
            var principal = number == last ? owed : part;
            var interest = InterestOn(loan.Method == RepaymentMethod.EqualPrincipalFlatInterest ? loan.Principal : owed, loan.MonthlyRateBasisPoints);
            var dueOn = loan.StartedOn.AddMonths(number + shift);
            yield return new PlannedMonth(principal, interest, loan.StartedOn.AddMonths(number + shift - 1), dueOn);
            owed -= principal;
        }
    }

    private static Dong InterestOn(Dong owed, int basisPoints) => new(((owed.Amount * basisPoints) + (Whole / 2)) / Whole);
}
