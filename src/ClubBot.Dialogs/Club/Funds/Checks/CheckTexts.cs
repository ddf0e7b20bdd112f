using System.Globalization;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>Sentences for whoever counts the cash of a day.</summary>
public sealed class CashCountTexts(TextCatalog catalog) : TextSet(catalog, "cashCount")
{
    public string Entry() => Label();

    /// <summary>Phrases that lead here, with a bar between them.</summary>
    public string Cues() => Label();

    public string NothingToday(Speech speech) => Say(speech);

    public string HowMuch(Speech speech, int count, Dong came, Dong went) => Say(
        speech,
        [("count", count.ToString(CultureInfo.InvariantCulture)), ("came", Wording.Money(came)), ("went", Wording.Money(went))]);

    public string NeedAmount(Speech speech) => Say(speech);

    public string Agrees(Speech speech, Dong counted, int count) =>
        Say(speech, [("counted", Wording.Money(counted)), ("count", count.ToString(CultureInfo.InvariantCulture))]);

    public string Sign() => Label();

    public string CountAgain() => Label();

    public string WasSigned(Speech speech, Dong counted, string receipt) => Say(speech, [("counted", Wording.Money(counted)), ("receipt", receipt)]);

    public string Differs(Speech speech, Dong counted, Dong booked, string lines) =>
        Say(speech, [("counted", Wording.Money(counted)), ("booked", Wording.Money(booked)), ("difference", DifferenceOf(counted - booked)), ("lines", lines)]);

    /// <summary>The same when every document of the day was taken back.</summary>
    public string NothingLeft(Speech speech, Dong counted) => Say(speech, [("counted", Wording.Money(counted))]);

    /// <summary>One document of the day.</summary>
    public string Line(CashLine line) =>
        Say(Neutral, [("document", line.Document), ("what", line.Description), ("amount", Wording.Money(line.Amount))]);

    public string MoreLines() => Label();

    public string KeepDifference() => Label();

    public string TakeWrongBack() => Label();

    public string WhichIsWrong(Speech speech) => Say(speech);

    /// <summary>One document of the day, on a button.</summary>
    public string OneOf(CashLine line) => Say(Neutral, [("document", line.Document)]);

    public string NeedDocument(Speech speech) => Say(speech);

    public string ConfirmTakeBack(Speech speech, CashLine line, string who) => Say(speech, [("line", Line(line)), ("who", who)]);

    /// <summary>The same for a document that is about no member.</summary>
    public string ConfirmTakeBackOfClub(Speech speech, CashLine line) => Say(speech, [("line", Line(line))]);

    public string YesTakeBack() => Label();

    public string OtherDocument() => Label();

    public string IsOwn(Speech speech, CashLine line) => Say(speech, [("document", line.Document)]);

    public string CannotTakeBack(Speech speech, CashLine line) => Say(speech, [("document", line.Document)]);

    public string WasTakenBack(Speech speech, CashLine line, string reversal) => Say(speech, [("document", line.Document), ("reversal", reversal)]);

    public string ToMember(Speech speech, CashLine line) => Say(speech, [("line", Line(line))]);

    /// <summary>What the ledger says of the reversal.</summary>
    public string ReversalText(string document) => Say(Neutral, [("document", document)]);

    public string DifferenceKept(Speech speech, CashCount count) =>
        Say(speech, [("difference", DifferenceOf(count.Difference)), ("receipt", count.Receipt)]);

    public string BoardDiffers(Speech speech, string who, CashCount count) => Say(
        speech,
        [
            ("Who", Speech.Capital(who)), ("counted", Wording.Money(count.Counted)), ("booked", Wording.Money(count.Booked)),
            ("difference", DifferenceOf(count.Difference)), ("receipt", count.Receipt),
        ]);

    private string DifferenceOf(Dong difference) => difference > Dong.Zero ? TooMuch(difference) : TooLittle(Dong.Zero - difference);

