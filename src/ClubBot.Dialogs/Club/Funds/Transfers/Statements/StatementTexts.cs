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
}
