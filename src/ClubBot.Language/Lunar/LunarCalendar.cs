namespace ClubBot.Language.Lunar;

/// <summary>The lunar calendar of Viet Nam: at UTC+7 as it has been by law since 1968, before that at Peking's UTC+8, which the calendars then in use followed.</summary>
/// <remarks>
/// It differs from China's, which uses UTC+8, on more than a hundred days of the years 2026 to 2035, so that .NET's
/// Chinese calendar is no substitute.
/// In May 2054 a new moon falls within seconds of midnight: that month cannot be decided today.
/// </remarks>
public static class LunarCalendar
{
    private const int FirstYear = 1899;
    private const int LastYear = 2199;

    // Filled as years are asked for. Two threads may work out the same year; they get the same result.
    private static readonly LunarYear?[] Years = new LunarYear?[LastYear - FirstYear + 1];

    /// <summary>First day that can be converted: Tết 1899.</summary>
    public static DateOnly FirstDay { get; } = DateOnly.FromDayNumber(YearOf(FirstYear).Months[0].FirstDay);

    /// <summary>Last day that can be converted: the last day of the lunar year 2199.</summary>
    public static DateOnly LastDay { get; } = DateOnly.FromDayNumber(YearOf(LastYear).EndDay - 1);

    /// <summary>The lunar date of a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside <see cref="FirstDay"/> to <see cref="LastDay"/>.</exception>
    public static LunarDate FromSolar(DateOnly day) => TryFromSolar(day) is { } lunar
        ? lunar
        : throw new ArgumentOutOfRangeException(nameof(day), day, $"The lunar calendar is known from {FirstDay:O} to {LastDay:O}.");

    /// <summary>The lunar date of a day, or null outside <see cref="FirstDay"/> to <see cref="LastDay"/>.</summary>
    public static LunarDate? TryFromSolar(DateOnly day)
    {
        if (day < FirstDay || day > LastDay) return null;
        var year = day.Year > LastYear || YearOf(day.Year).Months[0].FirstDay > day.DayNumber ? YearOf(day.Year - 1) : YearOf(day.Year);
        var index = year.Months.Count - 1;
        while (year.Months[index].FirstDay > day.DayNumber) index--;
        var month = year.Months[index];
        return new LunarDate(day.DayNumber - month.FirstDay + 1, month.Number, year.Year, month.IsLeap);
    }

    /// <summary>The day of a lunar date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such lunar date exists, or its year lies outside 1899 to 2199.</exception>
    public static DateOnly ToSolar(LunarDate date) => TryToSolar(date) is { } day
        ? day
        : throw new ArgumentOutOfRangeException(nameof(date), date, "There is no such lunar date: check the leap month and the length of the month.");

    /// <summary>The day of a lunar date, or null when the year has no such month, the month no such day, or the year is not known.</summary>
    public static DateOnly? TryToSolar(LunarDate date)
    {
        if (date.Year is < FirstYear or > LastYear) return null;
        var year = YearOf(date.Year);
        for (var i = 0; i < year.Months.Count; i++)
        {
            if (year.Months[i].Number != date.Month || year.Months[i].IsLeap != date.IsLeap) continue;
            return date.Day >= 1 && date.Day <= year.LengthOf(i) ? DateOnly.FromDayNumber(year.Months[i].FirstDay + date.Day - 1) : null;
        }

        return null;
    }

    /// <summary>The number of the leap month of a lunar year, or null when it has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1899 to 2199.</exception>
    public static int? LeapMonthOf(int year)
    {
        CheckYear(year);
        foreach (var month in YearOf(year).Months)
        {
            if (month.IsLeap) return month.Number;
        }

        return null;
    }

    /// <summary>How many days a lunar year has: 353 to 355, with a leap month 383 to 385.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies outside 1899 to 2199.</exception>
    public static int DaysInYear(int year)
    {
        CheckYear(year);
        return YearOf(year).EndDay - YearOf(year).Months[0].FirstDay;
    }

    /// <summary>How many days the month of a lunar date has, 29 or 30; null when there is no such month.</summary>
    public static int? DaysInMonth(LunarDate date)
    {
        if (date.Year is < FirstYear or > LastYear) return null;
        var year = YearOf(date.Year);
        for (var i = 0; i < year.Months.Count; i++)
        {
            if (year.Months[i].Number == date.Month && year.Months[i].IsLeap == date.IsLeap) return year.LengthOf(i);
        }

        return null;
    }

    private static void CheckYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
    }

    private static LunarYear YearOf(int year)
    {
        ref var slot = ref Years[year - FirstYear];
        return Volatile.Read(ref slot) ?? Interlocked.CompareExchange(ref slot, LunarYear.Compute(year), null) ?? slot;
    }
}
