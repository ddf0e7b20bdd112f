using System.Globalization;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Areas.Income.LoanBook;

/// <summary>Sentences for the board member who looks into the books of the funds and the loans.</summary>
public sealed class LoanBookTexts(TextCatalog catalog) : TextSet(catalog, "loanBook")
{
    public string Entry() => Label();

    /// <summary>Phrases that lead here, with a bar between them.</summary>
    public string Cues() => Label();

    /// <summary>What the funds hold, what is lent, and what is overdue.</summary>
    public string Funds(Speech speech, FundsState state)
    {
        var overdue = state.Overdue == 0 ? NoneOverdue() : SomeOverdue(state.Overdue, state.AmountOverdue);
        return state.Ledger is { } ledger
            ? FundsHeld(speech, state, ledger.MoneyOf(Fund.Income), ledger.MoneyOf(Fund.Activity), overdue)
            : LoansOnly(speech, state, overdue);
    }

    public string FundsHeld(Speech speech, FundsState state, Dong income, Dong activity, string overdue) => Say(
        speech, [.. Lent(state, overdue), ("income", Wording.Money(income)), ("activity", Wording.Money(activity))]);

    public string LoansOnly(Speech speech, FundsState state, string overdue) => Say(speech, Lent(state, overdue));

    public string NoneOverdue() => Say(Neutral);

    public string SomeOverdue(int count, Dong amount) => Say(Neutral, [("count", Number(count)), ("amount", Wording.Money(amount))]);

    public string WhoBorrows() => Label();

    public string WhoIsOverdue() => Label();

    /// <summary>One borrower in the list.</summary>
    /// <param name="who">As the club calls them.</param>
    /// <param name="open">How the loan stands.</param>
    internal string Line(string who, OpenLoan open) => open.Overdue.Count == 0
        ? LineInTime(who, open.Loan.Outstanding, open.Next.DueOn)
        : LineOverdue(who, open.AmountOverdue, open.Overdue[0].DueOn);

    public string LineInTime(string who, Dong outstanding, DateOnly due) => Say(
        Neutral, [("Who", Speech.Capital(who)), ("outstanding", Wording.Money(outstanding)), ("day", Wording.ShortDay(due))]);

    public string LineOverdue(string who, Dong amount, DateOnly since) => Say(
        Neutral, [("Who", Speech.Capital(who)), ("amount", Wording.Money(amount)), ("day", Wording.ShortDay(since))]);

    public string NobodyIsOverdue(Speech speech) => Say(speech);

    public string OwesNothing(Speech speech, string who) => Say(speech, [("Who", Speech.Capital(who))]);

    public string More(Speech speech, int page, int pages) => Say(speech, [("page", Number(page)), ("pages", Number(pages))]);

    public string NextPage() => Label();

    public string Last(Speech speech) => Say(speech);

    public string NotFound(Speech speech) => Say(speech);

    /// <summary>How a loan stands of which something is overdue.</summary>
    public string OneOverdue(Speech speech, string who, Dong outstanding, string overdue) =>
        Say(speech, [("Who", Speech.Capital(who)), ("outstanding", Wording.Money(outstanding)), ("overdue", overdue)]);

    public string WriteRepayment() => Label();

    private static (string Name, string Value)[] Lent(FundsState state, string overdue) =>
        [("count", Number(state.Borrowers)), ("out", Wording.Money(state.Out)), ("overdue", overdue)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
