using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds;

/// <summary>What happens to a loan, written into the loan book and the ledger in one unit of work: neither can be ahead of the other.</summary>
public sealed class LoanBooking(IDocumentSession session, ClubLedger ledger, FundRules rules)
{
    /// <summary>More requests than one member makes.</summary>
    private const int RequestsMax = 1_000;

    /// <summary>Hands a loan out of the income fund's cash.</summary>
    /// <param name="loan">A loan that stands nowhere yet.</param>
    /// <param name="note">What the entry says of itself; its day is the loan's first.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    /// <exception cref="ArgumentException">The loan stands in the ledger, something of it was paid, or its day is another.</exception>
    public async ValueTask<LoanOutcome> LendAsync(Loan loan, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (loan.IsInLedger || loan.Repayments.Count > 0 || loan.StartedOn != note.Date)
        {
            throw new ArgumentException($"Loan '{loan.Id}' is not a new one of this day.", nameof(loan));
        }

        var posting = note.PostingOf(EntryKind.Disbursement, loan, Moved(LedgerAccount.LoanOf(loan.Id), loan.Principal, LedgerAccount.IncomeCash));
        return Outcome(await ledger.PostAsync(posting, now, cancellationToken), entry => loan with { IsInLedger = true, EntryNumber = entry.Number });
    }

    /// <summary>Takes a loan back that was written down by mistake and of which nothing was paid; the money waits to be handed over again.</summary>
    /// <param name="loan">The loan; it stands in no book afterwards.</param>
    /// <param name="note">What the reversal says of itself.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    public async ValueTask<LoanOutcome> TakeLoanBackAsync(Loan loan, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (loan.EntryNumber is not { } number || loan.Repayments.Count > 0 || loan.WriteOff is not null)
        {
            return new LoanOutcome.Refused(PostingRefusal.NoSuchEntry);
        }

        var reversal = await ledger.ReverseAsync(number, note.Date, note.Description, note.EnteredBy, now, cancellationToken);
        if (reversal is not PostingOutcome.Posted { Entry: var entry })
        {
            return new LoanOutcome.Refused(((PostingOutcome.Refused)reversal).Reason);
        }

        session.Delete(loan);
        foreach (var request in await session.QueryAsync<LoanRequest>(FundsJson.ByMember, loan.MemberId, RequestsMax, cancellationToken))
        {
            if (request.LoanId == loan.Id)
            {
                session.Put(request with { State = LoanRequestState.Approved, LoanId = null });
            }
        }

