using System.Globalization;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>What the fund book import has to say to the club's treasurer.</summary>
internal sealed class FundTexts(TextCatalog catalog) : ReasonTexts(catalog, "import.funds")
{
    public ImportReason DateMissing() => Reason();

    public ImportReason DateUnclear() => Reason();

    public ImportReason DateInFuture() => Reason();

    public ImportReason DescriptionMissing() => Reason();

    public ImportReason FundUnclear() => Reason();

    public ImportReason AmountMissing() => Reason();

    public ImportReason AmountUnclear() => Reason();

    public ImportReason OpeningUnclear() => Reason();

    public ImportReason BothWays() => Reason();

    public ImportReason LoanInFundBook() => Reason();

    public ImportReason BalanceUnclear() => Reason();

    public ImportReason IncomeSpending() => Reason();

    public ImportReason RowLeftOut() => Reason();

    public ImportReason NotEnoughMoney() => Reason();

    public ImportReason MonthLocked() => Reason();

    public ImportReason LoansInLockedMonth() => Reason();

    public ImportReason DateColumn() => Reason();

    public ImportReason DescriptionColumn() => Reason();

    public ImportReason FundColumn() => Reason();

    public ImportReason InColumn() => Reason();

    public ImportReason OutColumn() => Reason();

    public ImportReason Duplicate(int row) => Reason([("row", row)]);

    public ImportReason NumberTwice(int row) => Reason([("row", row)]);

    public ImportReason BalanceDiffers(Dong written, Dong expected) =>
        Reason([("written", RegisterAmount.Written(written)), ("expected", RegisterAmount.Written(expected))]);

    public ImportReason StoredDiffers(DateOnly day, Dong amount) => Reason([("day", Written(day)), ("amount", RegisterAmount.Written(amount))]);

    public ImportReason OpeningDiffers(Dong stored) => Reason([("stored", RegisterAmount.Written(stored))]);

    public ImportReason LoansExceedCash(Dong cash, Dong loans) =>
        Reason([("cash", RegisterAmount.Written(cash)), ("loans", RegisterAmount.Written(loans))]);

    /// <summary>What stands in the ledger for a loan that was out when the ledger was opened.</summary>
    public ImportReason LoanOpening(DateOnly day) => Reason([("day", Written(day))]);

    private static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
