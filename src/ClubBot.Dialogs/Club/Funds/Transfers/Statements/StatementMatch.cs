using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Transfers.Statements;

/// <summary>What one incoming transfer was recognised as.</summary>
public abstract record StatementMatch
{
    private StatementMatch(ImportedRow<StatementLine> row) => Row = row;

    /// <summary>The line of the statement, with its place.</summary>
    public ImportedRow<StatementLine> Row { get; }

    /// <summary>Its code says whose money it is and what for. How much was expected is not compared.</summary>
    public sealed record Matched(ImportedRow<StatementLine> Row, string MemberId, TransferPurpose Purpose, TransferPeriod Period) : StatementMatch(Row);

    /// <summary>The same transfer was booked before, or stands in this statement before.</summary>
    public sealed record AlreadyBooked(ImportedRow<StatementLine> Row) : StatementMatch(Row);

    /// <summary>A person has to say what it is.</summary>
    /// <param name="Row">The line.</param>
    /// <param name="Kind">Why, for the program.</param>
    /// <param name="Reason">Why, for scripts and for the treasurer.</param>
    public sealed record Unmatched(ImportedRow<StatementLine> Row, UnmatchedKind Kind, ImportReason Reason) : StatementMatch(Row);
}

/// <summary>Why an incoming transfer could not be given to anybody.</summary>
public enum UnmatchedKind
{
    /// <summary>Nothing in the text looks like a code.</summary>
    NoCode,

    /// <summary>A code is there, but a character is wrong or its end is missing.</summary>
    WrongCheck,

    /// <summary>Codes that say different things: how the money is shared is not known.</summary>
    SeveralCodes,

    /// <summary>The code is whole, but nobody in this club has the number.</summary>
    UnknownMember,

    /// <summary>The code is whole and another club's.</summary>
    OtherClub,
}
