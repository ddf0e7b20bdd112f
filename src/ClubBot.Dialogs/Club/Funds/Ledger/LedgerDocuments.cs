using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>The newest state of a club's ledger: where it stands and what each account holds. All of it follows from the entries.</summary>
public sealed record LedgerBook : Document, IBoardDocument
{
    /// <summary>The club whose ledger it is; also the id.</summary>
    string IClubDocument.ClubId => Id;

    /// <summary>Number of the newest entry; 0 when there is none.</summary>
    public long LastNumber { get; init; }

    /// <summary>True once the club keeps its funds here.</summary>
    [JsonIgnore]
    public bool IsOpen => LastNumber > 0;

    /// <summary>Seal of the newest entry.</summary>
    public string LastSeal { get; init; } = "";

    /// <summary>Everything up to and including this day is closed: no entry of such a day is taken any more.</summary>
    public DateOnly? LockedThrough { get; init; }

    /// <summary>Balance of each account by its code, debit less credit; loans whose principal is all back are left out.</summary>
    public IReadOnlyDictionary<string, Dong> Balances { get; init => field = value ?? new Dictionary<string, Dong>(); } = new Dictionary<string, Dong>();

    /// <summary>What an account holds, debit less credit: positive for money and loans, negative for capital and income.</summary>
    public Dong BalanceOf(LedgerAccount account) => Balances.GetValueOrDefault(account.Code);

    /// <summary>Principal of all loans that is still out.</summary>
    [JsonIgnore]
    public Dong LoansOut => Balances
        .Where(each => new LedgerAccount(each.Key).IsLoan)
        .Aggregate(Dong.Zero, (sum, each) => sum + each.Value);

    /// <summary>Cash and bank of a fund.</summary>
    public Dong MoneyOf(Fund fund) => Balances
        .Where(each => new LedgerAccount(each.Key) is { IsMoney: true } account && account.Fund == fund)
        .Aggregate(Dong.Zero, (sum, each) => sum + each.Value);
}

/// <summary>Up to <see cref="EntriesMax"/> entries of a club that follow each other.</summary>
public sealed record LedgerPage : Document, IBoardDocument
{
    /// <summary>A posting writes the page it goes to as a whole, a check of the ledger reads them all.</summary>
    public const int EntriesMax = 32;

    public required string ClubId { get; init; }

    public required IReadOnlyList<LedgerEntry> Entries { get; init; }

    /// <summary>Id of the page on which the entry of this number stands.</summary>
    public static string IdOf(string clubId, long number) => $"{clubId}/{(number - 1) / EntriesMax:D7}";
}

/// <summary>How the pages of a ledger are found.</summary>
public static class LedgerIndexes
{
    /// <summary>The pages of a club in order; key: the club's id.</summary>
    public const string ByClub = "by-club";

    /// <summary>The pages with entries of a month; key: <see cref="MonthKey"/>.</summary>
    public const string ByMonth = "by-month";

    /// <summary>The pages with entries about a member; key: the member's id.</summary>
    public const string ByMember = "by-member";

    /// <summary>The page with the entry that takes another one back; key: <see cref="ReversalKey"/>.</summary>
    public const string ByReversed = "by-reversed";

    /// <summary>More pages than a club fills in a hundred years; a limit for queries over one club.</summary>
    public const int PagesMax = 100_000;

    public static string MonthKey(string clubId, DateOnly day) => $"{clubId}/{day.Year:D4}-{day.Month:D2}";

    public static string ReversalKey(string clubId, long number) => $"{clubId}/{number}";
}
