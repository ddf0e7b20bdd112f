using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Reads days by day and month: 25/12, ngày 15 tháng sau, 2026-12-25, ngày 5.</summary>
/// <remarks>Without a year the next such day from today on is meant; a recent one is kept as a second meaning.</remarks>
internal static class CalendarDayParser
{
    private const int HalfYear = 183;

    private static readonly Func<DateSource, int, DayMention?> Reader = Read;

    public static DayMention? Parse(DateSource source, int start) => source.CalendarDays.At(source, start, Reader);

    private static DayMention? Read(DateSource source, int start)
    {
        if (FeastDayParser.Parse(source, start) is { } feast) return feast;
        if (source.Find(start, DateWord.LunarDay, out var next) && source.Number(next, out var end) is { } lunarDay)
            return LunarDay(source, lunarDay, end);
        if (source.Find(start, DateWord.Full, out next)) return FullMoon(source, next);
        var hasLead = source.Find(start, DateWord.DayLead, out next);
        if (hasLead && EdgeDay(source, next) is { } edge) return edge;
        if (Iso(source, next) is { } iso) return iso;
        if (Separated(source, next, hasLead) is { } written) return Resolve(source, written.Said, written.Next);
        if (Number(source, next, out end) is not { } day) return null;
        if (!hasLead && day is >= 1 and <= 30 && Mark(source, end, DateWord.LunarMark, out _) && !source.IsGlued(end)) return Resolve(source, new SaidDay(day, null, null, IsLunar: true), end);
        if (hasLead && (day > 99 || source.Has(end, DateWord.Counted) || IsClock(source, end))) return null;
        return WithMonth(source, day, end, isDayCertain: hasLead) is { } said ? Resolve(source, said.Said, said.Next) : null;
    }

    /// <summary>The day that numbers mean, with âm lịch or dương lịch after them.</summary>
    public static DayMention Resolve(DateSource source, SaidDay said, int next)
    {
        if (said.Month is not null && source.Find(next, DateWord.Leap, out var afterLeap)) (said, next) = (said with { IsLunar = true, IsLeap = true }, afterLeap);
        var isBracketed = source.Is(next, "(") && (source.Has(next + 1, DateWord.LunarMark) || source.Has(next + 1, DateWord.SolarMark));
        if (isBracketed) next++;
        if (Mark(source, next, DateWord.LunarMark, out var end)) (said, next) = (said with { IsLunar = true }, end);
        else if (Mark(source, next, DateWord.SolarMark, out end)) (said, next) = (said with { IsLunar = false }, end);
        if (said.IsLunar && source.Find(next, DateWord.Leap, out afterLeap)) (said, next) = (said with { IsLeap = true }, afterLeap);
        if (isBracketed && source.Is(next, ")")) next++;
        // There is a 30th of Chạp in speech, whatever the length of the month.
        if (said is { IsLunar: true, Day: 30, Month: 12, Year: null }) said = said with { IsLast = true };
        if (said.Year is null) (said, next) = WithYear(source, said, next);
        // "ngày 15 này", "ngày 15 tới".
        if (said is { Month: null, IsLunar: false } && source.Find(next, DateWord.Rel, out var rel, out end) && rel is 0 or 1 && !source.Is(next, "sau")
            && source.Number(end, out _) is null && !source.Has(end, DateWord.DayLead)) next = end;
        return new DayMention(next, Values(source.Today, said), Timex(said)) { Said = said };
    }

    /// <summary>The coming such day first; one that passed within the last half year second.</summary>
    public static IReadOnlyList<DayValue> Values(DateOnly today, SaidDay said)
    {
        if (said.From(today) is not { } coming) return [];
        if (said.Year is not null || coming.Day == today || said.IsLunar) return [coming];
        return said.UpTo(today) is { } past && today.DayNumber - past.Day.DayNumber < Math.Min(HalfYear, coming.Day.DayNumber - today.DayNumber)
            ? [coming, past]
            : [coming];
    }

    private static DayMention LunarDay(DateSource source, int day, int next)
    {
        var (said, end) = WithMonth(source, day, next, isDayCertain: true)!.Value;
        var isTet = source.Find(end, DateWord.Tet, out var afterTet);
        if (isTet) (said, end) = (said with { Month = said.Month ?? 1, IsLunar = true }, afterTet);
        var isFeast = (said.Day, said.Month) is (8, 3) or (1, 5) or (2, 9) or (1, 6);
        var isRelative = said is { Year: not null, IsLunar: false };
        var isNamed = said.IsLunar || source.Has(end, DateWord.LunarMark) || source.Has(end, DateWord.SolarMark);
        if (isRelative) return InMonth(source, said, end);
        var read = Resolve(source, said with { IsLunar = !isFeast }, end);
        if (isTet || isFeast || isNamed || read.Said is not { IsLeap: false } form) return read;
        // mùng is the word of the lunar calendar; "mùng 10" may still be the 10th of this month, and with a year it mostly is.
        var solar = Values(source.Today, form with { IsLunar = false });
        if (form.Year is null) return read with { Values = [.. read.Values, .. solar.Take(1)] };
        return solar.Count > 0 ? read with { Values = [solar[0], .. read.Values], Said = form with { IsLunar = false } } : read;
    }

