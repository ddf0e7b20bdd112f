using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>What the loan book import has to say to the club's treasurer.</summary>
internal sealed class LoanTexts() : ReasonCatalog("ClubBot.Dialogs.Club.Funds.Import.LoanBookImport.vi.json", "import.loans.")
{
    public ImportReason NameMissing => Say();

    public ImportReason MemberUnknown => Say();

    public ImportReason AmountMissing => Say();

    public ImportReason AmountUnclear => Say();

    public ImportReason AmountTooSmall => Say();

    public ImportReason StartUnclear => Say();

    public ImportReason StartInFuture => Say();

    public ImportReason TermUnclear => Say();

    public ImportReason RateUnclear => Say();

    public ImportReason RateByYear => Say();

    public ImportReason RateHigh => Say();

    public ImportReason MethodUnclear => Say();

    public ImportReason PaidTooMuch => Say();

    public ImportReason OutstandingDiffers => Say();

    public ImportReason StoredPaidMore => Say();

    public ImportReason StoredDiffers => Say();

    public ImportReason NameColumn => Say();

    public ImportReason PrincipalColumn => Say();

    public ImportReason StartColumn => Say();

    public ImportReason TermColumn => Say();

    public ImportReason RateColumn => Say();

    public ImportReason MethodColumn => Say();

    public ImportReason MemberAmbiguous(string members) => Say([("members", members)]);

    public ImportReason NameRead(string name, int number) => Say([("name", name), ("number", number)]);

    public ImportReason MemberByDetail(string name, int number) => Say([("name", name), ("number", number)]);

    public ImportReason RateTooHigh(string percent) => Say([("percent", percent)]);

    public ImportReason InterestTooMuch(Dong expected) => Say([("expected", RegisterAmount.Written(expected))]);

    public ImportReason InterestDiffers(int months, Dong expected) => Say([("months", months), ("expected", RegisterAmount.Written(expected))]);

    public ImportReason InterestUneven(Dong expected) => Say([("expected", RegisterAmount.Written(expected))]);

    public ImportReason RemainderLeft(Dong amount) => Say([("amount", RegisterAmount.Written(amount))]);

    public ImportReason SecondOpenLoan(int row) => Say([("row", row)]);

    public ImportReason Duplicate(int row) => Say([("row", row)]);

    public ImportReason TotalDiffers(Dong written, Dong summed) =>
        Say([("written", RegisterAmount.Written(written)), ("summed", RegisterAmount.Written(summed))]);
}
