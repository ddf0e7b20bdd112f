namespace ClubBot.Language.Lunar;

/// <summary>A date of the Vietnamese lunar calendar.</summary>
/// <param name="Day">1 to 30.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Year">The solar year in which the lunar year begins.</param>
/// <param name="IsLeap">Whether the month is the leap month (tháng nhuận) that follows the month of the same number.</param>
public readonly record struct LunarDate(int Day, int Month, int Year, bool IsLeap)
{
    /// <summary>d/M/yyyy, with N after a leap month: 2/6/2025N.</summary>
    public override string ToString() => FormattableString.Invariant($"{Day}/{Month}/{Year}{(IsLeap ? "N" : "")}");
}
