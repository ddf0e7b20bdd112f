using ClubBot.Language.Data;

namespace ClubBot.Language.Lunar;

/// <summary>Names of the sixty-year cycle (can chi) for years, months and days: Bính Ngọ, Đinh Dậu.</summary>
public static class CanChi
{
    private const int Stems = 10;
    private const int Branches = 12;

    // From DateOnly.DayNumber to the place in the cycles: 1 January 2000 was a day Mậu Ngọ.
    private const int DayStemShift = 5;
    private const int DayBranchShift = 3;

    private static readonly Dictionary<string, string[]> Words = EmbeddedData.Words("lunar");

    /// <summary>The name of a lunar year, given the solar year in which it begins: 2026 is Bính Ngọ.</summary>
    public static string OfYear(int year) => Name(year - 4, year - 4);

    /// <summary>The name of the month of a lunar date; a leap month has the name of the month that it repeats.</summary>
    public static string OfMonth(LunarDate date) => Name((date.Year * Branches) + date.Month + 3, date.Month + 1);

    /// <summary>The name of a day.</summary>
    public static string OfDay(DateOnly day) => Name(day.DayNumber + DayStemShift, day.DayNumber + DayBranchShift);

    private static string Name(int stem, int branch) => $"{Words["stems"][Place(stem, Stems)]} {Words["branches"][Place(branch, Branches)]}";

    private static int Place(int number, int length) => ((number % length) + length) % length;
}
