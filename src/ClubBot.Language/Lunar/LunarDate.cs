using System.Globalization;

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

    /// <summary>Reads the form that <see cref="ToString"/> writes. Whether the calendar has such a day, <see cref="LunarCalendar.TryToSolar"/> tells.</summary>
    public static bool TryParse(string text, out LunarDate date)
    {
        ArgumentNullException.ThrowIfNull(text);
        date = default;
        var isLeap = text.EndsWith('N');
        var parts = (isLeap ? text[..^1] : text).Split('/');
        if (parts.Length != 3 || !TryRead(parts[0], out var day) || !TryRead(parts[1], out var month) || !TryRead(parts[2], out var year)) return false;
        date = new LunarDate(day, month, year, isLeap);
        return true;
    }

    private static bool TryRead(string digits, out int number) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
