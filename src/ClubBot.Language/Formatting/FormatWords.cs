using System.Globalization;
using ClubBot.Language.Data;

namespace ClubBot.Language.Formatting;

/// <summary>Names of days and parts of the day as the screen shows them.</summary>
internal sealed record FormatWords(string Dong, string[] Weekdays, string LunarSuffix, string LeapMonth, string Hour, DayPart[] DayParts)
{
    public static FormatWords LoadEmbedded()
    {
        var words = EmbeddedData.Words("format");
        return new FormatWords(
            words["dong"][0],
            words["weekdays"],
            words["lunarSuffix"][0],
            words["leapMonth"][0],
            words["hour"][0],
            Array.ConvertAll(words["dayParts"], ReadPart));
    }

    // "13 chiều": from one o'clock it is the afternoon.
    private static DayPart ReadPart(string part)
    {
        var gap = part.IndexOf(' ', StringComparison.Ordinal);
        return new DayPart(int.Parse(part.AsSpan(0, gap), CultureInfo.InvariantCulture), part[(gap + 1)..]);
    }
}

/// <summary>A part of the day that starts at an hour (0-23) and lasts until the next one.</summary>
internal sealed record DayPart(int FromHour, string Name);
