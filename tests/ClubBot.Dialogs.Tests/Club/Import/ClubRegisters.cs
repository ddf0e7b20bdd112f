using System.Text.Json;
using ClubBot.Dialogs.Club.Funds;
using ClubBot.Dialogs.Club.Funds.Import;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Membership.Import;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;
using ClubBot.Testing.Documents;

namespace ClubBot.Dialogs.Tests.Club.Import;

/// <summary>The two clubs' registers of the folder Data, the importers, and a store to import into.</summary>
internal static class ClubRegisters
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static readonly TextCatalog Texts = TextCatalog.Load(typeof(TextCatalog).Assembly);

    public static RosterImport Roster { get; } = new(Texts);

    public static LoanBookImport LoanBook { get; } = new(Texts);

    public static FundBookImport FundBook { get; } = new(Texts);

    /// <summary>Morning of <see cref="Today"/> on the clubs' clock.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(7));

    public static string PathOf(string club, string file) => Path.Combine(AppContext.BaseDirectory, "Data", club, file);

    public static JsonElement Truth(string club)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(PathOf(club, "truth.json")));
        return truth.RootElement.Clone();
    }

    public static ImportResult<Member> ReadRoster(string club) => Roster.Read(PathOf(club, "so-hoi-vien.xlsx"), club, Today);

    public static IReadOnlyList<Member> Members(string club) => [.. ReadRoster(club).Taken.Select(row => row.Item)];

    public static ImportResult<Loan> ReadLoans(string club) => LoanBook.Read(PathOf(club, "so-vay.xlsx"), club, Members(club), Today);

    public static ImportResult<LedgerPosting> ReadFunds(string club) => FundBook.Read(PathOf(club, "so-quy.xlsx"), club, Today);

    public static DocumentCatalog Catalog { get; } = new([MembershipJson.Members, MembershipJson.Clubs, FundsJson.Loans, FundsJson.Books, FundsJson.Pages]);

    public static IDocumentSession Session(IDocumentStore store) => new DocumentSession(store, Catalog, SystemAccess.Instance);

    public static MemoryDocumentStore Store() => new(Catalog);
}
