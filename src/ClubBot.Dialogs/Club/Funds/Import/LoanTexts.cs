using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>What the loan book import has to say to the club's treasurer.</summary>
internal sealed class LoanTexts(TextCatalog catalog) : ReasonTexts(catalog, "import.loans")
{
    public ImportReason NameMissing() => Reason();

    public ImportReason MemberUnknown() => Reason();

    public ImportReason AmountMissing() => Reason();

    public ImportReason AmountUnclear() => Reason();

    public ImportReason AmountTooSmall() => Reason();

    public ImportReason StartUnclear() => Reason();

    public ImportReason StartInFuture() => Reason();

    public ImportReason TermUnclear() => Reason();

    public ImportReason RateUnclear() => Reason();

    public ImportReason RateByYear() => Reason();

    public ImportReason RateHigh() => Reason();

    public ImportReason MethodUnclear() => Reason();

    public ImportReason PaidTooMuch() => Reason();

    public ImportReason OutstandingDiffers() => Reason();

    public ImportReason StoredPaidMore() => Reason();

    public ImportReason StoredDiffers() => Reason();

    public ImportReason NameColumn() => Reason();

    public ImportReason PrincipalColumn() => Reason();

    public ImportReason StartColumn() => Reason();

    public ImportReason TermColumn() => Reason();

    public ImportReason RateColumn() => Reason();

    public ImportReason MethodColumn() => Reason();

    public ImportReason MemberAmbiguous(string members) => Reason([("members", members)]);

    public ImportReason NameRead(string name, int number) => Reason([("name", name), ("number", number)]);

    public ImportReason MemberByDetail(string name, int number) => Reason([("name", name), ("number", number)]);

    public ImportReason RateTooHigh(string percent) => Reason([("percent", percent)]);

    public ImportReason InterestTooMuch(Dong expected) => Reason([("expected", RegisterAmount.Written(expected))]);

    public ImportReason InterestDiffers(int months, Dong expected) => Reason([("months", months), ("expected", RegisterAmount.Written(expected))]);

    public ImportReason InterestUneven(Dong expected) => Reason([("expected", RegisterAmount.Written(expected))]);

    public ImportReason RemainderLeft(Dong amount) => Reason([("amount", RegisterAmount.Written(amount))]);

    public ImportReason SecondOpenLoan(int row) => Reason([("row", row)]);

    public ImportReason Duplicate(int row) => Reason([("row", row)]);

    public ImportReason StoredInLedger(Dong outstanding) => Reason([("outstanding", RegisterAmount.Written(outstanding))]);

    public ImportReason TotalDiffers(Dong written, Dong summed) =>
        Reason([("written", RegisterAmount.Written(written)), ("summed", RegisterAmount.Written(summed))]);
}
