using ClubBot.Language.Lunar;

namespace ClubBot.Language.Dates;

/// <summary>Reads days by the name of a feast: tết, giao thừa, vu lan, 30 tết, quốc khánh.</summary>
internal static class FeastDayParser
{
    private const int LastLunarMonth = 12;

    public static DayMention? Parse(DateSource source, int start)
    {
        start = source.Find(start, DateWord.DayLead, out var next) && !source.Has(start, DateWord.Eve) && !source.Has(start, DateWord.Feast) ? next : start;
        if (TetCount(source, start) is { } counted) return counted;
        if (source.Find(start, DateWord.Eve, out next)) return Lunar(source, new SaidDay(30, LastLunarMonth, null, IsLunar: true) { IsLast = true }, next);
        var isLunar = source.Find(start, DateWord.LunarFeast, out var lunar, out var afterLunar);
        var isSolar = source.Find(start, DateWord.Feast, out var solar, out var afterSolar);
        var isTet = source.Find(start, DateWord.Tet, out var afterTet);
        if (isSolar && afterSolar >= Math.Max(afterLunar, afterTet)) return Solar(source, solar, afterSolar);
        if (isLunar && afterLunar >= afterTet) return Lunar(source, new SaidDay(lunar / 100, lunar % 100, null, IsLunar: true), afterLunar);
        return isTet ? Lunar(source, new SaidDay(1, 1, null, IsLunar: true), afterTet) : null;
    }

    /// <summary>30 tết, 29 tết, 23 tết are days before it; mùng 2 tết is read elsewhere.</summary>
    private static DayMention? TetCount(DateSource source, int start)
    {
        if (source.Number(start, out var next) is not (>= 20 and <= 30 and var day) || !source.Find(next, DateWord.Tet, out var end)) return null;
        return Lunar(source, new SaidDay(day, LastLunarMonth, null, IsLunar: true) { IsLast = true }, end);
    }

    private static DayMention Solar(DateSource source, int feast, int next) => CalendarDayParser.Resolve(source, new SaidDay(feast / 100, feast % 100, null), next);

    private static DayMention Lunar(DateSource source, SaidDay said, int next)
    {
        // The last month of a lunar year lies in the next solar year: "giao thừa năm nay" is the one before this or the next Tết.
        var isLast = said.Month == LastLunarMonth;
        if (source.Find(next, DateWord.Year, out var years, out var end))
        {
            var year = (LunarCalendar.TryFromSolar(source.Today)?.Year ?? source.Today.Year) + years;
            return new DayMention(end, CalendarDayParser.Values(source.Today, said with { Year = isLast ? year : source.Today.Year + years })) { Said = said };
        }

        return CalendarDayParser.Resolve(source, said, next);
    }
}
