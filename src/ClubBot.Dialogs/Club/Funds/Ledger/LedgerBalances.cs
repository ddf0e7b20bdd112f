namespace ClubBot.Dialogs.Club.Funds.Ledger;

/// <summary>Balances of accounts by code, and what must hold of them.</summary>
internal static class LedgerBalances
{
    /// <summary>The balances after some lines; an account that holds nothing any more is left out.</summary>
    public static Dictionary<string, Dong> After(IReadOnlyDictionary<string, Dong> balances, IEnumerable<LedgerLine> lines)
    {
        var after = new Dictionary<string, Dong>(balances, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            Add(after, line);
        }

        return after;
    }

    public static void Add(Dictionary<string, Dong> balances, LedgerLine line)
    {
        var balance = balances.GetValueOrDefault(line.Account.Code) + line.Debit - line.Credit;
        if (balance == Dong.Zero)
        {
            balances.Remove(line.Account.Code);
        }
        else
        {
            balances[line.Account.Code] = balance;
        }
    }

    /// <summary>Why these lines may not lead to these balances, or null.</summary>
    public static PostingRefusal? RefusalOf(IReadOnlyDictionary<string, Dong> after, IEnumerable<LedgerLine> lines)
    {
        foreach (var account in lines.Where(line => line.Credit > Dong.Zero).Select(line => line.Account))
        {
            if (after.GetValueOrDefault(account.Code) >= Dong.Zero)
            {
                continue;
            }

            if (account.IsMoney)
            {
                return PostingRefusal.NotEnoughMoney;
            }

            if (account.LoanId is not null)
            {
                return PostingRefusal.MoreThanOut;
            }
        }

        return null;
    }
}
