using ClubBot.Language.Lunar;

namespace ClubBot.Language.Dates;

/// <summary>Finds the day that a day number, with or without month and year, means from today on.</summary>
internal static class NextDay
{
    // A leap day comes at the latest eight years on.
    private const int YearsAhead = 8;
    private const int MonthsAhead = 2;
    private const int LunarDaysAhead = 400;

    /// <summary>The solar day, or null when there is none.</summary>
    public static DateOnly? Solar(DateOnly today, int day, int? month, int? year)
    {
        if (month is { } named && year is { } exact) return Date(exact, named, day);
        if (month is { } inYear)
            return First(Enumerable.Range(today.Year, YearsAhead + 1).Select(candidate => Date(candidate, inYear, day)), today);
        var months = Enumerable.Range(0, MonthsAhead + 1).Select(ahead => (today.Year * 12) + today.Month - 1 + ahead);
        return First(months.Select(index => Date(index / 12, (index % 12) + 1, day)), today);
    }

    /// <summary>The day of a lunar date, or null when there is none; leap months count only where no month was named.</summary>
    public static DateOnly? Lunar(DateOnly today, int day, int? month, int? year)
    {
        if (month is { } named && year is { } exact) return LunarCalendar.TryToSolar(new LunarDate(day, named, exact, false));
        for (var ahead = 0; ahead < LunarDaysAhead && today.DayNumber + ahead <= DateOnly.MaxValue.DayNumber; ahead++)
        {
            var candidate = today.AddDays(ahead);
            if (LunarCalendar.TryFromSolar(candidate) is not { } lunar) return null;
            if (lunar.Day == day && (month is null || (lunar.Month == month && !lunar.IsLeap))) return candidate;
        }

        return null;
    }

    private static DateOnly? First(IEnumerable<DateOnly?> candidates, DateOnly today) => candidates.FirstOrDefault(date => date >= today);

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
