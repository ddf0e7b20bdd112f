using ClubBot.Dialogs.Club.Funds.Import;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Texts;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>What there is to say to the club's treasurer about a bank's statement.</summary>
internal sealed class StatementTexts(TextCatalog catalog) : ReasonTexts(catalog, "funds.statement")
{
    public ImportReason NotAStatement() => Reason();

    public ImportReason NoHeader(string columns) => Reason([("columns", columns)]);

    public ImportReason MissingColumns(string columns) => Reason([("columns", columns)]);

    public ImportReason DayColumn() => Reason();

    public ImportReason TextColumn() => Reason();

    public ImportReason CreditColumn() => Reason();

    public ImportReason DayMissing() => Reason();

    public ImportReason DayUnclear() => Reason();

    public ImportReason AmountMissing() => Reason();

    public ImportReason AmountUnclear() => Reason();

    public ImportReason BothAmounts() => Reason();

    public ImportReason DirectionUnclear(string heading) => Reason([("heading", heading)]);

    public ImportReason RowNotUnderstood() => Reason();

    public ImportReason NoCode() => Reason();

    public ImportReason WrongCheck() => Reason();

    public ImportReason SeveralCodes() => Reason();

    public ImportReason UnknownMember(int number) => Reason([("number", number)]);

    public ImportReason OtherClub() => Reason();

    public ImportReason NoLedger() => Reason();

    public ImportReason NoFee() => Reason();

    public ImportReason AmountIsNoFee(Dong fee) => Reason([("fee", RegisterAmount.Written(fee))]);

    public ImportReason FeePaidAlready() => Reason();

    public ImportReason FeeExempt() => Reason();

    public ImportReason NoLoan() => Reason();

    public ImportReason SeveralLoans() => Reason();

    public ImportReason MoreThanOwed(Dong most) => Reason([("most", RegisterAmount.Written(most))]);

    public ImportReason OtherPurpose() => Reason();

    public ImportReason MonthLocked() => Reason();

    public ImportReason DayToCome() => Reason();
}

/// <summary>What the ledger says of transfers that a statement brought.</summary>
public sealed class StatementEntryTexts(TextCatalog catalog) : TextSet(catalog, "funds.statementEntry")
{
    public string Fee(string name, string months) => Say(Neutral, [("name", name), ("months", months)]);

    public string Repayment(string name) => Say(Neutral, [("name", name)]);

    public string Gift(string name) => Say(Neutral, [("name", name)]);

    /// <summary>What a transfer was booked as, for the treasurer's list.</summary>
    public string AsFee(string months) => Say(Neutral, [("months", months)]);

    public string AsRepayment(Dong principal, Dong interest) =>
        Say(Neutral, [("principal", Wording.Money(principal)), ("interest", Wording.Money(interest))]);

    public string AsGift(string document) => Say(Neutral, [("document", document)]);
}
