using System.Text.RegularExpressions;
using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Language.Writing;

namespace ClubBot.Dialogs.Club.Funds.Checks;

/// <summary>One document of a day that moved cash and still stands.</summary>
/// <param name="Entry">Number of the ledger's entry.</param>
/// <param name="Document">Number that stands on paper.</param>
/// <param name="Description">What it was for.</param>
/// <param name="Amount">What came into the cash of both funds; negative for what went out.</param>
public sealed record CashLine(long Entry, string Document, string Description, Dong Amount)
{
    /// <summary>True when a text names the document by its number: "PT007", "phiếu pt 7 sai".</summary>
    public bool IsNamedIn(string text)
    {
        var document = VietnameseFold.Fold(Document);
        var digits = document.Length - document.TakeWhile(character => !char.IsAsciiDigit(character)).Count();
        var (letters, number) = (document[..^digits].Trim(), document[^digits..].TrimStart('0'));
        return letters.Length > 0 && number.Length > 0
            && Regex.IsMatch(VietnameseFold.Fold(text), $@"\b{Regex.Escape(letters)}[ -]?0*{Regex.Escape(number)}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}

/// <summary>The cash of both funds on one day: what came in, what went out, line by line. What was taken back does not count, nor its reversal, nor what was there when the ledger was opened.</summary>
public sealed record CashDay(IReadOnlyList<CashLine> Lines)
{
    /// <summary>What came in.</summary>
    public Dong In => Sum(line => line.Amount > Dong.Zero);

    /// <summary>What went out, as a positive amount.</summary>
    public Dong Out => Dong.Zero - Sum(line => line.Amount < Dong.Zero);

    /// <summary>What must lie in the tin at the end of the day, when it was empty at its beginning; negative where more went out.</summary>
    public Dong Net => In - Out;

    /// <summary>The day's lines out of the entries of its month.</summary>
    /// <param name="month">All entries of the month.</param>
    /// <param name="day">The day.</param>
    public static CashDay Of(IReadOnlyList<LedgerEntry> month, DateOnly day)
    {
        var takenBack = month.Select(entry => entry.Reverses).OfType<long>().ToHashSet();
        return new CashDay(
        [
            .. month
                .Where(entry => entry.Date == day && entry.Kind != EntryKind.Opening && IsStanding(entry, month, day, takenBack) && CashOf(entry) != Dong.Zero)
                .Select(entry => new CashLine(entry.Number, entry.DocumentNumber, entry.Description, CashOf(entry))),
        ]);
    }

    /// <summary>The same lines, those in front that explain a difference by themselves: of just that amount, or booked the wrong way round.</summary>
    /// <param name="difference">What was counted less what was booked.</param>
    public IReadOnlyList<CashLine> Suspects(Dong difference) =>
        [.. Lines.OrderByDescending(line => Absolute(line.Amount) == Absolute(difference) || Absolute(line.Amount + line.Amount) == Absolute(difference))];

    /// <summary>A reversal of an entry of another day moves money today; one of today's cancels with it.</summary>
    private static bool IsStanding(LedgerEntry entry, IReadOnlyList<LedgerEntry> month, DateOnly day, HashSet<long> takenBack) =>
        entry.Reverses is { } wrong
            ? month.FirstOrDefault(other => other.Number == wrong)?.Date != day
            : !takenBack.Contains(entry.Number) || month.First(other => other.Reverses == entry.Number).Date != day;

    private static Dong CashOf(LedgerEntry entry) => entry.ChangeOf(LedgerAccount.IncomeCash) + entry.ChangeOf(LedgerAccount.ActivityCash);

    private static Dong Absolute(Dong amount) => new(Math.Abs(amount.Amount));

    private Dong Sum(Func<CashLine, bool> which) => Lines.Where(which).Aggregate(Dong.Zero, (sum, line) => sum + line.Amount);
}
