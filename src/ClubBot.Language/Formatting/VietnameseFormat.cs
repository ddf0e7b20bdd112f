using System.Globalization;
using ClubBot.Language.Lunar;

namespace ClubBot.Language.Formatting;

/// <summary>Writes money, days and times as the screen shows them, the same on every machine.</summary>
public static class VietnameseFormat
{
    private static readonly FormatWords Words = FormatWords.LoadEmbedded();

    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NumberDecimalDigits = 0,
        NegativeSign = "-",
    };

    /// <summary>"đồng".</summary>
    internal static string Currency => Words.Dong;

    /// <summary>"1.250.000".</summary>
    public static string Number(long value) => value.ToString("N0", Numbers);

    /// <summary>Hundredths of a percent as people write them: 70 is "0,7%".</summary>
    public static string Percent(int basisPoints) => $"{(basisPoints / 100m).ToString("0.##", Numbers)}%";

    /// <summary>Whole đồng: "1.250.000 đồng".</summary>
    public static string Money(long dong) => $"{Number(dong)} {Words.Dong}";

    /// <summary>Đồng in millions with one place, as they stand at a bar of a plot: 1.250.000 is "1,3".</summary>
    public static string Millions(long dong) => (dong / 1_000_000m).ToString("#,0.#", Numbers);

    /// <summary>"thứ Bảy 05/12/2026", "Chủ nhật 06/12/2026".</summary>
    public static string Day(DateOnly day) => $"{Words.Weekdays[(int)day.DayOfWeek]} {ShortDay(day)}";

    /// <summary>"05/12/2026".</summary>
    public static string ShortDay(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>"thứ Bảy 05/12/2026 (27/10 âm lịch)"; without the lunar date where the lunar calendar is not known.</summary>
    public static string DayWithLunar(DateOnly day) => LunarCalendar.TryFromSolar(day) is { } lunar ? $"{Day(day)} ({Lunar(lunar)})" : Day(day);

    /// <summary>"27/10 âm lịch", "2/6 nhuận âm lịch".</summary>
    public static string Lunar(LunarDate date) => string.Create(
        CultureInfo.InvariantCulture, $"{date.Day}/{date.Month}{(date.IsLeap ? " " + Words.LeapMonth : "")} {Words.LunarSuffix}");

    /// <summary>"8 giờ sáng", "8 giờ 30 sáng", "12 giờ trưa", "2 giờ chiều", "7 giờ tối"; seconds are left out.</summary>
    public static string Time(TimeOnly time)
    {
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        var minute = time.Minute == 0 ? "" : time.Minute.ToString(" 00", CultureInfo.InvariantCulture);
        var part = Words.DayParts.Last(part => part.FromHour <= time.Hour).Name;
        return string.Create(CultureInfo.InvariantCulture, $"{hour} {Words.Hour}{minute} {part}");
    }
}
