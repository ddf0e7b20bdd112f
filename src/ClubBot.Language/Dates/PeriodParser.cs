using ClubBot.Language.Lunar;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Reads periods: tuần sau, tháng 12, quý ba, năm ngoái, cuối tuần này, đầu tháng sau.</summary>
internal static class PeriodParser
{
    // "Báo cáo tháng 9" said in October is about the last one; "tháng 3" said in October is the coming one.
    private const int RecentMonths = 3;

    private static readonly Func<DateSource, int, PeriodMention?> Reader = Read;

    public static PeriodMention? Parse(DateSource source, int start) => source.Periods.At(source, start, Reader);

    private static PeriodMention? Read(DateSource source, int start)
    {
        if (Weekend(source, start) is { } weekend) return weekend;
        if (source.Find(start, DateWord.Third, out var third, out var next)) return Third(source, third, next);
        return NthWeek(source, start) ?? Whole(source, start);
    }

    /// <summary>"tuần đầu tháng 10", "tuần cuối cùng của tháng này": whole weeks of the month.</summary>
    private static PeriodMention? NthWeek(DateSource source, int start)
    {
        if (!source.Is(start, "tuan") || !source.Find(start, DateWord.Nth, out var nth, out var next)) return null;
        next = source.Skip(next, DateWord.Of);
        var month = Whole(source, next) ?? (source.Find(next, DateWord.Unit, out var unit, out var end) && (TimeUnit)unit == TimeUnit.Month ? Current(source, TimeUnit.Month, end) : null);
        if (month is not { Values: [var first, ..] } || first.Until.DayNumber - first.From.DayNumber is < 28 or > 31) return null;
        var monday = nth > 0 ? Days.Monday(Days.Add(first.From, 6 + ((nth - 1L) * Days.PerWeek))) : Days.Monday(Days.Add(first.Until, -Days.PerWeek));
        return new PeriodMention(month.Next, [Periods.Week(monday)]);
    }

    private static PeriodMention? Whole(DateSource source, int start)
    {
        if (source.Find(start, DateWord.Year, out var years, out var next) && !IsName(source, start))
            return new PeriodMention(next, [Periods.Year(source.Today.Year + years)]) { HasYear = true };
        if (source.Find(start, DateWord.Month, out var named, out next)) return LunarMonth(source, named, next);
        if (ShortMonth(source, start) is { } shortMonth) return shortMonth;
        if (MonthAndYear(source, start) is { } written) return written;
        if (!source.Find(start, DateWord.Unit, out var unit, out next) || source.Tokens[start].Key.Length == 1) return null;
        return (TimeUnit)unit switch
        {
            TimeUnit.Week => Week(source, next),
            TimeUnit.Month => Month(source, next),
            TimeUnit.Quarter => Quarter(source, next),
            TimeUnit.Year => IsName(source, start) ? null : Year(source, next),
            _ => null,
        };
    }

    private static PeriodMention? Week(DateSource source, int next)
    {
        if (!source.Find(next, DateWord.Rel, out var weeks, out var end) || IsRangeWord(source, next)) return null;
        var first = Periods.Week(source.DayAfter((long)weeks * Days.PerWeek));
        // On a Sunday "next week" may begin tomorrow or in eight days.
        return weeks == 1 && source.Today.DayOfWeek == DayOfWeek.Sunday
            ? new PeriodMention(end, [first, Periods.Week(source.DayAfter(2L * Days.PerWeek))])
            : new PeriodMention(end, [first]);
    }

    private static PeriodMention? Weekend(DateSource source, int start)
    {
        if (!source.Find(start, DateWord.Weekend, out var next)) return null;
        var weeks = source.Find(next, DateWord.Rel, out var rel, out var end) && !IsRangeWord(source, next) ? rel : 0;
        return new PeriodMention(Math.Max(next, end), [Periods.Weekend(source.DayAfter((long)weeks * Days.PerWeek))]);
    }

    private static PeriodMention? Month(DateSource source, int next)
    {
        if (source.Find(next, DateWord.Rel, out var months, out var end) && !IsRangeWord(source, next))
            return RelativeMonth(source, months, next, end);
        if (source.Find(next, DateWord.Named, out var named, out end)) return LunarMonth(source, named, end);
        if (source.Number(next, out end) is not { } month || month > 99 || source.Has(end, DateWord.Counted)) return null;
        // "6 tháng 2 triệu" was caught by the number before it.
        if (month is 0 or > 12) return new PeriodMention(end, []);
        if (source.Find(end, DateWord.LunarMark, out var afterMark) && source.Tokens[end].Key is not "ta") return LunarMonth(source, month, afterMark);
        if (source.Has(end, DateWord.Leap)) return LunarMonth(source, month, end);
        return SaidMonth(source, month, source.Skip(end, DateWord.SolarMark));
    }

