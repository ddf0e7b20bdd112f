using System.Globalization;
using ClubBot.Language.Lunar;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Reads dates by day and month: 25/12, ngày 15 tháng sau, mùng 5, rằm tháng bảy, 10/3 âm lịch.</summary>
/// <remarks>
/// mùng and rằm name lunar days, but for the solar feasts that are called so (mùng 8 tháng 3, 1 tháng 5, 2 tháng 9) and
/// where "dương lịch" follows. Without a year the next such day from today on is meant.
/// </remarks>
internal static class CalendarDateParser
{
    private static readonly HashSet<(int Day, int Month)> SolarFeasts = [(8, 3), (1, 5), (2, 9)];

    public static NamedDate? Parse(DateSource source, int start)
    {
        if (DateWords.Longest(source, start, "lunar") is { } lunar && lunar.Value.Value is "day" or "full")
            return ParseLunar(source, lunar.End, isFullMoon: lunar.Value.Value == "full");
        var hasDayWord = DateWords.Skip(source, start, "unit", "day", out var next);
        if (Separated(source, next, hasDayWord) is { } written) return Resolve(source, written);
        if (Number(source, next) is not { } day) return null;
        var monthly = WithMonth(source, day, isDayCertain: hasDayWord);
        return monthly is { } said ? Resolve(source, said) : null;
    }

    private static NamedDate? ParseLunar(DateSource source, int next, bool isFullMoon)
    {
        var day = isFullMoon ? new ParsedNumber(15, next, 1, false) : Number(source, next);
        if (day is not { } number) return null;
        var said = WithMonth(source, number, isDayCertain: true) ?? new SaidDate((int)number.Value, null, null, number.Next);
        var isSolar = said.Month is { } month && SolarFeasts.Contains((said.Day, month)) && !isFullMoon;
        return Resolve(source, said with { IsLunar = !isSolar });
    }

    /// <summary>25/12, 25-12-2026, 25.12.2026.</summary>
    private static SaidDate? Separated(DateSource source, int start, bool hasDayWord)
    {
        if (Short(source.At(start)) is not { } day || !IsSeparator(source, start + 1) || Short(source.At(start + 2)) is not { } month) return null;
        var hasYear = IsSeparator(source, start + 3) && source.Is(start + 3, source.Tokens[start + 1].Key)
            && source.At(start + 4) is { Kind: TokenKind.Number, Key.Length: 2 or 4 };
        var isShortDate = source.Is(start + 1, "/") || hasDayWord || hasYear;
        // 140/90 and 3/20 are no dates, unless someone says so.
        if (!isShortDate || (!hasDayWord && !hasYear && (day is 0 or > 31 || month is 0 or > 12))) return null;
        return new SaidDate(day, month, hasYear ? FullYear(source.Tokens[start + 4].Key) : null, hasYear ? start + 5 : start + 3);
    }

    /// <summary>"15 tháng 8", "ngày 15 tháng sau", "ngày 15".</summary>
    private static SaidDate? WithMonth(DateSource source, ParsedNumber number, bool isDayCertain)
    {
        var day = (int)number.Value;
        if (DateWords.Number(source, number.Next, "month", out var next) is { } months && isDayCertain)
        {
            var first = new DateOnly(source.Today.Year, source.Today.Month, 1);
            var month = first.Year == DateOnly.MaxValue.Year ? first : first.AddMonths(months);
            return new SaidDate(day, month.Month, month.Year, next);
        }

        if (DateWords.Number(source, number.Next, "named", out next) is { } named)
            return WithYear(source, new SaidDate(day, named, null, next) { IsLunar = true });
        if (DateWords.Skip(source, number.Next, "unit", "month", out next))
        {
            if (DateWords.Number(source, next, "named", out var afterName) is { } name)
                return WithYear(source, new SaidDate(day, name, null, afterName) { IsLunar = true });
            if (Number(source, next) is { } month) return WithYear(source, new SaidDate(day, (int)month.Value, null, month.Next));
        }

        return isDayCertain ? new SaidDate(day, null, null, number.Next) : null;
    }

    private static SaidDate WithYear(DateSource source, SaidDate said)
    {
        var next = source.Is(said.Next, "/") ? said.Next + 1 : said.Next;
        if (next == said.Next) DateWords.Skip(source, next, "unit", "year", out next);
        return next > said.Next && source.At(next) is { Kind: TokenKind.Number, Key.Length: 4 } year
            ? said with { Year = FullYear(year.Key), Next = next + 1 }
            : said;
    }

    private static NamedDate Resolve(DateSource source, SaidDate said)
    {
        if (DateWords.Skip(source, said.Next, "lunar", "mark", out var next)) said = said with { IsLunar = true, Next = next };
        else if (DateWords.Skip(source, said.Next, "solar", "mark", out next)) said = said with { IsLunar = false, Next = next };
        if (!said.IsLunar) return new NamedDate(NextDay.Solar(source.Today, said.Day, said.Month, said.Year), said.Next);
        var day = NextDay.Lunar(source.Today, said.Day, said.Month, said.Year);
        return new NamedDate(day, said.Next, day is { } found ? LunarCalendar.TryFromSolar(found) : null);
    }

    /// <summary>A number of one or two digits, or in words below 100.</summary>
    private static ParsedNumber? Number(DateSource source, int start)
    {
        if (Short(source.At(start)) is { } digits) return new ParsedNumber(digits, start + 1, 1, false);
        return source.At(start) is { Kind: TokenKind.Word } && NumberParser.Parse(source.Tokens, start) is { Scale: 1, Value: < 100 } words ? words : null;
    }

    private static int? Short(Token? token) => token is { Kind: TokenKind.Number, Key.Length: <= 2 } number
        ? int.Parse(number.Key, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    private static bool IsSeparator(DateSource source, int index) => source.At(index)?.Key is "/" or "-" or "."
        && source.Tokens[index].Start == source.Tokens[index - 1].End;

    private static int FullYear(string digits)
    {
        var year = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length == 2 ? 2000 + year : year;
    }

    private readonly record struct SaidDate(int Day, int? Month, int? Year, int Next)
    {
        public bool IsLunar { get; init; }
    }
}
