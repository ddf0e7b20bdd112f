using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Income.Lending;

/// <summary>Sentences for a member who asks for a loan.</summary>
public sealed class LoanRequestTexts(TextCatalog catalog) : TextSet(catalog, "request")
{
    public string HowMuch(Speech speech, Dong most) => Say(speech, [("most", Wording.Money(most))]);

    public string NeedAmount(Speech speech) => Say(speech);

    public string TooMuch(Speech speech, Dong most) => Say(speech, [("most", Wording.Money(most))]);

    public string WhatFor(Speech speech) => Say(speech);

    public string NeedPurpose(Speech speech) => Say(speech);

    public string Animals() => Label();

    public string Crops() => Label();

    public string Trade() => Label();

    public string HowLong(Speech speech, int fewest, int most) => Say(speech, Span(fewest, most));

    public string WrongTerm(Speech speech, int fewest, int most) => Say(speech, Span(fewest, most));

    public string Months(int months) => Say(Neutral, [("months", Count(months))]);

    /// <summary>What the loan will cost: its first and its last instalment and all interest together.</summary>
    public string Confirm(Speech speech, LoanRequest request, IReadOnlyList<Instalment> instalments, Dong interest) => Say(
        speech,
        [
            .. Of(request), ("rate", Wording.Percent(request.MonthlyRateBasisPoints)), ("first", Wording.Money(instalments[0].Total)),
            ("last", Wording.Money(instalments[^1].Total)), ("interest", Wording.Money(interest)),
        ]);

    public string Yes() => Label();

    public string Change() => Label();

