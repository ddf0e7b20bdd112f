using System.Globalization;

namespace ClubBot.Language.Dates;

/// <summary>Writes days and times as Microsoft.Recognizers.Text does.</summary>
internal static class TimexText
{
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Both(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>T08 or T08:30.</summary>
    public static string TimeTimex(TimeOnly time, bool hasMinute) => time.Second > 0
        ? time.ToString("'T'HH:mm:ss", CultureInfo.InvariantCulture)
        : time.ToString(hasMinute || time.Minute > 0 ? "'T'HH:mm" : "'T'HH", CultureInfo.InvariantCulture);

    /// <summary>First and last hour of a part of the day; the night ends at four of the next day.</summary>
    public static (int From, int Until) Hours(DayPart part) => part switch
    {
        DayPart.EarlyMorning => (5, 8),
        DayPart.Morning => (5, 11),
        DayPart.Noon => (11, 13),
        DayPart.Afternoon => (13, 18),
        DayPart.Evening => (18, 24),
        _ => (22, 28),
    };

    /// <summary>TMO, TAF, TEV, TNI; noon has no name of its own and is written as a range.</summary>
    public static string PartTimex(DayPart part) => part switch
    {
        DayPart.EarlyMorning or DayPart.Morning => "TMO",
        DayPart.Noon => "(T11,T13,PT2H)",
        DayPart.Afternoon => "TAF",
        DayPart.Evening => "TEV",
        _ => "TNI",
    };

    public static DateTime Moment(DateOnly day, long hours) =>
        new(Math.Clamp(day.ToDateTime(TimeOnly.MinValue).Ticks + (hours * TimeSpan.TicksPerHour), 0, DateTime.MaxValue.Ticks));
}
