using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Sentences for the board member who writes gifts down. The donor is named as it was said.</summary>
public sealed class GiftTexts(TextCatalog catalog) : TextSet(catalog, "gift")
{
    public string Entry() => Label();

    public string NoLedger(Speech speech) => Say(speech);

    public string WhoGaveWhat(Speech speech) => Say(speech);

    public string SeeBook() => Label();

    public string NeedSentence(Speech speech) => Say(speech);

    public string WhoGives(Speech speech) => Say(speech);

    public string NeedDonor(Speech speech) => Say(speech);

    public string WhatIsGiven(Speech speech, string donor) => Say(speech, [("Donor", Speech.Capital(donor))]);

    public string NeedWhat(Speech speech) => Say(speech);

    public string IsMember(Speech speech, string donor) => Say(speech, [("donor", donor)]);

    public string Outsider() => Label();

    public string MorePeople() => Label();

    public string ForWhat(Speech speech) => Say(speech);

    public string NoCampaign() => Label();

    public string MoreCampaigns() => Label();

    /// <summary>The gift as it would be written down, and whether that is right.</summary>
    /// <param name="speech">The board member's.</param>
    /// <param name="gift">The gift.</param>
    /// <param name="campaign">Name of the campaign it is for, or null.</param>
    /// <param name="isByBank">True when the money came into the bank.</param>
    public string ConfirmGift(Speech speech, GivenGift gift, string? campaign, bool isByBank)
    {
        var what = gift.Things is null ? isByBank ? MoneyByBank(gift.Value ?? Dong.Zero) : Money(gift.Value ?? Dong.Zero)
            : gift.Value is { } value ? ThingsWorth(gift.Things, value)
            : Things(gift.Things);
        return campaign is null ? Confirm(speech, gift.Donor, what) : ConfirmForCampaign(speech, gift.Donor, what, campaign);
    }

    public string ConfirmAgain(Speech speech, string donor, string document) => Say(speech, [("donor", donor), ("document", document)]);

    public string Yes() => Label();

    public string YesAgain() => Label();

    public string SayAgain() => Label();

    public string Refused(Speech speech) => Say(speech);

    /// <summary>The receipt.</summary>
    public string Done(Speech speech, Gift gift) => gift.IsMoney ? DoneMoney(speech, gift) : DoneThings(speech, gift);

    public string MayBeNamed(Speech speech, string donor) => Say(speech, [("Donor", Speech.Capital(donor))]);

    public string NoSuchNumber(Speech speech) => Say(speech);

    public string YesName() => Label();

    public string DoNotName() => Label();

    public string NotAskedYet() => Label();

    public string WillBeNamed(Speech speech, string donor) => Say(speech, [("donor", donor)]);

    public string WillNotBeNamed(Speech speech, string donor) => Say(speech, [("donor", donor)]);

    public string Today(Speech speech, int count, Dong sum) => Say(speech, Sum(count, sum));

    public string Enough() => Label();

    public string WasWrong() => Label();

    public string Total(Speech speech, int count, Dong sum) => Say(speech, Sum(count, sum));

    public string TakenBack(Speech speech, string document) => Say(speech, [("document", document)]);

    public string TooLate(Speech speech) => Say(speech);

    /// <summary>What the ledger's entry says.</summary>
    public string EntryText(string donor) => Say(Neutral, [("donor", donor)]);

    /// <summary>What the entry says that takes another back.</summary>
    public string ReversalText(string document) => Say(Neutral, [("document", document)]);

    private string Confirm(Speech speech, string donor, string what) => Say(speech, [("donor", donor), ("what", what)]);

    private string ConfirmForCampaign(Speech speech, string donor, string what, string campaign) =>
        Say(speech, [("donor", donor), ("what", what), ("campaign", campaign)]);

    private string Money(Dong amount) => Say(Neutral, [("amount", Wording.Money(amount))]);

    private string MoneyByBank(Dong amount) => Say(Neutral, [("amount", Wording.Money(amount))]);

    private string Things(string things) => Say(Neutral, [("things", things)]);

    private string ThingsWorth(string things, Dong value) => Say(Neutral, [("things", things), ("value", Wording.Money(value))]);

    private string DoneMoney(Speech speech, Gift gift) =>
        Say(speech, [("donor", gift.Donor), ("amount", Wording.Money(gift.Value ?? Dong.Zero)), ("document", gift.DocumentNumber)]);

    private string DoneThings(Speech speech, Gift gift) => Say(speech, [("donor", gift.Donor), ("things", gift.Things ?? ""), ("document", gift.DocumentNumber)]);

    private static (string Name, string Value)[] Sum(int count, Dong sum) =>
        [("count", count.ToString(CultureInfo.InvariantCulture)), ("sum", Wording.Money(sum))];
}