    /// <summary>"ngày đầu tiên của tháng ba", "ngày cuối cùng của tháng này", "ngày cuối năm".</summary>
    private static DayMention? EdgeDay(DateSource source, int start)
    {
        if (!source.Find(start, DateWord.Nth, out var nth, out var next) || nth is not (1 or -1)) return null;
        if (PeriodParser.Parse(source, source.Skip(next, DateWord.Of)) is not { Values: [var period, ..] } whole) return null;
        return new DayMention(whole.Next, [new DayValue(nth > 0 ? period.From : Days.Add(period.Until, -1))]);
    }

    private static DayMention FullMoon(DateSource source, int next)
    {
        var (said, end) = WithMonth(source, 15, next, isDayCertain: true)!.Value;
        if (said is { Year: not null, IsLunar: false }) return InMonth(source, said, end) is { Values: [{ Lunar: not null } full, ..] } found ? found with { Values = [full] } : new DayMention(end, []);
        if (said.Month is null) end = source.Find(end, DateWord.Rel, out var rel, out var afterRel) && rel is 0 or 1 ? afterRel : end;
        return Resolve(source, said with { IsLunar = true }, end);
    }

    /// <summary>"rằm tháng này", "mùng 1 tháng sau": the lunar day that falls into the month of the wall calendar.</summary>
    private static DayMention InMonth(DateSource source, SaidDay said, int next)
    {
        var first = new DateOnly(Math.Clamp(said.Year!.Value, 1, 9999), said.Month!.Value, 1);
        var lunar = said with { Month = null, Year = null, IsLunar = true };
        var solar = Values(source.Today, said);
        return lunar.From(first) is { } day && day.Day < Days.AddMonths(first, 1)
            ? new DayMention(next, [day, .. solar.Take(1)]) { Said = lunar }
            : new DayMention(next, solar) { Said = said };
    }

    /// <summary>2026-12-25, 2026/12/25, with or without the T of a time after it.</summary>
    private static DayMention? Iso(DateSource source, int start)
    {
        if (source.At(start) is not { Kind: TokenKind.Number, Key.Length: 4 } year || source.At(start + 1)?.Key is not ("-" or "/")
            || !source.Is(start + 3, source.Tokens[start + 1].Key) || source.Digits(start + 2, 2) is not { } month || source.Digits(start + 4, 2) is not { } day) return null;
        var next = source.Is(start + 5, "t") && source.IsGlued(start + 5) && source.IsGlued(start + 6) ? start + 6 : start + 5;
        return Resolve(source, new SaidDay(day, month, source.Digits(start, 4)), next) with { Next = next };
    }

    /// <summary>25/12, 25-12-2026, 25.12.2026; with dots or dashes only where something says that it is a date.</summary>
    private static (SaidDay Said, int Next)? Separated(DateSource source, int start, bool hasLead)
    {
        if (source.Digits(start, 2) is not { } day || !IsSeparator(source, start + 1) || source.Digits(start + 2, 2) is not { } month) return null;
        var sign = source.Tokens[start + 1].Key;
        var hasYear = IsSeparator(source, start + 3) && source.Is(start + 3, sign) && source.At(start + 4) is { Kind: TokenKind.Number, Key.Length: 2 or 4 };
        if (hasYear) return IsLongNumber(source, start, sign) ? null : (new SaidDay(day, month, FullYear(source, start + 4)), start + 5);
        // 140/90 and 3/20 are no dates, unless someone says so.
        if (!hasLead && (day is 0 or > 31 || month is 0 or > 12)) return null;
        if (sign == "-" && source.Is(start + 3, "/")) return null;
        if (sign == "/")
        {
            if (!hasLead && day > month && day is >= 8 and <= 25 && month >= 4 && source.IsAfterPressure(start)) return null;
            if (!hasLead && (source.Has(start + 3, DateWord.Counted) || (start > 0 && source.Has(start - 1, DateWord.Address)))) return null;
        }
        else if (!hasLead && !IsLed(source, start) && !IsWhole(source, start)) return null;
        return (new SaidDay(day, month, null), start + 3);
    }

    private static bool IsLed(DateSource source, int start) => source.At(start + 3) is not { Kind: TokenKind.Word }
        && source.Tokens[start + 2].Key.Length == 2 && start > 0 && (source.Has(start - 1, DateWord.Join) || source.Has(start - 1, DateWord.To));

