using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>Books transfers into the bank's accounts of the ledger. What does not fit the books to the đồng is left to a person: nothing is guessed.</summary>
internal sealed class StatementPosting(IDocumentSession session, ClubLedger ledger, FundRules rules, TextCatalog catalog, DateTimeOffset now)
{
    /// <summary>Months that one transfer pays at most.</summary>
    private const int MonthsMax = 24;

    private const int LoansMax = 100;

    private readonly StatementTexts texts = new(catalog);
    private readonly StatementEntryTexts entryTexts = new(catalog);
    private readonly List<BookedTransfer> done = [];

    /// <summary>What was booked so far.</summary>
    public IReadOnlyList<BookedTransfer> Done => done;

    /// <summary>Books one transfer, or says why a person has to look at it.</summary>
    public async ValueTask<TransferOutcome> BookAsync(StatementMatch.Matched match, Member member, CancellationToken cancellationToken)
    {
        var outcome = match.Purpose switch
        {
            TransferPurpose.Dues => await FeeAsync(match, member, cancellationToken),
            TransferPurpose.LoanRepayment => await RepaymentAsync(match, member, cancellationToken),
            TransferPurpose.Donation => await GiftAsync(match, member, cancellationToken),
            _ => new TransferOutcome.Left(texts.OtherPurpose()),
        };
        if (outcome is TransferOutcome.Booked booked)
        {
            done.Add(new BookedTransfer(match.Row.Item, booked.Entry.Number, member.Id, match.Purpose));
        }

        return outcome;
    }

    private async ValueTask<TransferOutcome> FeeAsync(StatementMatch.Matched match, Member member, CancellationToken cancellationToken)
    {
        var (amount, fee) = (match.Row.Item.Amount.Amount, rules.MonthlyFee.Amount);
        if (fee <= 0)
        {
            return new TransferOutcome.Left(texts.NoFee());
        }

        var count = amount / fee;
        if (amount % fee != 0 || count is 0 or > MonthsMax)
        {
            return new TransferOutcome.Left(texts.AmountIsNoFee(rules.MonthlyFee));
        }

        var first = new CalendarMonth(match.Period.Year, Math.Max(1, match.Period.Month));
        var booking = new FeeBooking(session, ledger, rules);
        var months = match.Period.Month > 0
            ? [.. Enumerable.Range(0, (int)count).Select(first.Plus)]
            : await booking.UnpaidAsync(member.Id, CalendarMonth.OfYear(first.Year), cancellationToken);
        if (months.Count != count)
        {
            return new TransferOutcome.Left(texts.AmountIsNoFee(rules.MonthlyFee));
        }

        var exemptions = await FeeExemptions.OfAsync(session, member.ClubId, cancellationToken);
        if (months.Any(month => exemptions.Of(member.Id, month) is not null))
        {
            return new TransferOutcome.Left(texts.FeeExempt());
        }

        var written = CalendarMonth.Written(months);
        var charge = new FeeCharge(member.Id, months, entryTexts.Fee(member.FullName, written));
        return await booking.ChargeAsync([charge], NoteOf(match, charge.Description), now, cancellationToken) switch
        {
            FeeOutcome.Booked { Entries: [var entry] } => new TransferOutcome.Booked(entry, entryTexts.AsFee(written)),
            FeeOutcome.Refused refused => Refused(refused.Reason),
            _ => new TransferOutcome.Left(texts.FeePaidAlready()),
        };
    }

    private async ValueTask<TransferOutcome> RepaymentAsync(StatementMatch.Matched match, Member member, CancellationToken cancellationToken)
    {
        var line = match.Row.Item;
        var loans = (await session.QueryAsync<Loan>(FundsJson.ByMember, member.Id, LoansMax, cancellationToken))
            .Where(loan => loan.IsInLedger && loan.Outstanding > Dong.Zero && loan.StartedOn <= line.Day)
            .ToList();
        if (loans is not [var loan])
        {
            return new TransferOutcome.Left(loans.Count == 0 ? texts.NoLoan() : texts.SeveralLoans());
        }

        if (RepaymentSplit.Of(loan, line.Amount, line.Day) is not { } split)
        {
            return new TransferOutcome.Left(texts.MoreThanOwed(RepaymentSplit.MostOf(loan, line.Day)));
        }

        var note = NoteOf(match, entryTexts.Repayment(member.FullName));
        return await new LoanBooking(session, ledger, rules).RepayAsync(loan, split, note, now, cancellationToken) switch
        {
            LoanOutcome.Booked booked => new TransferOutcome.Booked(booked.Entry, entryTexts.AsRepayment(split.Principal, split.Interest)),
            LoanOutcome.Refused refused => Refused(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async ValueTask<TransferOutcome> GiftAsync(StatementMatch.Matched match, Member member, CancellationToken cancellationToken)
    {
        var gift = new GivenGift(member.FullName, member.Id, null, match.Row.Item.Amount, null);
        var note = NoteOf(match, entryTexts.Gift(member.FullName));
        return await new GiftBooking(session, ledger).GiveAsync(gift, note, now, cancellationToken) switch
        {
            GiftOutcome.Written { Gift: { EntryNumber: { } number } written } when await ledger.EntryAsync(number, cancellationToken) is { } entry =>
                new TransferOutcome.Booked(entry, entryTexts.AsGift(written.DocumentNumber)),
            GiftOutcome.Refused refused => Refused(refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static BookingNote NoteOf(StatementMatch.Matched match, string description) =>
        new(match.Row.Item.Day, description, LedgerWriters.Statement, match.Row.Item.Reference) { IsByBank = true };

    private TransferOutcome.Left Refused(PostingRefusal reason) =>
        new(reason == PostingRefusal.DayToCome ? texts.DayToCome() : texts.MonthLocked());
}

/// <summary>What became of one transfer.</summary>
internal abstract record TransferOutcome
{
    private TransferOutcome()
    {
    }

    /// <summary>Its entry is staged.</summary>
    /// <param name="Entry">The entry.</param>
    /// <param name="What">What it was booked as, for the treasurer's list.</param>
    public sealed record Booked(LedgerEntry Entry, string What) : TransferOutcome;

    /// <summary>A person has to look at it; nothing was staged.</summary>
    public sealed record Left(ImportReason Reason) : TransferOutcome;
}
