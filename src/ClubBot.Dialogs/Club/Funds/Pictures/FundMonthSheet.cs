namespace ClubBot.Dialogs.Club.Funds.Pictures;

/// <summary>The two funds of a club in a month, for the meeting: sums and a plot. Nobody's name stands on it.</summary>
public sealed record FundMonthSheet : Sheet
{
    public required string Club { get; init; }

    /// <summary>Heads of the columns of <see cref="Lines"/>: the currency and the two funds.</summary>
    public required FundLine Heads { get; init; }

    /// <summary>What the funds had, what came in and what went out.</summary>
    public required IReadOnlyList<FundLine> Lines { get; init; }

    /// <summary>What they have.</summary>
    public required FundLine Left { get; init; }

    public required string LoansLabel { get; init; }

    /// <summary>Principal that is out: "45.000.000 đồng".</summary>
    public required string LoansOut { get; init; }

    /// <summary>How many loans that are, and how many of them have an instalment whose day has passed.</summary>
    public required string LoanCount { get; init; }

    public required string PlotLabel { get; init; }

    public required string InLabel { get; init; }

    public required string OutLabel { get; init; }

    /// <summary>What is plotted, the oldest month first.</summary>
    public required IReadOnlyList<FundBars> Bars { get; init; }

    /// <summary>The instant at which it was true.</summary>
    public required string AsOf { get; init; }
}

/// <summary>One line of the funds.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Income">Of the income fund, without the currency.</param>
/// <param name="Activity">Of the activity fund, likewise.</param>
public sealed record FundLine(string Label, string Income, string Activity);

/// <summary>Two bars of the plot.</summary>
/// <param name="Month">"11/2026".</param>
/// <param name="In">What came into both funds, in đồng.</param>
/// <param name="InWords">The same as it stands at the bar, in millions: "1,2".</param>
/// <param name="Out">What went out of them, in đồng.</param>
/// <param name="OutWords">The same as it stands at the bar.</param>
public sealed record FundBars(string Month, long In, string InWords, long Out, string OutWords);