    private static bool IsWhole(DateSource source, int start) => source.Count == 3 && source.Tokens[start].Key.Length == 2 && source.Tokens[start + 2].Key.Length == 2;

    // 1.10.30 is a version or a sum; 01.10.30 and 1/10/30 are dates.
    private static bool IsLongNumber(DateSource source, int start, string sign) =>
        sign != "/" && source.Tokens[start + 4].Key.Length == 2 && (source.Tokens[start].Key.Length == 1 || source.Tokens[start + 2].Key.Length == 1);

    /// <summary>"15 tháng 8", "ngày 15 tháng sau", "23 chạp", "ngày 15".</summary>
    private static (SaidDay Said, int Next)? WithMonth(DateSource source, int day, int next, bool isDayCertain)
    {
        if (source.Find(next, DateWord.Named, out var named, out var end) || source.Find(next, DateWord.Month, out named, out end))
            return (new SaidDay(day, named, null, IsLunar: true), end);
        if (source.Is(next, "/") && source.Number(next + 1, out end) is { } slash and >= 1 and <= 12 && isDayCertain) return (new SaidDay(day, slash, null), end);
        if (source.Find(next, DateWord.Unit, out var unit, out var afterUnit) && (TimeUnit)unit == TimeUnit.Month)
        {
            if (isDayCertain && source.Find(afterUnit, DateWord.Rel, out var months, out end))
            {
                var month = Days.AddMonths(source.Today, months);
                return (new SaidDay(day, month.Month, month.Year), end);
            }

            if (source.Find(afterUnit, DateWord.Named, out named, out end)) return (new SaidDay(day, named, null, IsLunar: true), end);
            var isLength = source.Number(afterUnit, out end) is not null && source.Find(end, DateWord.Unit, out unit, out _) && (TimeUnit)unit is TimeUnit.Day or TimeUnit.Week;
            var isAmount = isLength || source.At(afterUnit) is { } first && source.Number(afterUnit, out end) is not null
                && ((source.Has(end, DateWord.Counted) && !source.Is(end, "ta")) || (source.At(end) is { } after && NumberWords.Scale(after) is not null)) && first.Kind == TokenKind.Number;
            if (!isAmount && Number(source, afterUnit, out end) is { } number) return (new SaidDay(day, number, null), end);
        }

        return isDayCertain ? (new SaidDay(day, null, null), next) : null;
    }

    /// <summary>"năm 2026", "/2026", "năm sau" after day and month.</summary>
    private static (SaidDay Said, int Next) WithYear(DateSource source, SaidDay said, int next)
    {
        if (said.Month is null) return (said, next);
        if (source.Find(next, DateWord.Year, out var years, out var end)) return (said with { Year = source.Today.Year + years }, end);
        var at = source.Is(next, "/") || source.Is(next, "-") ? next + 1 : source.Is(next, ",") ? next + 1 : next;
        if (source.Find(at, DateWord.Unit, out var unit, out var afterUnit) && (TimeUnit)unit == TimeUnit.Year)
            return source.Number(afterUnit, out end) is { } year and >= 100 ? (said with { Year = year }, end) : (said, next);
        var isYear = source.At(at) is { Kind: TokenKind.Number, Key.Length: 4 } && source.Digits(at, 4) is >= 1800 and <= 2300 && !source.Has(at + 1, DateWord.Counted);
        return isYear ? (said with { Year = source.Digits(at, 4) }, at + 1) : (said, next);
    }

    // "am" after a time in English is no lunar mark; "ta" and "tây" count only after lịch, which the word list says.
    private static bool Mark(DateSource source, int at, DateWord mark, out int next) =>
        source.Find(at, mark, out next) && (next > at + 1 || !source.Is(at, "ta") || source.At(next) is not { Kind: TokenKind.Word } || source.Has(next, DateWord.Unit));

    private static int? Number(DateSource source, int start, out int next)
    {
        var number = source.Number(start, out next);
        return number is null or > 99 || source.Tokens[start] is { Kind: TokenKind.Number, Key.Length: > 2 } ? null : number;
    }

    private static bool IsClock(DateSource source, int next) => source.Has(next, DateWord.Hour) && !source.Is(next, "g");

    private static bool IsSeparator(DateSource source, int index) => source.At(index)?.Key is "/" or "-" or "." && source.IsGlued(index) && source.IsGlued(index + 1);

    private static int FullYear(DateSource source, int at)
    {
        var year = source.Digits(at, 4)!.Value;
        return source.Tokens[at].Key.Length == 2 ? year + (year > 40 ? 1900 : 2000) : year;
    }

    private static string? Timex(SaidDay said) => said.IsLunar || said.Year is not null ? null : FormattableString.Invariant($"XXXX-{(said.Month is { } month ? month.ToString("00", null) : "XX")}-{said.Day:00}");
}