    public string Done(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string DoneButBoardIsNotHere(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string HasLoan(Speech speech) => Say(speech);

    public string HasOverdue(Speech speech) => Say(speech);

    public string IsWaiting(Speech speech, LoanRequest request) => Say(speech, [.. Of(request), ("receipt", request.Receipt)]);

    public string IsApproved(Speech speech, LoanRequest request) => Say(speech, Of(request));

    public string Withdraw() => Label();

    public string SureWithdraw(Speech speech, LoanRequest request) => Say(speech, Of(request));

    public string YesWithdraw() => Label();

    public string Withdrawn(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (string Name, string Value)[] Span(int fewest, int most) => [("fewest", Count(fewest)), ("most", Count(most))];

    private static (string Name, string Value)[] Of(LoanRequest request) =>
        [("amount", Wording.Money(request.Amount)), ("purpose", request.Purpose), ("months", Count(request.TermMonths))];
}

/// <summary>Sentences for the board that decides, and for the member about whom it decided.</summary>
public sealed class DecisionTexts(TextCatalog catalog) : TextSet(catalog, "decision")
{
    public string Entry() => Label();

    /// <summary>Phrases that lead here, with a bar between them.</summary>
    public string Cues() => Label();

    public string NothingWaits(Speech speech) => Say(speech);

    public string Waiting(Speech speech, int count, Dong cash) =>
        Say(speech, [("count", count.ToString(CultureInfo.InvariantCulture)), ("cash", Wording.Money(cash))]);

    public string ToDecide(string who) => Say(Neutral, [("Who", Speech.Capital(who))]);

    public string ToPayOut(string who) => Say(Neutral, [("Who", Speech.Capital(who))]);

    public string ToForgive(string who) => Say(Neutral, [("Who", Speech.Capital(who))]);

    public string More() => Label();

    /// <param name="speech">The board member's.</param>
    /// <param name="who">The borrower.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cash">Cash of the income fund.</param>
    /// <param name="yes">Who agreed already; empty = nobody.</param>
    public string Request(Speech speech, string who, LoanRequest request, Dong cash, string yes) => Say(
        speech,
        [
            ("Who", Speech.Capital(who)), ("amount", Wording.Money(request.Amount)), ("purpose", request.Purpose),
            ("months", request.TermMonths.ToString(CultureInfo.InvariantCulture)), ("rate", Wording.Percent(request.MonthlyRateBasisPoints)),
            ("priority", request.HasPriority ? Priority() : ""), ("cash", Wording.Money(cash)), ("agreed", Agreed(yes)),
        ]);

    public string Forgive(Speech speech, string who, Dong owed, string minutes, string yes) =>
        Say(speech, [("who", who), ("owed", Wording.Money(owed)), ("minutes", minutes), ("agreed", Agreed(yes))]);

    public string Yes() => Label();

    public string YesForgive() => Label();

    public string No() => Label();

    public string WhyNot(Speech speech, string who) => Say(speech, [("who", who)]);

    public string NeedReason(Speech speech) => Say(speech);

    public string SureNo(Speech speech, string who, string reason) => Say(speech, [("who", who), ("reason", reason)]);

    public string YesNo() => Label();

    public string OtherReason() => Label();

    public string IsOwn(Speech speech) => Say(speech);

    public string IsDecided(Speech speech, string who) => Say(speech, [("who", who)]);

    public string HasVoted(Speech speech, string who) => Say(speech, [("who", who)]);

    public string MoreYesNeeded(Speech speech, string who, int count) =>
        Say(speech, [("who", who), ("count", count.ToString(CultureInfo.InvariantCulture))]);

    public string NoNoted(Speech speech, string who) => Say(speech, [("who", who)]);

    public string Approved(Speech speech, string who, LoanRequest request) => Say(speech, [("who", who), ("amount", Wording.Money(request.Amount))]);

    public string Refused(Speech speech, string who) => Say(speech, [("who", who)]);

    public string MemberApproved(Speech speech, LoanRequest request) =>
        Say(speech, [("amount", Wording.Money(request.Amount)), ("receipt", request.Receipt)]);

    public string MemberRefused(Speech speech, LoanRequest request, string reason) =>
        Say(speech, [("amount", Wording.Money(request.Amount)), ("reason", reason), ("receipt", request.Receipt)]);

    public string BoardApproved(Speech speech, string who, LoanRequest request) => Say(speech, [("who", who), ("amount", Wording.Money(request.Amount))]);

    public string NothingToForgive(Speech speech, string who) => Say(speech, [("Who", Speech.Capital(who))]);

    public string MonthIsLocked(Speech speech) => Say(speech);

    public string Forgiven(Speech speech, string who, Dong amount, string document) =>
        Say(speech, [("who", who), ("amount", Wording.Money(amount)), ("document", document)]);

    public string MemberForgiven(Speech speech, Dong amount, string document) =>
        Say(speech, [("amount", Wording.Money(amount)), ("document", document)]);

    /// <summary>What the ledger's entry says.</summary>
    public string WriteOffEntry(string fullName, string minutes) => Say(Neutral, [("who", fullName), ("minutes", minutes)]);

    private string Priority() => Say(Neutral);

    private string Agreed(string names) => names.Length == 0 ? NobodyYet() : AgreedBy(names);

    private string AgreedBy(string names) => Say(Neutral, [("names", names)]);

    private string NobodyYet() => Say(Neutral);
}

/// <summary>Sentences for whoever hands the money over.</summary>
public sealed class PayoutTexts(TextCatalog catalog) : TextSet(catalog, "payout")
{
    public string Confirm(Speech speech, string who, LoanRequest request, Instalment first) => Say(
        speech,
        [
            ("who", who), ("amount", Wording.Money(request.Amount)), ("months", request.TermMonths.ToString(CultureInfo.InvariantCulture)),
            ("first", Wording.Money(first.Total)), ("day", Wording.Day(first.DueOn)),
        ]);

    public string Yes() => Label();

    public string NotYet() => Label();

    public string WaitsOn(Speech speech) => Say(speech);

    public string IsOwn(Speech speech) => Say(speech);

    public string HasLoan(Speech speech, string who) => Say(speech, [("Who", Speech.Capital(who))]);

    public string NotEnough(Speech speech, Dong amount, Dong cash) =>
        Say(speech, [("amount", Wording.Money(amount)), ("cash", Wording.Money(cash))]);

    public string MonthIsLocked(Speech speech) => Say(speech);

    public string Done(Speech speech, string who, Dong amount, string document) =>
        Say(speech, [("who", who), ("amount", Wording.Money(amount)), ("document", document)]);

    public string Left(Speech speech, Dong cash) => Say(speech, [("cash", Wording.Money(cash))]);

    public string Enough() => Label();

    public string WasWrong() => Label();

    public string TooLate(Speech speech) => Say(speech);

    public string TakenBack(Speech speech, string document, string reversal) => Say(speech, [("document", document), ("reversal", reversal)]);

    public string MemberTakenBack(Speech speech, string document) => Say(speech, [("document", document)]);

    public string ToFamily(Speech speech, string who, Dong amount, string document) =>
        Say(speech, [("who", who), ("amount", Wording.Money(amount)), ("document", document)]);

    /// <summary>What the ledger's entry says: the borrower's full name and what it is.</summary>
    public string EntryText(string who) => Say(Neutral, [("who", who)]);

    /// <summary>What the entry says that takes another back.</summary>
    public string ReversalText(string document) => Say(Neutral, [("document", document)]);
}

/// <summary>Sentences for the member who was handed money.</summary>
public sealed class LentTexts(TextCatalog catalog) : TextSet(catalog, "lent")
{
    public string Ask(Speech speech, string who, Loan loan, Instalment first) => Say(
        speech,
        [
            ("who", who), ("Who", Speech.Capital(who)), ("amount", Wording.Money(loan.Principal)), ("day", Wording.Day(loan.StartedOn)),
            ("first", Wording.Money(first.Total)), ("due", Wording.Day(first.DueOn)),
        ]);

    public string Right() => Label();

    public string Wrong() => Label();

    public string Thanks(Speech speech) => Say(speech);

    public string IsTakenBack(Speech speech) => Say(speech);
}

/// <summary>Sentences about more time and about forgiving.</summary>
public sealed class ReliefTexts(TextCatalog catalog) : TextSet(catalog, "relief")
{
    public string Entry() => Label();

    /// <summary>Phrases that lead here, with a bar between them.</summary>
    public string Cues() => Label();

    public string NobodyOwes(Speech speech) => Say(speech);

    public string Who(Speech speech) => Say(speech);

    public string WhichOne(Speech speech) => Say(speech);

    public string NotFound(Speech speech) => Say(speech);

    public string IsOwn(Speech speech) => Say(speech);

    public string What(Speech speech, string who, Dong owed) => Say(speech, [("Who", Speech.Capital(who)), ("owed", Wording.Money(owed))]);

    public string WhatAfterExtension(Speech speech, string who, Dong owed) =>
        Say(speech, [("Who", Speech.Capital(who)), ("owed", Wording.Money(owed))]);

    public string Extend() => Label();

    public string Forgive() => Label();

    public string HowLong(Speech speech, string who, int most) => Say(speech, [("who", who), ("most", Count(most))]);

    public string Months(int months) => Say(Neutral, [("months", Count(months))]);

    public string NeedMonths(Speech speech, int most) => Say(speech, [("most", Count(most))]);

    public string WhichMinutes(Speech speech) => Say(speech);

    public string NeedMinutes(Speech speech) => Say(speech);

    public string ConfirmExtend(Speech speech, string who, int months, string minutes, Instalment next, DateOnly last) => Say(
        speech,
        [
            ("who", who), ("months", Count(months)), ("minutes", minutes), ("next", Wording.Money(next.Total)), ("day", Wording.Day(next.DueOn)),
            ("last", Wording.Day(last)),
        ]);

    public string ConfirmForgive(Speech speech, string who, Dong owed, string minutes) =>
        Say(speech, [("who", who), ("owed", Wording.Money(owed)), ("minutes", minutes)]);

    public string Yes() => Label();

    public string OtherMinutes() => Label();

    public string Extended(Speech speech, string who, int months, DateOnly last, string receipt) =>
        Say(speech, [("who", who), ("months", Count(months)), ("last", Wording.Day(last)), ("receipt", receipt)]);

    public string MemberExtended(Speech speech, int months, string minutes, DateOnly last) =>
        Say(speech, [("months", Count(months)), ("minutes", minutes), ("last", Wording.Day(last))]);

    public string IsProposed(Speech speech, string who) => Say(speech, [("who", who)]);

    public string Proposed(Speech speech, string who, string receipt) => Say(speech, [("who", who), ("receipt", receipt)]);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