    /// <summary>"thang sau" typed without marks is the next month, or June.</summary>
    private static PeriodMention RelativeMonth(DateSource source, int months, int at, int next)
    {
        var month = Periods.Month(Days.AddMonths(source.Today, months));
        var isOpen = !source.IsMarked && next == at + 1 && source.Tokens[at] is { Key: "sau", Marked: null };
        return isOpen && SaidMonth(source, 6, next) is var june
            ? new PeriodMention(june.Next, june.HasYear ? june.Values : [month, .. june.Values])
            : new PeriodMention(next, [month]) { HasYear = true };
    }

    /// <summary>A month by its number, with the year or a word that points to one after it.</summary>
    private static PeriodMention SaidMonth(DateSource source, int month, int next)
    {
        var today = source.Today;
        PeriodMention In(int year, int end) => new(end, [Periods.Month(new DateOnly(Math.Clamp(year, 1, 9999), month, 1))]) { Month = month, HasYear = true };
        if (YearAfter(source, next, out var afterYear) is { } year) return year >= 1 ? In(year, afterYear) : new PeriodMention(afterYear, []);
        if (source.Find(next, DateWord.Rel, out var rel, out var end) && !IsRangeWord(source, next) && rel is 0 or 1 or -1)
        {
            if (rel == 0) return In(today.Year, end);
            return rel > 0 ? In(today.Month < month ? today.Year : today.Year + 1, end) : In(today.Month > month ? today.Year : today.Year - 1, end);
        }

        var coming = Periods.Month(new DateOnly(Math.Min(today.Month <= month ? today.Year : today.Year + 1, 9999), month, 1));
        var past = Periods.Month(Days.AddMonths(coming.From, -12));
        var since = ((today.Month - month) + 12) % 12;
        IReadOnlyList<PeriodValue> values = since == 0 ? [coming] : since <= RecentMonths ? [past, coming] : [coming, past];
        return new PeriodMention(next, values) { Month = month };
    }

    private static PeriodMention? LunarMonth(DateSource source, int month, int next)
    {
        var isLeap = source.Find(next, DateWord.Leap, out var end);
        if (!isLeap) end = next;
        end = source.Skip(end, DateWord.LunarMark);
        var year = YearAfter(source, end, out var afterYear);
        if (year is not null) end = afterYear;
        var said = new SaidDay(1, month, year, IsLunar: true, isLeap);
        if (said.From(Days.Add(source.Today, -29)) is not { Lunar: { } lunar } first) return new PeriodMention(end, []);
        var last = LunarCalendar.TryToSolar(lunar with { Day = 30 }) is null ? 29 : 30;
        return new PeriodMention(end, [Periods.Between(first.Day, Days.Add(first.Day, last)) with { IsLunar = true }]);
    }

    private static PeriodMention? Quarter(DateSource source, int next)
    {
        var today = source.Today;
        var current = ((today.Month - 1) / 3) + 1;
        if (source.Find(next, DateWord.Rel, out var rel, out var end) && !IsRangeWord(source, next))
        {
            var index = Math.Clamp((today.Year * 4) + current - 1 + rel, 4, 39_999);
            return new PeriodMention(end, [Periods.Quarter(index / 4, (index % 4) + 1)]);
        }

        var quarter = source.Number(next, out end) ?? Roman(source, next, out end);
        if (quarter is not (>= 1 and <= 4 and var said)) return null;
        if (YearAfter(source, end, out var afterYear) is { } year) return new PeriodMention(afterYear, [Periods.Quarter(year, said)]);
        return said < current
            ? new PeriodMention(end, [Periods.Quarter(today.Year, said), Periods.Quarter(today.Year + 1, said)])
            : new PeriodMention(end, [Periods.Quarter(today.Year, said)]);
    }

    private static int? Roman(DateSource source, int at, out int next)
    {
        next = at + 1;
        return source.At(at)?.Key switch { "i" => 1, "ii" => 2, "iii" or "i i i" => 3, "iv" => 4, _ => null };
    }

    /// <summary>"năm 2026", "năm 179 TCN", "năm hai nghìn không trăm hai mươi sáu".</summary>
    private static PeriodMention? Year(DateSource source, int next)
    {
        if (source.Number(next, out var end) is not { } year || year == 0) return null;
        if (source.Find(end, DateWord.Bc, out var afterBc)) return new PeriodMention(afterBc, []) { YearBeforeChrist = year };
        if (source.Find(end, DateWord.Ad, out var afterAd)) return new PeriodMention(afterAd, [Periods.Year(year)]) { HasYear = true };
        // "năm trăm hai mươi" is 520: a year below a thousand is written in digits.
        if (year < 1000 && source.Tokens[next].Kind == TokenKind.Word) return null;
        return year is >= 100 and <= 3000 && !source.Has(end, DateWord.Counted) ? new PeriodMention(end, [Periods.Year(year)]) { HasYear = true } : null;
    }

