using System.Text.Json.Serialization;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>One numbered entry of a club's ledger. It is never changed and never deleted; what is wrong is reversed by another entry.</summary>
[JsonConverter(typeof(LedgerEntryJsonConverter))]
public sealed record LedgerEntry
{
    /// <summary>From 1, without gaps, within the club.</summary>
    public required long Number { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>The day on which the money moved.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Number of the paper document, for example "PT012".</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>What it was for, in a few words of the club's language.</summary>
    public required string Description { get; init; }

    /// <summary>Id of the member who wrote it, or <see cref="LedgerWriters.Import"/>.</summary>
    public required string EnteredBy { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Page and line of the paper book, for example "tr.3 dòng 2"; null where it is not in the paper book.</summary>
    public string? BookPlace { get; init; }

    /// <summary>The member whose money it is; null for the club's own.</summary>
    public string? MemberId { get; init; }

    /// <summary>Number of the entry that this one takes back; null for all others.</summary>
    public long? Reverses { get; init; }

    public required IReadOnlyList<LedgerLine> Lines { get; init; }

    /// <summary>Seal over this entry and the seal of the one before; see <see cref="LedgerSeal"/>.</summary>
    public string Seal { get; init; } = "";

    /// <summary>What the entry adds to an account, debit less credit.</summary>
    public Dong ChangeOf(LedgerAccount account) => Lines
        .Where(line => line.Account == account)
        .Aggregate(Dong.Zero, (sum, line) => sum + line.Debit - line.Credit);

    /// <summary>What came into cash and bank, less what went out, of a fund or of both.</summary>
    public Dong MoneyIn(Fund? fund = null) => Lines
        .Where(line => line.Account.IsMoney && (fund is null || line.Account.Fund == fund))
        .Aggregate(Dong.Zero, (sum, line) => sum + line.Debit - line.Credit);
}

/// <summary>One side of an entry: one of the two amounts is positive, the other zero.</summary>
public sealed record LedgerLine(LedgerAccount Account, Dong Debit, Dong Credit)
{
    /// <summary>What the account receives.</summary>
    public static LedgerLine DebitOf(LedgerAccount account, Dong amount) => new(account, amount, Dong.Zero);

    /// <summary>What the account gives.</summary>
    public static LedgerLine CreditOf(LedgerAccount account, Dong amount) => new(account, Dong.Zero, amount);

    /// <summary>The same line the other way round.</summary>
    public LedgerLine Turned() => new(Account, Credit, Debit);
}

/// <summary>What an entry is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryKind>))]
public enum EntryKind
{
    /// <summary>What was there when the ledger was opened.</summary>
    Opening,

    /// <summary>Money that raises the capital of the income fund.</summary>
    Capital,

    /// <summary>A loan was handed out.</summary>
    Disbursement,

    /// <summary>A borrower, or somebody for the borrower, paid principal, interest or both.</summary>
    Repayment,

    /// <summary>A member's fee.</summary>
    Fee,

    /// <summary>Interest that the paper book gives as one sum for all borrowers.</summary>
    Interest,

    /// <summary>A gift to the activity fund.</summary>
    Gift,

    /// <summary>Income of the activity fund that is none of the others.</summary>
    OtherIncome,

    /// <summary>The club spent something.</summary>
    Spending,

    /// <summary>Takes back the entry that it names.</summary>
    Reversal,

    /// <summary>Principal that the club forgave: it lowers the capital of the income fund.</summary>
    WriteOff,
}

/// <summary>Who writes entries and is no member.</summary>
public static class LedgerWriters
{
    /// <summary>A register that was taken over from a file.</summary>
    public const string Import = "import";

    /// <summary>The statement of the club's bank.</summary>
    public const string Statement = "statement";
}
