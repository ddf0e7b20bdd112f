using System.Globalization;
using System.Text.Json.Serialization;

namespace ClubBot.Dialogs.Club.Funds.Contributions;

/// <summary>A month of the solar calendar.</summary>
/// <param name="Year">For example 2026.</param>
/// <param name="Month">1 to 12.</param>
public sealed record CalendarMonth(int Year, int Month) : IComparable<CalendarMonth>
{
    private const int MonthsOfYear = 12;

    /// <summary>The month in which a day lies.</summary>
    public static CalendarMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month so many months later; earlier for a negative number.</summary>
    public CalendarMonth Plus(int months)
    {
        var number = (Year * MonthsOfYear) + Month - 1 + months;
        return new CalendarMonth(number / MonthsOfYear, (number % MonthsOfYear) + 1);
    }

    /// <summary>"2026-11", which sorts as the months do.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");

    /// <summary>The months of a year from January on.</summary>
    public static IReadOnlyList<CalendarMonth> OfYear(int year) => [.. Enumerable.Range(1, MonthsOfYear).Select(month => new CalendarMonth(year, month))];

    /// <summary>Months as people write them, in their order and each year once: "11/2026"; "11, 12/2026, 1/2027".</summary>
    public static string Written(IEnumerable<CalendarMonth> months) => string.Join(
        ", ",
        months.Order().GroupBy(month => month.Year)
            .Select(year => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", year.Select(month => month.Month))}/{year.Key}")));

    public int CompareTo(CalendarMonth? other) => other is null ? 1 : string.CompareOrdinal(Key, other.Key);

    public static bool operator <(CalendarMonth left, CalendarMonth right) => left.CompareTo(right) < 0;

    public static bool operator >(CalendarMonth left, CalendarMonth right) => left.CompareTo(right) > 0;

    public static bool operator <=(CalendarMonth left, CalendarMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CalendarMonth left, CalendarMonth right) => left.CompareTo(right) >= 0;
}
