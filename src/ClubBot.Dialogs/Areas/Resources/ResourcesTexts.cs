using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Sentences about who need not pay the fee.</summary>
public sealed class ExemptionTexts(TextCatalog catalog) : TextSet(catalog, "exemption")
{
    public string Who(Speech speech) => Say(speech);

    public string NeedSentence(Speech speech) => Say(speech);

    public string NotFound(Speech speech, string name) => Say(speech, [("name", name)]);

    public string WhichOne(Speech speech, string name) => Say(speech, [("name", name)]);

    public string MorePeople() => Label();

    public string WasNotExempt(Speech speech, string who) => Say(speech, [("Who", Speech.Capital(who))]);

    public string IsExempt(Speech speech, string who, string reason) => Say(speech, [("Who", Speech.Capital(who)), ("reason", reason)]);

    public string Why(Speech speech, string who) => Say(speech, [("who", who)]);

    public string NeedReason(Speech speech) => Say(speech);

    public string Confirm(Speech speech, string who, string month, string reason) =>
        Say(speech, [("who", who), ("month", month), ("reason", reason)]);

    public string ConfirmEnd(Speech speech, string who, string month) => Say(speech, [("who", who), ("month", month)]);

    public string Yes() => Label();

    public string OtherReason() => Label();

    public string Done(Speech speech, string who, string receipt) => Say(speech, [("who", who), ("receipt", receipt)]);

    public string Ended(Speech speech, string who, string receipt) => Say(speech, [("who", who), ("receipt", receipt)]);
}

/// <summary>Sentences for the member of whom the club has received something.</summary>
public sealed class ReceiptTexts(TextCatalog catalog) : TextSet(catalog, "receipt")
{
    /// <summary>What was paid, as a part of a sentence.</summary>
    public string Fee(string months) => Say(Neutral, [("months", months)]);

    /// <summary>The same for money that was given.</summary>
    public string Gift() => Say(Neutral);

    /// <summary>The same for a loan.</summary>
    public string Repayment() => Say(Neutral);

    public string ThanksForThings(Speech speech, string things, string document) => Say(speech, [("things", things), ("document", document)]);

    public string GiftTakenBack(Speech speech, string document) => Say(speech, [("document", document)]);

    public string Ask(Speech speech, Dong amount, string what, DateOnly day, string document) =>
        Say(speech, [("amount", Wording.Money(amount)), ("what", what), ("day", Wording.Day(day)), ("document", document)]);

    public string Right() => Label();

    public string Wrong() => Label();

    public string Thanks(Speech speech, string document) => Say(speech, [("document", document)]);

    public string TakenBack(Speech speech, Dong amount, string document) => Say(speech, [("amount", Wording.Money(amount)), ("document", document)]);

    public string WhatIsWrong(Speech speech) => Say(speech);

    public string NeedWords(Speech speech) => Say(speech);

    public string ConfirmWords(Speech speech, string words) => Say(speech, [("words", words)]);

    public string YesTellThem() => Label();

    public string Rewrite() => Label();

    public string Noted(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string NotedButBoardIsNotHere(Speech speech, string receipt) => Say(speech, [("receipt", receipt)]);

    public string MemberDisputes(
        Speech speech, string who, string fullName, string words, Dong amount, string what, string document, string receipt) => Say(
        speech,
        [
            ("Who", Speech.Capital(who)), ("fullName", fullName), ("words", words), ("amount", Wording.Money(amount)), ("what", what),
            ("document", document), ("receipt", receipt),
        ]);
}

/// <summary>Sentences around a list that is read to the board.</summary>
public sealed class ListTexts(TextCatalog catalog) : TextSet(catalog, "resourceList")
{
    public string EntryOwing() => Label();

    public string Owing(Speech speech, string month, int owing, int paid, int exempt) =>
        Say(speech, [("month", month), ("owing", Number(owing)), ("paid", Number(paid)), ("exempt", Number(exempt))]);

    public string NobodyOwes(Speech speech, string month, int paid, int exempt) =>
        Say(speech, [("month", month), ("paid", Number(paid)), ("exempt", Number(exempt))]);

    public string Gifts(Speech speech, int count, Dong sum) => Say(speech, [("count", Number(count)), ("sum", Wording.Money(sum))]);

    public string NoGifts(Speech speech) => Say(speech);

    /// <summary>One gift on a line.</summary>
    public string GiftLine(string document, string day, string donor, string what) =>
        Say(Neutral, [("document", document), ("day", day), ("donor", donor), ("what", what)]);

    /// <summary>What stands behind a gift whose donor may be named.</summary>
    public string MayBeNamed() => Label();

    public string More(Speech speech, int page, int pages) => Say(speech, [("page", Number(page)), ("pages", Number(pages))]);

    public string Last(Speech speech) => Say(speech);

    public string NextPage() => Label();

    public string Collect() => Label();

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
