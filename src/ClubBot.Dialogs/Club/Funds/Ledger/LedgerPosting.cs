namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>An entry that is to be written: all but its number and its seal.</summary>
public sealed record LedgerPosting
{
    public required EntryKind Kind { get; init; }

    /// <inheritdoc cref="LedgerEntry.Date"/>
    public required DateOnly Date { get; init; }

    /// <inheritdoc cref="LedgerEntry.Description"/>
    public required string Description { get; init; }

    /// <inheritdoc cref="LedgerEntry.EnteredBy"/>
    public required string EnteredBy { get; init; }

    /// <summary>One debit and one credit at the least; they are equal within each fund.</summary>
    public required IReadOnlyList<LedgerLine> Lines { get; init; }

    /// <summary>Number of the paper document; one is made where there is none: PT for money in, PC for money out, PK for neither.</summary>
    public string? DocumentNumber { get; init; }

    /// <inheritdoc cref="LedgerEntry.BookPlace"/>
    public string? BookPlace { get; init; }

    /// <inheritdoc cref="LedgerEntry.MemberId"/>
    public string? MemberId { get; init; }

    /// <inheritdoc cref="LedgerEntry.Reverses"/>
    internal long? Reverses { get; init; }
}

/// <summary>Whether an entry was written.</summary>
public abstract record PostingOutcome
{
    private PostingOutcome()
    {
    }

    /// <summary>It is staged in the session; the commit makes it durable.</summary>
    public sealed record Posted(LedgerEntry Entry) : PostingOutcome;

    /// <summary>Nothing was staged.</summary>
    public sealed record Refused(PostingRefusal Reason) : PostingOutcome;
}

/// <summary>Why the ledger does not take an entry. Each is something that a person can do or wait for.</summary>
public enum PostingRefusal
{
    /// <summary>The day lies in a month that was closed.</summary>
    MonthLocked,

    /// <summary>The day has not come yet.</summary>
    DayToCome,

    /// <summary>Cash or bank would hold less than nothing.</summary>
    NotEnoughMoney,

    /// <summary>More principal would come back than is out.</summary>
    MoreThanOut,

    /// <summary>There is no entry of this number.</summary>
    NoSuchEntry,

    /// <summary>The entry was taken back before, or takes one back itself.</summary>
    AlreadyReversed,
}
