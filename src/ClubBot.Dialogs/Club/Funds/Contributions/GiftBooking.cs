using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>Gifts, written into the book of gifts, the ledger (money only) and the campaign in one unit of work: none can be ahead of the others.</summary>
public sealed class GiftBooking(IDocumentSession session, ClubLedger ledger)
{
    private string ClubId => ledger.Book.Id;

    /// <summary>Writes a gift down.</summary>
    /// <param name="gift">Who gave what.</param>
    /// <param name="note">What the ledger's entry says of itself; its day is the gift's.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    /// <exception cref="ArgumentException">Nobody gave it, it is neither money nor things, or its amount is not above zero.</exception>
    public async ValueTask<GiftOutcome> GiveAsync(GivenGift gift, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ThrowUnlessClear(gift);
        long? entryNumber = null;
        if (gift.Things is null)
        {
            var outcome = await ledger.PostAsync(PostingOf(gift, note), now, cancellationToken);
            if (outcome is not PostingOutcome.Posted { Entry: var entry })
            {
                return new GiftOutcome.Refused(((PostingOutcome.Refused)outcome).Reason);
            }

            entryNumber = entry.Number;
        }

        var book = await GiftBook.OfAsync(session, ClubId, cancellationToken);
        var written = new Gift
        {
            Id = Gift.IdOf(ClubId, book.LastNumber + 1),
            ClubId = ClubId,
            Number = book.LastNumber + 1,
            Day = note.Date,
            Donor = gift.Donor,
            DonorMemberId = gift.DonorMemberId,
            Things = gift.Things,
            Value = gift.Value,
            EntryNumber = entryNumber,
            IsByBank = gift.Things is null && note.IsByBank,
            CampaignId = gift.CampaignId,
            EnteredBy = note.EnteredBy,
        };
        session.Put(book with { LastNumber = written.Number });
        session.Put(written);
        await CountAsync(written.CampaignId, cancellationToken);
        return new GiftOutcome.Written(written);
    }

    /// <summary>Takes a gift back that was written down by mistake. Its number stays in the book.</summary>
    /// <param name="giftId">The gift.</param>
    /// <param name="note">What the reversal in the ledger says of itself.</param>
    /// <param name="now">The instant, in the club's zone.</param>
    /// <param name="cancellationToken">Ends the work before anything is staged.</param>
    public async ValueTask<GiftOutcome> TakeBackAsync(string giftId, BookingNote note, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await session.LoadAsync<Gift>(giftId, cancellationToken) is not { TakenBackOn: null } gift)
        {
            return new GiftOutcome.Refused(PostingRefusal.AlreadyReversed);
        }

        if (gift.EntryNumber is { } number
            && await ledger.ReverseAsync(number, note.Date, note.Description, note.EnteredBy, now, cancellationToken) is PostingOutcome.Refused refused)
        {
            return new GiftOutcome.Refused(refused.Reason);
        }

        var taken = gift with { TakenBackOn = note.Date };
        session.Put(taken);
        await CountAsync(gift.CampaignId, cancellationToken);
        return new GiftOutcome.Written(taken);
    }

    /// <summary>The gift that an entry of the ledger booked, or null.</summary>
    public async ValueTask<Gift?> OfEntryAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        for (var number = (await GiftBook.OfAsync(session, ClubId, cancellationToken)).LastNumber; number > 0; number--)
        {
            // The book is in the order in which it was written, as the ledger is; things have no entry.
            if (await session.LoadAsync<Gift>(Gift.IdOf(ClubId, number), cancellationToken) is not { } gift || gift.EntryNumber < entry.Number)
            {
                return null;
            }

            if (gift.EntryNumber == entry.Number)
            {
                return gift;
            }
        }

        return null;
    }

    /// <summary>Notes what the donor said about being named.</summary>
    /// <returns>Null when there is no such gift, or it was taken back.</returns>
    public async ValueTask<Gift?> ConsentAsync(string giftId, GiftConsent consent, CancellationToken cancellationToken)
    {
        if (await session.LoadAsync<Gift>(giftId, cancellationToken) is not { TakenBackOn: null } gift)
        {
            return null;
        }

        var told = gift with { Consent = consent };
        session.Put(told);
        await CountAsync(gift.CampaignId, cancellationToken);
        return told;
    }

    /// <summary>Counts a campaign anew from its gifts, so that its sums cannot drift.</summary>
    private async ValueTask CountAsync(string? campaignId, CancellationToken cancellationToken)
    {
        if (campaignId is null || await session.LoadAsync<Campaign>(campaignId, cancellationToken) is not { } campaign)
        {
            return;
        }

        var gifts = (await session.QueryAsync<Gift>(ContributionsJson.ByCampaign, campaignId, ContributionsJson.GiftsMax, cancellationToken))
            .Where(gift => gift.TakenBackOn is null).OrderBy(gift => gift.Number).ToList();
        session.Put(campaign with
        {
            Raised = gifts.Where(gift => gift.IsMoney).Aggregate(Dong.Zero, (sum, gift) => sum + gift.Value!.Value),
            Gifts = gifts.Count,
            GiftsInThings = gifts.Count(gift => !gift.IsMoney),
            Thanked = [.. gifts.Where(gift => gift.IsPublic).Select(gift => gift.Donor).Distinct(StringComparer.Ordinal)],
        });
    }

    private static LedgerPosting PostingOf(GivenGift gift, BookingNote note) => new()
    {
        Kind = EntryKind.Gift,
        Date = note.Date,
        Description = note.Description,
        EnteredBy = note.EnteredBy,
        BookPlace = note.BookPlace,
        MemberId = gift.DonorMemberId,
        Lines =
        [
            LedgerLine.DebitOf(note.MoneyOf(Fund.Activity), gift.Value!.Value),
            LedgerLine.CreditOf(LedgerAccount.Gifts, gift.Value.Value),
        ],
    };

    private static void ThrowUnlessClear(GivenGift gift)
    {
        if (gift.Donor.Length == 0 || gift.Things is { Length: 0 } || gift.Value is { Amount: <= 0 } || (gift.Things is null && gift.Value is null))
        {
            throw new ArgumentException("A gift has a donor, and an amount above zero or things.", nameof(gift));
        }
    }
}

/// <summary>A gift that is to be written down.</summary>
/// <param name="Donor">Who gave it, as it was said.</param>
/// <param name="DonorMemberId">The donor in the roster, or null.</param>
/// <param name="Things">What was given in things; null for money.</param>
/// <param name="Value">The money, or the estimated value of things.</param>
/// <param name="CampaignId">The campaign it is for, or null.</param>
public sealed record GivenGift(string Donor, string? DonorMemberId, string? Things, Dong? Value, string? CampaignId);

/// <summary>Whether a gift was written down or taken back.</summary>
public abstract record GiftOutcome
{
    private GiftOutcome()
    {
    }

    /// <summary>Everything is staged; the commit makes it durable.</summary>
    public sealed record Written(Gift Gift) : GiftOutcome;

    /// <summary>Nothing was staged.</summary>
    public sealed record Refused(PostingRefusal Reason) : GiftOutcome;
}
