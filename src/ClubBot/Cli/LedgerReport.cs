using ClubBot.Dialogs.Club.Funds.Ledger;

namespace ClubBot.Cli;

/// <summary>What <c>ledger verify</c> found.</summary>
/// <param name="IsSound">True when every ledger is in order.</param>
/// <param name="Clubs">The clubs that were looked at.</param>
internal sealed record LedgerReport(bool IsSound, IReadOnlyList<VerifiedLedger> Clubs);

/// <summary>One club's ledger.</summary>
/// <param name="Club">Id of the club.</param>
/// <param name="Entries">Entries that were found right, from the first on.</param>
/// <param name="Fault">The first thing that is wrong; null when the ledger is in order.</param>
internal sealed record VerifiedLedger(string Club, long Entries, FoundFault? Fault)
{
    public static VerifiedLedger Of(LedgerAuditResult result) =>
        new(result.ClubId, result.Entries, result.Fault is { } fault ? FoundFault.Of(fault) : null);
}

/// <summary>The first thing that is wrong in a ledger.</summary>
/// <param name="Kind">Stable name for scripts.</param>
/// <param name="Entry">Number of the entry; null where the ledger as a whole is meant.</param>
/// <param name="Account">The account or loan that differs, where one does.</param>
/// <param name="Reason">The same for the operator.</param>
internal sealed record FoundFault(string Kind, long? Entry, string? Account, string Reason)
{
    public static FoundFault Of(LedgerFault fault) =>
        new(fault.Kind.ToString(), fault.Number > 0 ? fault.Number : null, fault.Account, ReasonOf(fault));

    private static string ReasonOf(LedgerFault fault) => fault.Kind switch
    {
        LedgerFaultKind.Missing => $"entry {fault.Number} is missing or does not stand in its place.",
        LedgerFaultKind.Changed => $"entry {fault.Number} is not what it was when it was written.",
        LedgerFaultKind.Unbalanced => $"debit and credit of entry {fault.Number} differ within a fund.",
        LedgerFaultKind.WrongReversal => $"entry {fault.Number} takes back an entry that does not stand before it or was taken back already.",
        LedgerFaultKind.BelowZero => $"entry {fault.Number} leaves less than nothing in cash, in the bank or on a loan.",
        LedgerFaultKind.WrongBalance when fault.Account is not null => $"the balance that is kept for {fault.Account} does not follow from the entries.",
        LedgerFaultKind.WrongBalance => $"the newest number or seal that is kept does not follow from the entries; it differs at entry {fault.Number}.",
        LedgerFaultKind.CapitalDiffers => "the capital of the income fund is not its cash, bank and loans together.",
        LedgerFaultKind.LoanDiffers => $"the principal of loan {fault.Account} in the loan book is not that in the ledger.",
    };
}
