using ClubBot.Dialogs.Club.Funds;

namespace ClubBot.Dialogs.Tests.Club.Funds;

/// <summary>
/// A loan as a treasurer keeps it on paper: one line a month, and every payment is ticked off on the lines as it comes. It shares no code with the
/// product, which keeps only payments and derives the lines from their sums.
/// </summary>
internal sealed class PlainLoan
{
    private readonly Loan terms;
    private readonly DateTime start;
    private List<Line> lines;

    /// <summary>Interest that was paid for a month which cost less after an extension, and that no later month needs.</summary>
    private long spareInterest;

    /// <param name="terms">What was agreed; payments and extension of the record are not looked at.</param>
    public PlainLoan(Loan terms)
    {
        this.terms = terms;
        start = terms.StartedOn.ToDateTime(TimeOnly.MinValue);
        lines = [.. LinesOf(terms.Principal.Amount, 1, terms.TermMonths, late: 0)];
    }

    /// <summary>The paper's lines, the first month first.</summary>
    public IReadOnlyList<Line> Lines => lines;

    /// <summary>Principal that is out.</summary>
    public long Owed => terms.Principal.Amount - lines.Sum(line => line.PaidPrincipal);

    /// <summary>Interest that was ticked off.</summary>
    public long PaidInterest => lines.Sum(line => line.PaidInterest) + spareInterest;

    /// <summary>The most that the treasurer takes on a day.</summary>
    public long MostOn(DateTime day) => Owed + lines.Where(line => line.From <= day).Sum(line => line.OpenInterest);

    /// <summary>What pays the loan off on a day: nobody has to pay interest for a month that is not over.</summary>
    public long EnoughOn(DateTime day) => Owed + lines.Where(line => line.Due <= day).Sum(line => line.OpenInterest);

    /// <summary>Ticks a payment off, and strikes the interest of the months to come out once the whole principal is back.</summary>
    /// <returns>Principal and interest of it.</returns>
    public (long Principal, long Interest) Pay(long amount, DateTime day)
    {
        var (owed, interest, left) = (Owed, PaidInterest, amount);
        var settles = amount >= EnoughOn(day);
        var now = lines.Where(line => line.From <= day).ToList();
        if (settles)
        {
            lines.ForEach(line => line.PaidPrincipal = line.Principal);
            left -= owed;
            now.ForEach(line => left -= line.PayInterest(left));
            lines.Where(line => line.Due > day).ToList().ForEach(line => line.Interest = line.PaidInterest);
        }
        else
        {
            foreach (var line in now)
            {
                left -= line.PayInterest(left);
                left -= line.PayPrincipal(left);
            }

            lines.ForEach(line => left -= line.PayPrincipal(left));
        }

        Assert.Equal(0, left);
        return (owed - Owed, PaidInterest - interest);
    }

    /// <summary>More time: rules off what fell due, and writes what is still owed on new lines.</summary>
    public void Extend(int months, DateTime day)
    {
        var (interest, owed, paid) = (PaidInterest, Owed, terms.Principal.Amount - Owed);
        var past = lines.Where(line => line.Due <= day).ToList();
        past.ForEach(line => line.Principal = line.PaidPrincipal);
        var ahead = paid - past.Sum(line => line.PaidPrincipal);
        var fresh = LinesOf(owed, past.Count + 1, terms.TermMonths + months, Math.Max(0, WholeMonthsTo(day) - terms.TermMonths)).ToList();
        fresh[0].Principal += ahead;
        fresh[0].PaidPrincipal = ahead;
        lines = [.. past, .. fresh];
        // The interest of the new lines may be less than what was ticked off before: then it stands for the next.
        lines.ForEach(line => line.PaidInterest = 0);
        lines.ForEach(line => interest -= line.PayInterest(interest));
        spareInterest = interest;
    }

    /// <summary>The lines from one number to another, which bring <paramref name="owed"/> back.</summary>
    private IEnumerable<Line> LinesOf(long owed, int first, int last, int late)
    {
        var count = last - first + 1;
        var part = terms.Method == RepaymentMethod.PrincipalAtEnd ? 0 : owed / count;
        for (var index = 0; index < count; index++)
        {
            var before = owed - (part * index);
            yield return new Line
            {
                From = start.AddMonths(first + index + late - 1),
                Due = start.AddMonths(first + index + late),
                Principal = index < count - 1 ? part : before,
                Interest = InterestOf(terms.Method == RepaymentMethod.EqualPrincipalFlatInterest ? terms.Principal.Amount : before),
            };
        }
    }

    private long InterestOf(long amount) =>
        (long)Math.Round(amount * (terms.MonthlyRateBasisPoints / 10_000m), MidpointRounding.AwayFromZero);

    private int WholeMonthsTo(DateTime day)
    {
        var months = ((day.Year - start.Year) * 12) + day.Month - start.Month;
        return start.AddMonths(months) > day ? months - 1 : months;
    }

    /// <summary>One month on the paper.</summary>
    internal sealed class Line
    {
        public required DateTime From { get; init; }

        public required DateTime Due { get; init; }

        public required long Principal { get; set; }

        public required long Interest { get; set; }

        public long PaidPrincipal { get; set; }

        public long PaidInterest { get; set; }

        public long OpenInterest => Interest - PaidInterest;

        public long Open => Principal - PaidPrincipal + OpenInterest;

        public InstalmentStatus StatusOn(DateTime day) =>
            Open == 0 ? InstalmentStatus.Paid
            : day > Due ? InstalmentStatus.Overdue
            : PaidPrincipal + PaidInterest == 0 ? InstalmentStatus.Open
            : InstalmentStatus.Partly;

        /// <summary>Ticks off what is there for the interest, and says how much it took.</summary>
        public long PayInterest(long money)
        {
            var taken = Math.Min(money, OpenInterest);
            PaidInterest += taken;
            return taken;
        }

        /// <summary>Ticks off what is there for the principal, and says how much it took.</summary>
        public long PayPrincipal(long money)
        {
            var taken = Math.Min(money, Principal - PaidPrincipal);
            PaidPrincipal += taken;
            return taken;
        }
    }
}
