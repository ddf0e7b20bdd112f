using System.Globalization;

namespace ClubBot.Language.Dates;

/// <summary>Makes weeks, months, quarters and years of the solar calendar.</summary>
internal static class Periods
{
    public static PeriodValue Week(DateOnly day)
    {
        var monday = Days.Monday(day);
        var inYear = monday.ToDateTime(TimeOnly.MinValue);
        return new PeriodValue(monday, Days.Add(monday, Days.PerWeek), FormattableString.Invariant($"{ISOWeek.GetYear(inYear):0000}-W{ISOWeek.GetWeekOfYear(inYear):00}"));
    }

    public static PeriodValue Weekend(DateOnly day)
    {
        var week = Week(day);
        return new PeriodValue(Days.Add(week.From, 5), week.Until, week.Timex + "-WE");
    }

    public static PeriodValue Month(DateOnly day)
    {
        var first = Days.MonthStart(day);
        return new PeriodValue(first, Days.AddMonths(first, 1), FormattableString.Invariant($"{first.Year:0000}-{first.Month:00}"));
    }

    public static PeriodValue Quarter(int year, int quarter)
    {
        var first = new DateOnly(Math.Clamp(year, 1, 9999), (quarter * 3) - 2, 1);
        return Between(first, Days.AddMonths(first, 3), "P3M");
    }

    public static PeriodValue Year(int year)
    {
        var first = Days.YearStart(year);
        return new PeriodValue(first, Days.AddMonths(first, 12), first.Year.ToString("0000", CultureInfo.InvariantCulture));
    }

    public static PeriodValue Between(DateOnly from, DateOnly until, string? length = null) =>
        new(from, until, FormattableString.Invariant($"({from:yyyy-MM-dd},{until:yyyy-MM-dd},{length ?? $"P{until.DayNumber - from.DayNumber}D"})"));
}
