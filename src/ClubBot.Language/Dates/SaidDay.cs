using ClubBot.Language.Lunar;

namespace ClubBot.Language.Dates;

/// <summary>One day that words may mean.</summary>
/// <param name="Day">On the solar calendar.</param>
/// <param name="Lunar">On the lunar one, when it was said so.</param>
internal readonly record struct DayValue(DateOnly Day, LunarDate? Lunar = null);

/// <summary>A day by its numbers, as it was said: 25/12, ngày 5, mùng 3 tháng 3, thứ hai.</summary>
/// <param name="Day">1 to 31; 0 when only a weekday was said.</param>
/// <param name="Month">1 to 12, or null.</param>
/// <param name="Year">Of the solar calendar, or the one in which the lunar year begins; null when it was not said.</param>
/// <param name="IsLunar">Whether numbers are of the lunar calendar.</param>
/// <param name="IsLeap">Whether the leap month was said.</param>
internal readonly record struct SaidDay(int Day, int? Month, int? Year, bool IsLunar = false, bool IsLeap = false)
{
    // A leap day comes at the latest eight years on, a given leap month within some thirty.
    private const int YearsAhead = 8;
    private const int LunarYearsAhead = 60;
    private const int MonthsAhead = 3;
    private const int LunarMonthsAhead = 70;

    /// <summary>Set instead of the numbers when a day of the week was said.</summary>
    public DayOfWeek? Weekday { get; init; }

    /// <summary>Whether the last day of the month is meant: 30 tết in a month of 29 days.</summary>
    public bool IsLast { get; init; }

    /// <summary>The first such day from a day on, or null when there is none.</summary>
    public DayValue? From(DateOnly day) => Weekday is { } weekday
        ? new DayValue(Days.Add(day, (Days.SinceMonday(weekday) - Days.SinceMonday(day.DayOfWeek) + Days.PerWeek) % Days.PerWeek))
        : IsLunar ? LunarNear(day, 1) : SolarNear(day, 1);

    /// <summary>The last such day up to a day, or null when there is none.</summary>
    public DayValue? UpTo(DateOnly day) => Weekday is { } weekday
        ? new DayValue(Days.Add(day, -((Days.SinceMonday(day.DayOfWeek) - Days.SinceMonday(weekday) + Days.PerWeek) % Days.PerWeek)))
        : IsLunar ? LunarNear(day, -1) : SolarNear(day, -1);

    private DayValue? SolarNear(DateOnly near, int step)
    {
        if (Month is { } month && Year is { } year) return Days.Date(year, month, Day) is { } exact ? new DayValue(exact) : null;
        var tries = Month is null ? MonthsAhead : YearsAhead;
        for (var i = 0; i <= tries; i++)
        {
            var first = Days.AddMonths(Days.MonthStart(near), (Month is null ? 1 : 12) * i * step);
            if (Days.Date(first.Year, Month ?? first.Month, Day) is { } day && (step > 0 ? day >= near : day <= near)) return new DayValue(day);
        }

        return null;
    }

    private DayValue? LunarNear(DateOnly near, int step)
    {
        if (Month is { } named && Year is { } exact) return Lunar(new LunarDate(Day, named, exact, IsLeap));
        if (LunarCalendar.TryFromSolar(near) is not { } here) return null;
        if (Month is { } month)
        {
            for (var i = -1; i <= LunarYearsAhead; i++)
            {
                if (Lunar(new LunarDate(Day, month, here.Year + (i * step), IsLeap)) is { } found && (step > 0 ? found.Day >= near : found.Day <= near)) return found;
            }

            return null;
        }

        // Month by month: 30 may be missing in several, the 1st never is.
        var first = near.DayNumber - here.Day + 1;
        for (var i = 0; i < LunarMonthsAhead; i++)
        {
            if (LunarCalendar.TryFromSolar(Days.Add(DateOnly.MinValue, first)) is not { } start) return null;
            if (Lunar(start with { Day = Day }) is { } found && (step > 0 ? found.Day >= near : found.Day <= near)) return found;
            var other = Days.Add(DateOnly.MinValue, first + (step > 0 ? 32L : -2L));
            if (LunarCalendar.TryFromSolar(other) is not { } inOther) return null;
            first = other.DayNumber - inOther.Day + 1;
        }

        return null;
    }

    private DayValue? Lunar(LunarDate date)
    {
        if (LunarCalendar.TryToSolar(date) is { } day) return new DayValue(day, date);
        return IsLast && date.Day > 1 && LunarCalendar.TryToSolar(date with { Day = date.Day - 1 }) is { } last ? new DayValue(last, date with { Day = date.Day - 1 }) : null;
    }
}
