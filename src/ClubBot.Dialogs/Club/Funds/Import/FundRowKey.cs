using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>By what a row of the fund book is known again: number, day, fund and amount; where it has no number, its words.</summary>
/// <param name="Number">Number of the paper document in a form to compare; empty where there is none.</param>
/// <param name="Date">The day on which the money moved.</param>
/// <param name="Fund">The fund whose money it is.</param>
/// <param name="Change">What the fund received; negative for what it spent.</param>
/// <param name="Words">The description, where there is no number.</param>
internal sealed partial record FundRowKey(string Number, DateOnly Date, Fund Fund, Dong Change, string Words)
{
    public bool HasNumber => Number.Length > 0;

    public static FundRowKey Of(LedgerPosting posting) => Of(posting.DocumentNumber, posting.Date, posting.Lines, posting.Description);

    /// <param name="entry">What stands in the ledger.</param>
    /// <param name="byNumber">Whether it is compared with a row that has a number.</param>
    public static FundRowKey Of(LedgerEntry entry, bool byNumber) => Of(byNumber ? entry.DocumentNumber : null, entry.Date, entry.Lines, entry.Description);

    /// <summary>Numbers begin again every year.</summary>
    public bool HasNumberOf(FundRowKey other) => Number == other.Number && Date.Year == other.Date.Year;

    private static FundRowKey Of(string? number, DateOnly date, IReadOnlyList<LedgerLine> lines, string description)
    {
        var money = lines.Where(line => line.Account.IsMoney).ToList();
        return new FundRowKey(
            Compared(number ?? ""),
            date,
            (money.Count > 0 ? money[0] : lines[0]).Account.Fund,
            money.Aggregate(Dong.Zero, (sum, line) => sum + line.Debit - line.Credit),
            number is null ? RegisterText.Words(description) : "");
    }

    // "PT001", "PT 001" and "pt-001" are one number, "01/2" and "012" are two.
    private static string Compared(string number) => LetterThenDigit().Replace(RegisterText.Fold(number), "");

    [GeneratedRegex(@"(?<=\p{L}) (?=\d)")]
    private static partial Regex LetterThenDigit();
}
