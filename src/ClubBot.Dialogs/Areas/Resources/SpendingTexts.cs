using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Sentences for the board member who writes down what the club spends, and the words by which such a sentence is read.</summary>
public sealed class SpendingTexts(TextCatalog catalog) : TextSet(catalog, "spending")
{
    public string Entry() => Label();

    /// <summary>Phrases with which a sentence about spending begins, with a bar between them.</summary>
    public string WordsOfSpending() => Label();

    /// <summary>Words for what money is spent on; behind them comes the price.</summary>
    public string WordsOfBuying() => Label();

    /// <summary>Words of a sentence that asks or tells others something, and records nothing.</summary>
    public string WordsOfAsking() => Label();

    /// <summary>Words before the price.</summary>
    public string WordsBeforeThePrice() => Label();

    /// <summary>Words before the purpose that do not belong to it.</summary>
    public string WordsLeftOut() => Label();

    public string NoLedger(Speech speech) => Say(speech);

    public string WhatWasSpent(Speech speech) => Say(speech);

    public string NeedSentence(Speech speech) => Say(speech);

    public string HowMuch(Speech speech, string purpose) => Say(speech, [("purpose", purpose)]);

    public string NeedAmount(Speech speech) => Say(speech);

    public string ForWhat(Speech speech, Dong amount) => Say(speech, [("amount", Wording.Money(amount))]);

    public string NeedPurpose(Speech speech) => Say(speech);

    public string NotEnough(Speech speech, Dong amount, Dong cash) => Say(speech, [("amount", Wording.Money(amount)), ("cash", Wording.Money(cash))]);

    public string Confirm(Speech speech, string purpose, Dong amount, Dong left) =>
        Say(speech, [("purpose", purpose), ("amount", Wording.Money(amount)), ("left", Wording.Money(left))]);

    public string ConfirmAgain(Speech speech, string purpose, Dong amount, string document) =>
        Say(speech, [("purpose", purpose), ("amount", Wording.Money(amount)), ("document", document)]);

    public string Yes() => Label();

    public string YesAgain() => Label();

    public string SayAgain() => Label();

    public string Refused(Speech speech) => Say(speech);

    public string Done(Speech speech, string purpose, Dong amount, string document) =>
        Say(speech, [("purpose", purpose), ("amount", Wording.Money(amount)), ("document", document)]);

    public string Today(Speech speech, int count, Dong sum) => Say(speech, CountOf(count, sum));

    public string Total(Speech speech, int count, Dong sum) => Say(speech, CountOf(count, sum));

    public string Enough() => Label();

    public string WasWrong() => Label();

    public string TakenBack(Speech speech, string document, string reversal) => Say(speech, [("document", document), ("reversal", reversal)]);

    public string TooLate(Speech speech) => Say(speech);

    /// <summary>What the ledger's reversal says of itself.</summary>
    public string ReversalText(string document) => Say(Neutral, [("document", document)]);

    private static (string Name, string Value)[] CountOf(int count, Dong sum) =>
        [("count", count.ToString(CultureInfo.InvariantCulture)), ("sum", Wording.Money(sum))];
}
