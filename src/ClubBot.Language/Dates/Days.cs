namespace ClubBot.Language.Dates;

/// <summary>Counting on the solar calendar; everything stops at the ends of the years 1 to 9999.</summary>
internal static class Days
{
    public const int PerWeek = 7;

    public static DateOnly Add(DateOnly day, long days) => DateOnly.FromDayNumber((int)Math.Clamp(day.DayNumber + days, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>The same day so many months on, or the last day of a shorter month.</summary>
    public static DateOnly AddMonths(DateOnly day, long months)
    {
        var index = (day.Year * 12L) + day.Month - 1 + months;
        return index < 12 ? DateOnly.MinValue : index > 119_999 ? DateOnly.MaxValue : day.AddMonths((int)months);
    }

    public static DateOnly MonthStart(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly YearStart(int year) => new(Math.Clamp(year, 1, 9999), 1, 1);

    public static DateOnly Monday(DateOnly day) => Add(day, -SinceMonday(day.DayOfWeek));

    public static int SinceMonday(DayOfWeek day) => ((int)day + 6) % PerWeek;

    /// <summary>A day, or null where the calendar has none such.</summary>
    public static DateOnly? Date(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
