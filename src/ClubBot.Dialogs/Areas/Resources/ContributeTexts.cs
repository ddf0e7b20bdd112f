using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Transfers;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Sentences for the board member who opens, looks at and closes a campaign.</summary>
public sealed class CampaignTexts(TextCatalog catalog) : TextSet(catalog, "campaign")
{
    public string Entry() => Label();

    public string NoneOpen(Speech speech) => Say(speech);

    public string WhichOne(Speech speech, int count) => Say(speech, [("count", Number(count))]);

    public string New() => Label();

    public string More() => Label();

    public string ForWhat(Speech speech) => Say(speech);

    public string NeedName(Speech speech) => Say(speech);

    public string HowMuch(Speech speech, string name) => Say(speech, [("name", name)]);

    public string NeedAmount(Speech speech) => Say(speech);

    public string UntilWhen(Speech speech) => Say(speech);

    public string NeedDay(Speech speech) => Say(speech);

    public string Confirm(Speech speech, string name, Dong target, DateOnly lastDay) =>
        Say(speech, [("name", name), ("target", Wording.Money(target)), ("day", Wording.Day(lastDay))]);

    public string Yes() => Label();

    public string Anew() => Label();

    public string RunsAlready(Speech speech, string name) => Say(speech, [("name", name)]);

    public string Opened(Speech speech, string name) => Say(speech, [("name", name)]);

    public string See(Speech speech, Campaign campaign, int daysLeft) => Say(
        speech,
        [
            ("name", campaign.Name), ("raised", Wording.Money(campaign.Raised)), ("target", Wording.Money(campaign.Target)),
            ("percent", Number(campaign.Percent)), ("gifts", Number(campaign.Gifts)), ("days", Number(daysLeft)),
        ]);

    public string Close() => Label();

    public string ConfirmClose(Speech speech, string name, Dong raised) => Say(speech, [("name", name), ("raised", Wording.Money(raised))]);

    public string YesClose() => Label();

    public string Closed(Speech speech, string name, Dong raised, Dong target) =>
        Say(speech, [("name", name), ("raised", Wording.Money(raised)), ("target", Wording.Money(target))]);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Sentences for whoever asks about fee and gifts.</summary>
public sealed class ContributeTexts(TextCatalog catalog) : TextSet(catalog, "contribute")
{
    public string Entry() => Label();

    public string HowForVisitors(Speech speech) => Say(speech);

    public string NoFee(Speech speech) => Say(speech);

    public string FeePaid(Speech speech, string month, DateOnly day) => Say(speech, [("month", month), ("day", Wording.Day(day))]);

    public string FeeExempt(Speech speech) => Say(speech);

    public string FeeOpen(Speech speech, string month, Dong fee) => Say(speech, [("month", month), ("fee", Wording.Money(fee))]);

    /// <param name="speech">The reader's.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="daysLeft">Days that are left with today.</param>
    /// <param name="thanks">Thanks to donors who want to be named; empty where nobody does.</param>
    public string Progress(Speech speech, Campaign campaign, int daysLeft, string thanks) => Say(
        speech,
        [
            ("name", campaign.Name), ("raised", Wording.Money(campaign.Raised)), ("target", Wording.Money(campaign.Target)),
            ("percent", Number(campaign.Percent)), ("days", Number(daysLeft)), ("thanks", thanks.Length == 0 ? "" : $"\n{thanks}"),
        ]);

    public string Thanks(string names) => Say(Neutral, [("names", names)]);

    public string ThanksAndOthers(string names, int count) => Say(Neutral, [("names", names), ("count", Number(count))]);

    public string How(Speech speech) => Say(speech);

    public string HowWithoutCampaign(Speech speech) => Say(speech);

    public string AnythingElse(Speech speech) => Say(speech);

    public string HowToTransfer() => Label();

    public string TellBoard() => Label();

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Sentences for whoever asks how to transfer money to the club.</summary>
public sealed class TransferTexts(TextCatalog catalog) : TextSet(catalog, "transfer")
{
    public string NoAccount(Speech speech) => Say(speech);

    public string WhatFor(Speech speech) => Say(speech);

    public string Fee() => Label();

    public string Loan() => Label();

    public string Gift() => Label();

    public string Details(Speech speech, ClubTransferAccount account, Dong amount, string code) =>
        Say(speech, [.. Of(account), ("amount", Wording.Money(amount)), ("code", code)]);

    public string DetailsWithoutAmount(Speech speech, ClubTransferAccount account, string code) => Say(speech, [.. Of(account), ("code", code)]);

    public string LookAtTheName(Speech speech, string holder) => Say(speech, [("holder", holder)]);

    private static (string Name, string Value)[] Of(ClubTransferAccount account) =>
        [("bank", account.BankName), ("number", account.Number), ("holder", account.Holder)];
}