    /// <summary>t10 is a month, as t2 to t7 are days of the week; t3/2026 is a month again.</summary>
    private static PeriodMention? ShortMonth(DateSource source, int start)
    {
        if (!source.Is(start, "t") || source.Digits(start + 1, 2) is not (>= 1 and <= 12 and var month) || !source.IsGlued(start + 1)) return null;
        return month is 1 or >= 8 || (source.Is(start + 2, "/") && source.Digits(start + 3, 4) > 1900) ? SaidMonth(source, month, start + 2) : null;
    }

    /// <summary>12/2026.</summary>
    private static PeriodMention? MonthAndYear(DateSource source, int start)
    {
        if (source.Digits(start, 2) is not (>= 1 and <= 12 and var month) || source.At(start + 1)?.Key is not ("/" or "-") || !source.IsGlued(start + 1)) return null;
        if (start > 0 && source.IsGlued(start) && source.Tokens[start - 1].Key is "/" or "-" or ".") return null;
        return source.At(start + 2) is { Key.Length: 4 } && source.Digits(start + 2, 4) is >= 1900 and <= 2199 and var year ? SaidYear(month, year, start + 3) : null;
    }

    private static PeriodMention SaidYear(int month, int year, int next) => new(next, [Periods.Month(new DateOnly(year, month, 1))]) { Month = month, HasYear = true };

    /// <summary>The beginning, the middle or the end of a period.</summary>
    private static PeriodMention? Third(DateSource source, int third, int next)
    {
        next = source.Skip(next, DateWord.Of);
        var whole = Whole(source, next);
        if (whole is null && source.Find(next, DateWord.Unit, out var unit, out var end)) whole = Current(source, (TimeUnit)unit, end);
        return whole is null ? null : whole with { Values = [.. whole.Values.Select(value => ThirdOf(value, third))] };
    }

    private static PeriodMention? Current(DateSource source, TimeUnit unit, int next) => unit switch
    {
        TimeUnit.Week => new PeriodMention(next, [Periods.Week(source.Today)]),
        TimeUnit.Month => new PeriodMention(next, [Periods.Month(source.Today)]),
        TimeUnit.Year => new PeriodMention(next, [Periods.Year(source.Today.Year)]),
        _ => null,
    };

    private static PeriodValue ThirdOf(PeriodValue whole, int third)
    {
        var length = whole.Until.DayNumber - whole.From.DayNumber;
        var (one, two) = length > 300 ? (90, 273) : length > 60 ? (31, 61) : length > 10 ? (10, 20) : (2, 5);
        var (from, until) = third switch { 0 => (0, one), 1 => (one, two), _ => (two, length) };
        return Periods.Between(Days.Add(whole.From, from), Days.Add(whole.From, until)) with { IsLunar = whole.IsLunar };
    }

    private static int? YearAfter(DateSource source, int start, out int next)
    {
        next = start;
        if (source.Find(start, DateWord.Year, out var years, out next)) return source.Today.Year + years;
        if ((source.Is(start, "/") || source.Is(start, "-")) && source.At(start + 1)?.Key.Length == 4 && source.Digits(start + 1, 4) is { } slash)
        {
            next = start + 2;
            return slash;
        }

        var at = source.Is(start, ",") ? start + 1 : source.Skip(start, DateWord.Of);
        if (source.Find(at, DateWord.Unit, out var unit, out var afterUnit) && (TimeUnit)unit == TimeUnit.Year && source.Number(afterUnit, out next) is >= 100 and <= 3000 and var year)
            return year;
        next = start;
        return null;
    }

    /// <summary>The "tới" of "tháng 3 tới tháng 5" leads to the end of a range.</summary>
    private static bool IsRangeWord(DateSource source, int at)
    {
        if (!source.Is(at, "toi") || !source.Find(at, DateWord.To, out var next)) return false;
        return source.Number(next, out _) is not null || source.Has(next, DateWord.Unit) || source.Has(next, DateWord.Weekday) || source.Has(next, DateWord.Day)
            || source.Has(next, DateWord.Third) || source.Has(next, DateWord.Weekend) || source.Has(next, DateWord.LunarDay) || source.Has(next, DateWord.Month);
    }

    // "Nam sau" is behind a boy called Nam, and "ông năm" is a person.
    private static bool IsName(DateSource source, int start) => source.Tokens[start] is { Key: "nam" } token
        && (Writing.Kinship.IsName(source.Tokens, start) || (token is { Marked: null, IsCapital: true } && source.IsMarked));
}
