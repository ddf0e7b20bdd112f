using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Notices;
using ClubBot.Kernel.Turns;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Writes gifts down and tells the donor where they are a member.</summary>
internal sealed class GiftLog(GiftTexts texts, ReceiptTexts receiptTexts, Messenger messenger, ClubCalendar calendar)
{
    /// <summary>Gifts of one day that are looked through; more than a club gets.</summary>
    private const int GiftsOfDayMax = 500;

    /// <summary>Writes a gift down and stages the receipt for a donor who is a member.</summary>
    /// <returns>Null when the ledger does not take it.</returns>
    public async ValueTask<Gift?> WriteAsync(ITurnContext turn, GivenGift given, bool isByBank, CancellationToken cancellationToken)
    {
        var ledger = await LedgerAsync(turn, cancellationToken);
        var note = NoteOf(turn, texts.EntryText(given.Donor)) with { IsByBank = isByBank };
        var outcome = await new GiftBooking(turn.Documents, ledger).GiveAsync(given, note, calendar.Local(turn.Now), cancellationToken);
        if (outcome is not GiftOutcome.Written { Gift: var gift })
        {
            return null;
        }

        if (gift.DonorMemberId is { } id && await turn.Documents.LoadAsync<Member>(id, cancellationToken) is { } donor)
        {
            var draft = gift.EntryNumber is { } number && await ledger.EntryAsync(number, cancellationToken) is { } entry
                ? ReceiptDialog.DraftOf(entry, receiptTexts.Gift())
                : new Draft(reader => receiptTexts.ThanksForThings(reader, gift.Things ?? "", gift.DocumentNumber));
            await messenger.TellMemberAsync(turn, donor, draft, cancellationToken);
        }

        return gift;
    }

    /// <summary>Takes a gift back and tells a donor who is a member.</summary>
    /// <returns>Null when it cannot be taken back any more.</returns>
    public async ValueTask<Gift?> TakeBackAsync(ITurnContext turn, string giftId, CancellationToken cancellationToken)
    {
        if (await turn.Documents.LoadAsync<Gift>(giftId, cancellationToken) is not { } gift)
        {
            return null;
        }

        var note = NoteOf(turn, texts.ReversalText(gift.DocumentNumber));
        var booking = new GiftBooking(turn.Documents, await LedgerAsync(turn, cancellationToken));
        if (await booking.TakeBackAsync(giftId, note, calendar.Local(turn.Now), cancellationToken) is not GiftOutcome.Written { Gift: var taken })
        {
            return null;
        }

        if (taken.DonorMemberId is { } id && await turn.Documents.LoadAsync<Member>(id, cancellationToken) is { } donor)
        {
            await messenger.TellMemberAsync(turn, donor, new Draft(reader => receiptTexts.GiftTakenBack(reader, taken.DocumentNumber)), cancellationToken);
        }

        return taken;
    }

    /// <summary>Keeps what the donor said about being named.</summary>
    public static async ValueTask<Gift?> ConsentAsync(
        ITurnContext turn, Gift gift, bool mayBeNamed, string textShown, CancellationToken cancellationToken) =>
        await new GiftBooking(turn.Documents, await LedgerAsync(turn, cancellationToken)).ConsentAsync(
            gift.Id, new GiftConsent(mayBeNamed, gift.Donor, turn.Subject().Id, turn.Now, textShown), cancellationToken);

    /// <summary>A gift of the same donor and worth that was written down today and stands, or null.</summary>
    public async ValueTask<Gift?> SameTodayAsync(ITurnContext turn, GivenGift given, CancellationToken cancellationToken) =>
        (await TodayAsync(turn, cancellationToken)).LastOrDefault(gift =>
            VietnameseFold.Fold(gift.Donor) == VietnameseFold.Fold(given.Donor) && gift.DonorMemberId == given.DonorMemberId && gift.Value == given.Value && gift.Things == given.Things);

    /// <summary>The gifts that were written down today and stand, in the order of the book.</summary>
    public async ValueTask<IReadOnlyList<Gift>> TodayAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var today = calendar.Today(turn);
        var found = new List<Gift>();
        var last = (await GiftBook.OfAsync(turn.Documents, turn.Club().Id, cancellationToken)).LastNumber;
        for (var number = last; number > 0 && number > last - GiftsOfDayMax; number--)
        {
            if (await turn.Documents.LoadAsync<Gift>(Gift.IdOf(turn.Club().Id, number), cancellationToken) is not { } gift || gift.Day < today)
            {
                break;
            }

            if (gift.TakenBackOn is null)
            {
                found.Add(gift);
            }
        }

        found.Reverse();
        return found;
    }

    /// <summary>True when the speaker's club keeps its funds in the ledger.</summary>
    public static async ValueTask<bool> IsOpenAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        (await LedgerAsync(turn, cancellationToken)).Book.IsOpen;

    private BookingNote NoteOf(ITurnContext turn, string description) => new(calendar.Today(turn), description, turn.Subject().Id);

    private static ValueTask<ClubLedger> LedgerAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        ClubLedger.OpenAsync(turn.Documents, turn.Club().Id, cancellationToken);
}
