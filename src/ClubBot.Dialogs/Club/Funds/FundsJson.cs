using System.Text.Json.Serialization;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Funds.Lending;
using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Funds;

/// <summary>The stored form of the two funds: rules, loans and ledger, and how they are found.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Loan))]
[JsonSerializable(typeof(LedgerBook))]
[JsonSerializable(typeof(LedgerPage))]
[JsonSerializable(typeof(FundRules))]
[JsonSerializable(typeof(LoanRequest))]
[JsonSerializable(typeof(WriteOffProposal))]
public sealed partial class FundsJson : JsonSerializerContext
{
    /// <summary>Index that lists the loans of a club; key: the club's id.</summary>
    public const string ByClub = "by-club";

    /// <summary>Index that lists the loans of a member; key: the member's id.</summary>
    public const string ByMember = "by-member";

    /// <summary>Index that lists what of a club is still to be decided or done; key: the club's id.</summary>
    public const string Open = "open";

    /// <summary>More loans than any club has written; a limit for queries over one club.</summary>
    public const int LoansMax = 20_000;

    private static readonly FundsJson Stored = new(DocumentJson.NewOptions());

    public static DocumentType<Loan> Loans { get; } = new DocumentType<Loan>("loan", () => Stored.Loan)
        .Index(ByMember, loan => loan.MemberId)
        .Index(ByClub, loan => loan.ClubId);

    public static DocumentType<LedgerBook> Books { get; } = new("ledger-book", () => Stored.LedgerBook);

    public static DocumentType<LedgerPage> Pages { get; } = new DocumentType<LedgerPage>("ledger-page", () => Stored.LedgerPage)
        .Index(LedgerIndexes.ByClub, page => page.ClubId)
        .Index(LedgerIndexes.ByMonth, page => page.Entries.Select(entry => LedgerIndexes.MonthKey(page.ClubId, entry.Date)).Distinct(StringComparer.Ordinal))
        .Index(LedgerIndexes.ByMember, page => page.Entries.Select(entry => entry.MemberId).OfType<string>().Distinct(StringComparer.Ordinal))
        .Index(LedgerIndexes.ByReversed, page => page.Entries
            .Where(entry => entry.Reverses is not null)
            .Select(entry => LedgerIndexes.ReversalKey(page.ClubId, entry.Reverses!.Value)));

    public static DocumentType<LoanRequest> Requests { get; } = new DocumentType<LoanRequest>("loan-request", () => Stored.LoanRequest)
        .Index(ByMember, request => request.MemberId)
        .Index(Open, request => request.IsOpen ? [request.ClubId] : []);

    public static DocumentType<WriteOffProposal> WriteOffs { get; } = new DocumentType<WriteOffProposal>("write-off", () => Stored.WriteOffProposal)
        .Index(Open, proposal => proposal.IsOpen ? [proposal.ClubId] : []);

    public static DocumentType<FundRules> Rules { get; } = new("fund-rules", () => Stored.FundRules);
}
