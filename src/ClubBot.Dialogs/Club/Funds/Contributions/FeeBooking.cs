using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>Monthly fees, written into the record of the month and the ledger in one unit of work: neither can be ahead of the other.</summary>
public sealed class FeeBooking(IDocumentSession session, ClubLedger ledger, FundRules rules)
{
    /// <summary>More months than one entry pays.</summary>
    private const int MonthsMax = 1_000;

    private string ClubId => ledger.Book.Id;

    /// <summary>Which of these months a member has not paid, in their order.</summary>
    public async ValueTask<IReadOnlyList<CalendarMonth>> UnpaidAsync(
        string memberId, IEnumerable<CalendarMonth> months, CancellationToken cancellationToken)
    {
        var unpaid = new List<CalendarMonth>();
        foreach (var month in months.Distinct().Order())
        {
            if (!(await MonthAsync(month, cancellationToken)).Paid.ContainsKey(memberId))
            {
                unpaid.Add(month);
            }
        }

        return unpaid;
    }

    /// <summary>Books fees, an entry for each member: all of them or none.</summary>
    /// <param name="charges">Who pays which months; each member once.</param>
    /// <param name="note">What the entries have in common; its description is not used.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    /// <exception cref="ArgumentException">The club takes no fee, nobody pays, or a member or a month is named twice.</exception>
    public async ValueTask<FeeOutcome> ChargeAsync(
        IReadOnlyList<FeeCharge> charges, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ThrowUnlessClear(charges);
        var months = new Dictionary<CalendarMonth, Dictionary<string, FeePayment>>();
        var records = new Dictionary<CalendarMonth, FeeMonth>();
        foreach (var month in charges.SelectMany(charge => charge.Months).Distinct())
        {
            records[month] = await MonthAsync(month, cancellationToken);
            months[month] = new Dictionary<string, FeePayment>(records[month].Paid, StringComparer.Ordinal);
        }

        if (charges.Any(charge => charge.Months.Any(month => months[month].ContainsKey(charge.MemberId))))
        {
            return new FeeOutcome.PaidAlready();
        }

        var entries = new List<LedgerEntry>(charges.Count);
        foreach (var charge in charges)
        {
            // All entries have one day and only add money: what refuses one refuses the first.
            var outcome = await ledger.PostAsync(PostingOf(charge, note), now, cancellationToken);
            if (outcome is not PostingOutcome.Posted { Entry: var entry })
            {
                return new FeeOutcome.Refused(((PostingOutcome.Refused)outcome).Reason);
            }

            entries.Add(entry);
            foreach (var month in charge.Months)
            {
                months[month].Add(charge.MemberId, new FeePayment(rules.MonthlyFee, entry.Number, note.Date));
            }
        }

        foreach (var (month, paid) in months)
        {
            session.Put(records[month] with { Paid = paid });
        }

        return new FeeOutcome.Booked(entries);
    }

    /// <summary>Takes a fee back that was booked by mistake, with all months that its entry paid.</summary>
    /// <param name="entryNumber">The ledger's entry of the fee.</param>
    /// <param name="note">What the reversal says of itself.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    public async ValueTask<FeeOutcome> TakeBackAsync(long entryNumber, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = FeeMonth.EntryKey(ClubId, entryNumber);
        var months = await session.QueryAsync<FeeMonth>(ContributionsJson.ByEntry, key, MonthsMax, cancellationToken);
        if (months.Count == 0)
        {
            return new FeeOutcome.Refused(PostingRefusal.NoSuchEntry);
        }

        var reversal = await ledger.ReverseAsync(entryNumber, note.Date, note.Description, note.EnteredBy, now, cancellationToken);
        if (reversal is not PostingOutcome.Posted { Entry: var entry })
        {
            return new FeeOutcome.Refused(((PostingOutcome.Refused)reversal).Reason);
        }

        foreach (var month in months)
        {
            session.Put(month with
            {
                Paid = month.Paid.Where(paid => paid.Value.EntryNumber != entryNumber)
                    .ToDictionary(paid => paid.Key, paid => paid.Value, StringComparer.Ordinal),
            });
        }

        return new FeeOutcome.Booked([entry]);
    }

    private async ValueTask<FeeMonth> MonthAsync(CalendarMonth month, CancellationToken cancellationToken) =>
        await session.LoadAsync<FeeMonth>(FeeMonth.IdOf(ClubId, month), cancellationToken)
        ?? new FeeMonth { Id = FeeMonth.IdOf(ClubId, month), ClubId = ClubId, Month = month };

    private LedgerPosting PostingOf(FeeCharge charge, BookingNote note)
    {
        var amount = charge.AmountAt(rules.MonthlyFee);
        return new LedgerPosting
        {
            Kind = EntryKind.Fee,
            Date = note.Date,
            Description = charge.Description,
            EnteredBy = note.EnteredBy,
            BookPlace = note.BookPlace,
            MemberId = charge.MemberId,
            Lines = [LedgerLine.DebitOf(note.MoneyOf(Fund.Activity), amount), LedgerLine.CreditOf(LedgerAccount.Fees, amount)],
        };
    }

    private void ThrowUnlessClear(IReadOnlyList<FeeCharge> charges)
    {
        if (rules.MonthlyFee <= Dong.Zero)
        {
            throw new ArgumentException($"The club '{ClubId}' takes no fee.", nameof(charges));
        }

        if (charges.Count == 0 || charges.DistinctBy(charge => charge.MemberId).Count() != charges.Count
            || charges.Any(charge => charge.Months.Count == 0 || charge.Months.Distinct().Count() != charge.Months.Count))
        {
            throw new ArgumentException("Each member who pays is named once, with months of which each is named once.", nameof(charges));
        }
    }
}

/// <summary>A member pays some months.</summary>
/// <param name="MemberId">Whose fee.</param>
/// <param name="Months">One or more, each once.</param>
/// <param name="Description">What the ledger's entry says.</param>
public sealed record FeeCharge(string MemberId, IReadOnlyList<CalendarMonth> Months, string Description)
{
    /// <summary>What it comes to.</summary>
    public Dong AmountAt(Dong monthlyFee) => new(monthlyFee.Amount * Months.Count);
}

/// <summary>Whether fees were booked or taken back.</summary>
public abstract record FeeOutcome
{
    private FeeOutcome()
    {
    }

    /// <summary>Records and entries are staged; the commit makes them durable.</summary>
    /// <param name="Entries">An entry for each charge in its order, or the one that takes a fee back.</param>
    public sealed record Booked(IReadOnlyList<LedgerEntry> Entries) : FeeOutcome;

    /// <summary>Somebody has paid one of the months already. Nothing was staged.</summary>
    public sealed record PaidAlready : FeeOutcome;

    /// <summary>The ledger does not take it. Nothing was staged.</summary>
    public sealed record Refused(PostingRefusal Reason) : FeeOutcome;
}
