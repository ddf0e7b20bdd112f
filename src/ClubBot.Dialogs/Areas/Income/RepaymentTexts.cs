using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Income;

/// <summary>Sentences for the board member who takes payments. "Who" is the borrower as the club calls them.</summary>
public sealed class RepaymentTexts(TextCatalog catalog) : TextSet(catalog, "repayment")
{
    public string Entry() => Label();

    public string NoLedger(Speech speech) => Say(speech);

    public string NobodyOwes(Speech speech) => Say(speech);

    public string Who(Speech speech) => Say(speech);

    public string NotFound(Speech speech) => Say(speech);

    public string OwnLoan(Speech speech) => Say(speech);

    public string HowMuch(Speech speech, string who, Dong outstanding) =>
        Say(speech, [("Who", Speech.Capital(who)), ("who", who), ("outstanding", Wording.Money(outstanding))]);

    public string NeedAmount(Speech speech) => Say(speech);

    public string TooMuch(Speech speech, string who, Dong amount, Dong most) =>
        Say(speech, [("who", who), ("Amount", Wording.Money(amount)), ("most", Wording.Money(most))]);

    /// <param name="speech">The board member's.</param>
    /// <param name="who">The borrower.</param>
    /// <param name="amount">What is paid.</param>
    /// <param name="parts">How it is divided, see <see cref="ReceivedTexts.PartsOf"/>.</param>
    /// <param name="left">Principal that is owed afterwards.</param>
    public string Confirm(Speech speech, string who, Dong amount, string parts, Dong left) =>
        Say(speech, [("who", who), ("amount", Wording.Money(amount)), ("parts", parts), ("left", Wording.Money(left))]);

    public string ConfirmAgain(Speech speech, string who, Dong amount, string document) =>
        Say(speech, [("who", who), ("amount", Wording.Money(amount)), ("document", document)]);

    public string Yes() => Label();

    public string YesAgain() => Label();

    public string OtherAmount() => Label();

    public string Done(Speech speech, string who, Dong amount, Dong left, string document) =>
        Say(speech, [("who", who), ("amount", Wording.Money(amount)), ("left", Wording.Money(left)), ("document", document)]);

    public string DoneAll(Speech speech, string who, Dong amount, string document) =>
        Say(speech, [("who", who), ("amount", Wording.Money(amount)), ("document", document)]);

    public string Today(Speech speech, int count, Dong sum) => Say(speech, Sum(count, sum));

    public string Total(Speech speech, int count, Dong sum) => Say(speech, Sum(count, sum));

    public string WasWrong() => Label();

    public string Enough() => Label();

    public string TakenBack(Speech speech, string who, Dong left, string document, string reversal) =>
        Say(speech, [("Who", Speech.Capital(who)), ("left", Wording.Money(left)), ("document", document), ("reversal", reversal)]);

    public string TooLate(Speech speech) => Say(speech);

    public string Refused(Speech speech) => Say(speech);

    /// <summary>What the ledger's entry says: the borrower's full name and what it is.</summary>
    public string EntryText(string who) => Say(Neutral, [("who", who)]);

    /// <summary>What the entry says that takes another back.</summary>
    public string ReversalText(string document) => Say(Neutral, [("document", document)]);

    private static (string Name, string Value)[] Sum(int count, Dong sum) =>
        [("count", count.ToString(CultureInfo.InvariantCulture)), ("sum", Wording.Money(sum))];
}

/// <summary>Sentences for the member whose payment was booked, and for whom the member lets know.</summary>
public sealed class ReceivedTexts(TextCatalog catalog) : TextSet(catalog, "received")
{
    public string Ask(Speech speech, string who, Repayment paid, Dong left, string document) => Say(
        speech,
        [
            ("who", who), ("amount", Wording.Money(paid.Principal + paid.Interest)), ("day", Wording.Day(paid.PaidOn!.Value)),
            ("parts", PartsOf(paid.Principal, paid.Interest)), ("left", Wording.Money(left)), ("document", document),
        ]);

    /// <summary>How a payment is divided, as a part of a sentence.</summary>
    public string PartsOf(Dong principal, Dong interest) =>
        interest == Dong.Zero ? AllPrincipal()
        : principal == Dong.Zero ? AllInterest()
        : Parts(principal, interest);

    public string Right() => Label();

    public string Wrong() => Label();

    public string Thanks(Speech speech, string document) => Say(speech, [("document", document)]);

    /// <summary>Without a sum: by the time it is read, more may have been booked.</summary>
    public string TakenBack(Speech speech, string document) => Say(speech, [("document", document)]);

    private string Parts(Dong principal, Dong interest) =>
        Say(Neutral, [("principal", Wording.Money(principal)), ("interest", Wording.Money(interest))]);

    private string AllPrincipal() => Say(Neutral);

    private string AllInterest() => Say(Neutral);

    public string ToFamily(Speech speech, string who, Dong amount, Dong left, string document) =>
        Say(speech, [("Who", Speech.Capital(who)), ("amount", Wording.Money(amount)), ("left", Wording.Money(left)), ("document", document)]);
}
