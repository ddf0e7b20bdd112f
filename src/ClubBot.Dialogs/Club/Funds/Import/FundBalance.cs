using ClubBot.Dialogs.Club.Funds.Ledger;
using ClubBot.Dialogs.Club.Import;

namespace ClubBot.Dialogs.Club.Funds.Import;

/// <summary>Follows the running balance of each fund down the book.</summary>
/// <remarks>
/// A balance is right when it follows from all rows above or from the balance written last: one wrong cell is pointed out once, and a row that is
/// missing is pointed out where it is missed, not in every row after it.
/// </remarks>
internal sealed class FundBalance(FundTexts texts, RegisterWords words)
{
    private readonly Dictionary<Fund, Dong?> summed = [];
    private readonly Dictionary<Fund, Dong?> written = [];

    /// <summary>Whether the fund's balance was given or counted before.</summary>
    public bool Has(Fund fund) => summed.ContainsKey(fund);

    /// <summary>Takes a row that changes a fund by so much; null where that is not known because the row was refused.</summary>
    public void Take(RowNotes row, Fund fund, Dong? change)
    {
        var computed = After(summed, fund, change);
        var following = After(written, fund, change);
        var read = Read(row);
        if (read is { } balance && (computed ?? following) is { } expected && balance != computed && balance != following)
            row.Warn("Balance", texts.BalanceDiffers(balance, following ?? expected));

        summed[fund] = computed ?? read;
        written[fund] = read ?? following;
    }

    /// <summary>After a row whose fund nobody knows, any balance may be right once.</summary>
    public void Lose()
    {
        foreach (var fund in Enum.GetValues<Fund>())
            (summed[fund], written[fund]) = (null, null);
    }

    private Dong? Read(RowNotes row)
    {
        if (row["Balance"].IsEmpty)
            return null;

        var balance = RegisterAmount.Of(row["Balance"], row.Heading("Balance"), words);
        if (balance is null)
            row.Warn("Balance", texts.BalanceUnclear());

        return balance;
    }

    private static Dong? After(Dictionary<Fund, Dong?> balances, Fund fund, Dong? change) =>
        change is { } moved && balances.GetValueOrDefault(fund, Dong.Zero) is { } balance ? balance + moved : null;
}
