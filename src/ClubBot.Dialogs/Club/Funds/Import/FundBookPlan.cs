using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>What a fund book does to a club's ledger and loans.</summary>
/// <param name="Result">What was read, with what the ledger does not take among the refused rows, or with the reason why it takes nothing.</param>
/// <param name="Changes">The entries to be posted, in this order: first the rows of the book, then a loan each; null when nothing can be posted.</param>
/// <param name="Loans">The loans whose principal is taken into the ledger.</param>
public sealed record FundBookPlan(ImportResult<LedgerPosting> Result, ImportChanges<LedgerPosting>? Changes, IReadOnlyList<Loan> Loans);
