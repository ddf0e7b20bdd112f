using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Books fees and tells each member: the member is the witness.</summary>
internal sealed class FeeBook(FeeTexts texts, ReceiptTexts receiptTexts, Messenger messenger, ClubCalendar calendar)
{
    /// <summary>True when the speaker's club keeps its funds in the ledger.</summary>
    public static async ValueTask<bool> IsOpenAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await LedgerAsync(turn, cancellationToken)).Book.IsOpen;

    /// <summary>Books all fees of a plan, an entry a member, and stages the receipts.</summary>
    /// <returns>The entries in the plan's order; null when the ledger does not take them, or one of them was paid meanwhile.</returns>
    public async ValueTask<IReadOnlyList<LedgerEntry>?> BookAsync(ITurnContext turn, FeePlan plan, CancellationToken cancellationToken)
    {
        var charges = plan.Fees
            .Select(fee => new FeeCharge(fee.Who.Member.Id, fee.Months, texts.EntryText(fee.Who.Member.FullName, CalendarMonth.Written(fee.Months))))
            .ToList();
        var booking = await BookingAsync(turn, cancellationToken);
        if (await booking.ChargeAsync(charges, NoteOf(turn, "") with { IsByBank = plan.IsByBank }, calendar.Local(turn.Now), cancellationToken) is not FeeOutcome.Booked { Entries: var entries })
        {
            return null;
        }

        foreach (var (fee, entry) in plan.Fees.Zip(entries))
        {
            var what = receiptTexts.Fee(CalendarMonth.Written(fee.Months));
            await messenger.TellMemberAsync(turn, fee.Who.Member, ReceiptDialog.DraftOf(entry, what), cancellationToken);
        }

        return entries;
    }

    /// <summary>Takes entries back, all of them or none, and tells whose they were.</summary>
    /// <returns>The fees that were taken back, each with the entry that did it; null when one of them cannot be taken back any more.</returns>
    public async ValueTask<IReadOnlyList<(LedgerEntry Fee, LedgerEntry Reversal)>?> TakeBackAsync(
        ITurnContext turn, IReadOnlyList<long> numbers, CancellationToken cancellationToken)
    {
        var ledger = await LedgerAsync(turn, cancellationToken);
        var fees = new List<LedgerEntry>();
        foreach (var number in numbers)
        {
            if (await ledger.EntryAsync(number, cancellationToken) is not { Kind: EntryKind.Fee } fee || await ledger.IsReversedAsync(number, cancellationToken))
            {
                return null;
            }

            fees.Add(fee);
        }

        var taken = new List<(LedgerEntry, LedgerEntry)>();
        var booking = await BookingAsync(turn, cancellationToken);
        foreach (var fee in fees)
        {
            var note = NoteOf(turn, texts.ReversalText(fee.DocumentNumber));
            if (await booking.TakeBackAsync(fee.Number, note, calendar.Local(turn.Now), cancellationToken) is not FeeOutcome.Booked { Entries: [var reversal] })
            {
                return null;
            }

            taken.Add((fee, reversal));
            if (fee.MemberId is { } id && await turn.Documents.LoadAsync<Member>(id, cancellationToken) is { } member)
            {
                var (amount, document) = (fee.MoneyIn(), fee.DocumentNumber);
                await messenger.TellMemberAsync(turn, member, new Draft(reader => receiptTexts.TakenBack(reader, amount, document)), cancellationToken);
            }
        }

        return taken;
    }

    /// <summary>The entry of this number, or null.</summary>
    public static async ValueTask<LedgerEntry?> EntryAsync(ITurnContext turn, long number, CancellationToken cancellationToken) =>
        await (await LedgerAsync(turn, cancellationToken)).EntryAsync(number, cancellationToken);

    /// <summary>How many fees were booked today in cash and still stand, and their sum: what has to be in the box.</summary>
    public async ValueTask<(int Count, Dong Sum)> TodayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var today = calendar.Today(turn);
        var entries = await (await LedgerAsync(turn, cancellationToken)).StandingAsync(EntryKind.Fee, today, cancellationToken);
        var standing = entries
            .Select(entry => entry.ChangeOf(LedgerAccount.ActivityCash))
            .Where(cash => cash > Dong.Zero)
            .ToList();
        return (standing.Count, standing.Aggregate(Dong.Zero, (sum, cash) => sum + cash));
    }

    private BookingNote NoteOf(ITurnContext turn, string description) => new(calendar.Today(turn), description, turn.Subject().Id);

    private static async ValueTask<FeeBooking> BookingAsync(ITurnContext turn, CancellationToken cancellationToken) => new(
        turn.Documents,
        await LedgerAsync(turn, cancellationToken),
        await FundRules.OfAsync(turn.Documents, turn.Club().Id, cancellationToken));

    private static ValueTask<ClubLedger> LedgerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken);
}
