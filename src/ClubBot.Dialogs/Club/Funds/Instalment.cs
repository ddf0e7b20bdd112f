namespace ClubBot.Dialogs.Club.Funds;

/// <summary>One monthly instalment of a loan and what was paid of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="BegunOn">First day of its month: the day on which the one before fell due, or the loan was handed out.</param>
/// <param name="DueOn">The day of the month on which the loan was handed out, or the month's last day where it has no such day.</param>
/// <param name="Principal">Part of the debt that falls due.</param>
/// <param name="Interest">Interest that falls due.</param>
/// <param name="PaidPrincipal">At most <paramref name="Principal"/>.</param>
/// <param name="PaidInterest">At most <paramref name="Interest"/>.</param>
/// <param name="Status">As of the day that was asked for.</param>
public sealed record Instalment(
    int Number, DateOnly BegunOn, DateOnly DueOn, Dong Principal, Dong Interest, Dong PaidPrincipal, Dong PaidInterest, InstalmentStatus Status)
{
    /// <summary>Principal and interest together.</summary>
    public Dong Total => Principal + Interest;

    /// <summary>What is still to be paid of it.</summary>
    public Dong Remaining => Total - PaidPrincipal - PaidInterest;
}

/// <summary>How it stands with an instalment.</summary>
public enum InstalmentStatus
{
    /// <summary>Nothing is left to pay; also where nothing ever was.</summary>
    Paid,

    /// <summary>A part was paid and the day it is due has not passed.</summary>
    Partly,

    /// <summary>Nothing was paid and the day it is due has not passed.</summary>
    Open,

    /// <summary>Something is left to pay and the day it was due has passed.</summary>
    Overdue,
}