        return new LoanOutcome.Booked(loan, entry);
    }

    /// <summary>Forgives what is still owed: the club's capital becomes so much less.</summary>
    /// <param name="loan">A loan that stands in the ledger and of which principal is owed.</param>
    /// <param name="minutes">Where the decision stands in the minutes.</param>
    /// <param name="note">What the entry says of itself.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    public async ValueTask<LoanOutcome> WriteOffAsync(
        Loan loan, string minutes, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ThrowUnlessInLedger(loan);
        var posting = note.PostingOf(
            EntryKind.WriteOff, loan, Moved(LedgerAccount.IncomeCapital, loan.Outstanding, LedgerAccount.LoanOf(loan.Id)));
        return Outcome(
            await ledger.PostAsync(posting, now, cancellationToken),
            entry => loan with { WriteOff = new LoanWriteOff(note.Date, loan.Outstanding, minutes, entry.Number) });
    }

    /// <summary>Books a payment of a borrower, or of somebody for the borrower.</summary>
    /// <param name="loan">A loan that stands in the ledger.</param>
    /// <param name="split">How the payment is divided; see <see cref="RepaymentSplit.Of"/>.</param>
    /// <param name="note">What the entry says of itself.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    public async ValueTask<LoanOutcome> RepayAsync(
        Loan loan, RepaymentSplit split, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ThrowUnlessInLedger(loan);
        var posting = note.PostingOf(EntryKind.Repayment, loan, RepaymentLines(loan, split));
        return Outcome(await ledger.PostAsync(posting, now, cancellationToken), entry => With(loan, split, note, entry));
    }

    /// <summary>Takes a payment back that was booked by mistake.</summary>
    /// <param name="loan">The loan.</param>
    /// <param name="entryNumber">The ledger's entry of the payment.</param>
    /// <param name="note">What the reversal says of itself.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    public async ValueTask<LoanOutcome> TakeBackAsync(
        Loan loan, long entryNumber, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (loan.Repayments.All(paid => paid.EntryNumber != entryNumber))
        {
            return new LoanOutcome.Refused(PostingRefusal.NoSuchEntry);
        }

        var reversal = await ledger.ReverseAsync(entryNumber, note.Date, note.Description, note.EnteredBy, now, cancellationToken);
        return Outcome(reversal, _ => loan with { Repayments = [.. loan.Repayments.Where(paid => paid.EntryNumber != entryNumber)] });
    }

    private static Loan With(Loan loan, RepaymentSplit split, BookingNote note, LedgerEntry entry) => loan with
    {
        Repayments = [.. loan.Repayments, new Repayment(note.Date, split.Principal, split.Interest, note.BookPlace, entry.Number)],
    };

    private LoanOutcome Outcome(PostingOutcome posting, Func<LedgerEntry, Loan> change)
    {
        if (posting is not PostingOutcome.Posted { Entry: var entry })
        {
            return new LoanOutcome.Refused(((PostingOutcome.Refused)posting).Reason);
        }

        var loan = change(entry);
        session.Put(loan);
        return new LoanOutcome.Booked(loan, entry);
    }

    /// <summary>Principal comes back to the income fund; its share of the interest raises that fund's capital, the rest is the activity fund's.</summary>
    private List<LedgerLine> RepaymentLines(Loan loan, RepaymentSplit split)
    {
        var toCapital = new Dong(split.Interest.Amount * rules.InterestToCapitalPercent / 100);
        return
        [
            .. Moved(LedgerAccount.IncomeCash, split.Principal, LedgerAccount.LoanOf(loan.Id)),
            .. Moved(LedgerAccount.IncomeCash, toCapital, LedgerAccount.IncomeCapital),
            .. Moved(LedgerAccount.ActivityCash, split.Interest - toCapital, LedgerAccount.Interest),
        ];
    }

    /// <summary>An amount that goes from one account to another; no lines where there is none.</summary>
    private static LedgerLine[] Moved(LedgerAccount to, Dong amount, LedgerAccount from) =>
        amount > Dong.Zero ? [LedgerLine.DebitOf(to, amount), LedgerLine.CreditOf(from, amount)] : [];

    private static void ThrowUnlessInLedger(Loan loan)
    {
        if (!loan.IsInLedger)
        {
            throw new ArgumentException($"Loan '{loan.Id}' does not stand in the ledger.", nameof(loan));
        }
    }
}

/// <summary>What an entry says of itself.</summary>
/// <param name="Date">Day on which the money moved.</param>
/// <param name="Description">What it was for, in a few words of the club's language.</param>
/// <param name="EnteredBy">Id of the member who writes it.</param>
/// <param name="BookPlace">Page and line of the paper book, or null.</param>
public sealed record BookingNote(DateOnly Date, string Description, string EnteredBy, string? BookPlace = null)
{
    /// <summary>True when the money came into the bank; cash otherwise.</summary>
    public bool IsByBank { get; init; }

    internal LedgerAccount MoneyOf(Fund fund) => IsByBank ? LedgerAccount.BankOf(fund) : LedgerAccount.CashOf(fund);

    internal LedgerPosting PostingOf(EntryKind kind, Loan loan, IReadOnlyList<LedgerLine> lines) => new()
    {
        Kind = kind,
        Date = Date,
        Description = Description,
        EnteredBy = EnteredBy,
        BookPlace = BookPlace,
        MemberId = loan.MemberId,
        Lines = IsByBank ? [.. lines.Select(line => line.Account.IsMoney ? line with { Account = MoneyOf(line.Account.Fund) } : line)] : lines,
    };
}

/// <summary>Whether something was booked to a loan.</summary>
public abstract record LoanOutcome
{
    private LoanOutcome()
    {
    }

    /// <summary>Loan and entry are staged; the commit makes both durable.</summary>
    public sealed record Booked(Loan Loan, LedgerEntry Entry) : LoanOutcome;

    /// <summary>Nothing was staged.</summary>
    public sealed record Refused(PostingRefusal Reason) : LoanOutcome;
}
