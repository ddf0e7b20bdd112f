using ClubBot.Dialogs.Club.Funds.Contributions;
using ClubBot.Dialogs.Club.Funds.Ledger;

namespace ClubBot.Dialogs.Club.Funds.Months;

/// <summary>What came into the cash and bank of one fund and what went out within a month.</summary>
/// <param name="In">What came in.</param>
/// <param name="Out">What went out.</param>
/// <param name="Opening">What was taken over from the paper book when the ledger was opened: it was there before and is no income.</param>
public sealed record FundFlow(Dong In, Dong Out, Dong Opening)
{
    public static FundFlow None { get; } = new(Dong.Zero, Dong.Zero, Dong.Zero);

    /// <summary>By how much all of it changed what the fund has.</summary>
    public Dong Change => In - Out + Opening;

    /// <summary>The flow with one more entry. What is taken back by a reversal counts as if it had not been.</summary>
    public FundFlow With(LedgerEntry entry, Fund fund)
    {
        var money = entry.MoneyIn(fund);
        var isIn = money > Dong.Zero != (entry.Kind == EntryKind.Reversal);
        return entry.Kind == EntryKind.Opening ? this with { Opening = Opening + money }
            : isIn ? this with { In = In + money }
            : this with { Out = Out - money };
    }

    /// <summary>Both together.</summary>
    public static FundFlow operator +(FundFlow left, FundFlow right) =>
        new(left.In + right.In, left.Out + right.Out, left.Opening + right.Opening);
}

/// <summary>One fund in one month: what it had in cash and bank, what moved, and what it had at the end.</summary>
/// <param name="Before">At the beginning of the month, with what was taken over when the ledger was opened.</param>
/// <param name="Flow">What moved.</param>
/// <param name="After">At its end; now, in the month that is not over.</param>
public sealed record FundStanding(Dong Before, FundFlow Flow, Dong After);

/// <summary>What moved in both funds within a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Income">The income fund.</param>
/// <param name="Activity">The activity fund.</param>
public sealed record MonthFlow(CalendarMonth Month, FundFlow Income, FundFlow Activity)
{
    /// <summary>Both funds together.</summary>
    public FundFlow Total => Income + Activity;

    public FundFlow Of(Fund fund) => fund == Fund.Income ? Income : Activity;
}
