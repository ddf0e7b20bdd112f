using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Resources;

/// <summary>Sentences for the board member who takes the monthly fee. Names are as the club calls people; months as they are written, "11/2026".</summary>
public sealed class FeeTexts(TextCatalog catalog) : TextSet(catalog, "fees")
{
    public string Entry() => Label();

    public string NoLedger(Speech speech) => Say(speech);

    public string NoFee(Speech speech) => Say(speech);

    public string Who(Speech speech) => Say(speech);

    public string NeedSentence(Speech speech) => Say(speech);

    public string NotFound(Speech speech, string name) => Say(speech, [("name", name)]);

    public string WhichOne(Speech speech, int count, string name) => Say(speech, [("count", Number(count)), ("name", name)]);

    public string MorePeople() => Label();

    public string ConfirmOne(Speech speech, string who, string months, Dong amount) =>
        Say(speech, [("who", who), ("months", months), ("amount", Wording.Money(amount))]);

    public string ConfirmMany(Speech speech, string who, int count, string months, Dong sum) =>
        Say(speech, [("who", who), ("count", Number(count)), ("months", months), ("sum", Wording.Money(sum))]);

    /// <summary>The months of a fee as a part of a sentence, where they are the same for everybody.</summary>
    public string OfMonths(string months) => Say(Neutral, [("months", months)]);

    /// <summary>The same, where everybody pays so many months but not the same.</summary>
    public string MonthsEach(int count) => Say(Neutral, [("count", Number(count))]);

    /// <summary>The same, where nothing of it is the same.</summary>
    public string SeveralMonths() => Say(Neutral);

    public string Right() => Label();

    public string IntoTheBank() => Label();

    public string LeftOut(string names) => Say(Neutral, [("names", names)]);

    public string Exempt(string names) => Say(Neutral, [("names", names)]);

    public string Paid(string names) => Say(Neutral, [("names", names)]);

    public string AndOthers(string names, int count) => Say(Neutral, [("names", names), ("count", Number(count))]);

    public string FromTo(string first, string last) => Say(Neutral, [("first", first), ("last", last)]);

    public string NobodyPays(Speech speech) => Say(speech);

    public string NamesPaying() => Label();

    public string NamesLeftOut() => Label();

    public string NamesExempt() => Label();

    public string NamesPaid() => Label();

    public string IsThatRight(Speech speech, int count, Dong sum) => Say(speech, Sum(count, sum));

    public string Yes() => Label();

    public string SeeNames() => Label();

    public string MoreNames() => Label();

    public string FirstNames() => Label();

    public string SayAgain() => Label();

    public string HasChanged(Speech speech) => Say(speech);

    public string Refused(Speech speech) => Say(speech);

    public string DoneOne(Speech speech, string who, string months, Dong amount, string document) =>
        Say(speech, [("who", who), ("months", months), ("amount", Wording.Money(amount)), ("document", document)]);

    public string DoneMany(Speech speech, int count, Dong sum, string documents) => Say(speech, [.. Sum(count, sum), ("documents", documents)]);

    public string Today(Speech speech, int count, Dong sum) => Say(speech, Sum(count, sum));

    public string Enough() => Label();

    public string WasWrong() => Label();

    public string Total(Speech speech, int count, Dong sum) => Say(speech, Sum(count, sum));

    public string NothingPaid(Speech speech) => Say(speech);

    public string ConfirmBack(Speech speech, string who, string documents, Dong sum) =>
        Say(speech, [("who", who), ("documents", documents), ("sum", Wording.Money(sum))]);

    public string YesBack() => Label();

    public string TakenBack(Speech speech, string documents, string reversals) => Say(speech, [("documents", documents), ("reversals", reversals)]);

    public string TooLate(Speech speech) => Say(speech);

    /// <summary>What the ledger's entry says: the member's full name and the months.</summary>
    public string EntryText(string who, string months) => Say(Neutral, [("who", who), ("months", months)]);

    /// <summary>What the entry says that takes another back.</summary>
    public string ReversalText(string document) => Say(Neutral, [("document", document)]);

    private static (string Name, string Value)[] Sum(int count, Dong sum) => [("count", Number(count)), ("sum", Wording.Money(sum))];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
