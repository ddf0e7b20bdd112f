using System.Runtime.InteropServices;

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
        ref var balance = ref CollectionsMarshal.GetValueRefOrAddDefault(balances, line.Account.Code, out _);
        balance = balance + line.Debit - line.Credit;
        if (balance == Dong.Zero)
        {
            balances.Remove(line.Account.Code);
        }
    }

    /// <summary>Why these lines may not lead to these balances, or null.</summary>
    public static PostingRefusal? RefusalOf(IReadOnlyDictionary<string, Dong> after, IEnumerable<LedgerLine> lines)
    {
        foreach (var line in lines)
        {
            var account = line.Account;
            if (line.Credit == Dong.Zero || after.GetValueOrDefault(account.Code) >= Dong.Zero)
            {
                continue;
            }

            if (account.IsMoney)
            {
                return PostingRefusal.NotEnoughMoney;
            }

            if (account.IsLoan)
            {
                return PostingRefusal.MoreThanOut;
            }
        }

        return null;
    }
}