    private string TooMuch(Dong amount) => Say(Neutral, [("amount", Wording.Money(amount))]);

    private string TooLittle(Dong amount) => Say(Neutral, [("amount", Wording.Money(amount))]);
}

/// <summary>Sentences for the monthly check of cash, ledger and paper book.</summary>
public sealed class MonthCheckTexts(TextCatalog catalog) : TextSet(catalog, "monthCheck")
{
    public string Entry() => Label();

    /// <summary>Phrases that lead here, with a bar between them.</summary>
    public string Cues() => Label();

    public string NoLedger(Speech speech) => Say(speech);

    public string IsClosed(Speech speech, DateOnly month) => Say(speech, [("month", MonthOf(month))]);

    public string WaitsForOther(Speech speech, MonthCheck check) => Say(speech, [("month", MonthOf(check.Month)), ("receipt", check.Receipt)]);

    public string Begin(Speech speech, DateOnly month) => Say(speech, [("month", MonthOf(month))]);

    public string IncomeCounted(Speech speech) => Say(speech);

    public string IncomeBook(Speech speech) => Say(speech);

    public string ActivityCounted(Speech speech) => Say(speech);

    public string ActivityBook(Speech speech) => Say(speech);

    public string NeedAmount(Speech speech) => Say(speech);

    public string Agrees(Speech speech, MonthCheck check) => Say(speech, Of(check));

    public string Differs(Speech speech, Fund fund, MonthCheck check)
    {
        var figures = fund == Fund.Income ? check.Income : check.Activity;
        return Say(
            speech,
            [
                ("fund", fund == Fund.Income ? IncomeFund() : ActivityFund()), ("counted", Wording.Money(figures.Counted)),
                ("ledger", Wording.Money(figures.Ledger)), ("book", Wording.Money(figures.Book)), ("apart", ApartOf(figures)),
            ]);
    }

    public string Sign() => Label();

    public string CheckAgain() => Label();

    public string NotRight() => Label();

    public string SignedByTreasurer(Speech speech, MonthCheck check) => Say(speech, [("month", MonthOf(check.Month)), ("receipt", check.Receipt)]);

    public string SignedByOther(Speech speech, MonthCheck check) => Say(speech, [("month", MonthOf(check.Month)), ("receipt", check.Receipt)]);

    public string SecondSignature(Speech speech, MonthCheck check, string first) => Say(speech, [.. Of(check), ("First", Speech.Capital(first))]);

    public string Dropped(Speech speech) => Say(speech);

    public string Overtaken(Speech speech) => Say(speech);

    public string BoardDropped(Speech speech, DateOnly month) => Say(speech, [("month", MonthOf(month))]);

    public string Closed(Speech speech, MonthCheck check) => Say(speech, [("month", MonthOf(check.Month)), ("receipt", check.Receipt)]);

    public string BoardClosed(Speech speech, MonthCheck check) => Say(speech, [("month", MonthOf(check.Month)), ("receipt", check.Receipt)]);

    private static string MonthOf(DateOnly month) => month.ToString("M'/'yyyy", CultureInfo.InvariantCulture);

    private static (string Name, string Value)[] Of(MonthCheck check) =>
    [
        ("month", MonthOf(check.Month)), ("income", Wording.Money(check.Income.Ledger)), ("activity", Wording.Money(check.Activity.Ledger)),
    ];

    /// <summary>Which of the three stands apart, where two agree.</summary>
    private string ApartOf(FundCheck figures) =>
        figures.Ledger == figures.Book ? CashApart()
        : figures.Counted == figures.Ledger ? BookApart()
        : figures.Counted == figures.Book ? LedgerApart()
        : AllApart();

    private string IncomeFund() => Label();

    private string ActivityFund() => Label();

    private string CashApart() => Say(Neutral);

    private string BookApart() => Say(Neutral);

    private string LedgerApart() => Say(Neutral);

    private string AllApart() => Say(Neutral);
}
