using System.Globalization;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Export;

/// <summary>Headings and words of the registers that are written for a club.</summary>
public sealed class RegisterTexts(TextCatalog catalog) : TextSet(catalog, "register")
{
    private const char Between = '|';

    public string LoanSheet() => Label();

    public string LoanTitle() => Label();

    /// <summary>Headings of the loan book, in the order of its columns.</summary>
    public IReadOnlyList<string> LoanColumns() => LoanHeadings().Split(Between);

    public string Months(int months) => Say(Neutral, [("months", months.ToString(CultureInfo.InvariantCulture))]);

    public string MonthlyRate(int basisPoints) => Say(Neutral, [("rate", Wording.Percent(basisPoints))]);

    public string PrincipalAtEnd() => Label();

    public string EqualPrincipal() => Label();

    public string EqualPrincipalFlatInterest() => Label();

    public string Extended(string months, string minutes) => Say(Neutral, [("months", months), ("minutes", minutes)]);

    public string WrittenOff(string minutes) => Say(Neutral, [("minutes", minutes)]);

    public string FundSheet() => Label();

    public string FundTitle(string first, string last) => Say(Neutral, [("first", first), ("last", last)]);

    /// <summary>Headings of the fund book, in the order of its columns.</summary>
    public IReadOnlyList<string> FundColumns() => FundHeadings().Split(Between);

    public string Fund(Ledger.Fund fund) => fund == Ledger.Fund.Income ? IncomeFund() : ActivityFund();

    public string Opening(Ledger.Fund fund) => fund == Ledger.Fund.Income ? OpeningOfIncome() : OpeningOfActivity();

    public string InterestOf(string what) => Say(Neutral, [("what", what)]);

    public string CommuneSheet() => Label();

    public string CommuneTitle(string first, string last) => Say(Neutral, [("first", first), ("last", last)]);

    /// <summary>Headings of the clubs' sums, in the order of their columns.</summary>
    public IReadOnlyList<string> CommuneColumns() => CommuneHeadings().Split(Between);

    public string AllClubs() => Label();

    private string LoanHeadings() => Label();

    private string FundHeadings() => Label();

    private string CommuneHeadings() => Label();

    private string IncomeFund() => Label();

    private string ActivityFund() => Label();

    private string OpeningOfIncome() => Label();

    private string OpeningOfActivity() => Label();
}
