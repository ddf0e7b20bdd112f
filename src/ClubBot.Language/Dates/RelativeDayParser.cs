using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Reads days counted from today: mai, ngày kia, thứ bảy tuần sau.</summary>
internal static class RelativeDayParser
{
    private static readonly Func<DateSource, int, DayMention?> Reader = Read;

    public static DayMention? Parse(DateSource source, int start) => source.RelativeDays.At(source, start, Reader);

    private static DayMention? Read(DateSource source, int start)
    {
        if (IsName(source, start)) return null;
        if (source.Find(start, DateWord.Day, out var days, out var next) && !IsPartOfNumber(source, start, next))
            return new DayMention(next, [new DayValue(source.DayAfter(days))]);
        if (source.Find(start, DateWord.Weekday, out var weekday, out next) && !IsOther(source, start, next))
            return Weekday(source, (DayOfWeek)weekday, next);
        // "Nay có họp không": the South drops hôm; without marks it may be này.
        if (start == 0 && source.IsMarked && source.Count > 1 && source.Tokens[0] is { Key: "nay", Marked: null }) return new DayMention(1, [new DayValue(source.Today)]);
        return WeekFirst(source, start);
    }

    /// <summary>A bare weekday is the next such day after today; "này" may be today.</summary>
    private static DayMention Weekday(DateSource source, DayOfWeek weekday, int next)
    {
        var timex = FormattableString.Invariant($"XXXX-WXX-{(weekday == DayOfWeek.Sunday ? 7 : (int)weekday)}");
        var said = new SaidDay(0, null, null) { Weekday = weekday };
        DayMention Mention(int end, params DayValue[] values) => new(end, values, timex) { IsWeekday = true, Said = said };
        if (WeekAfter(source, next, out var afterWeek) is { } weeks)
            return Mention(afterWeek, [.. WeekDays(source, weekday, weeks)]) with { Timex = null };
        var ahead = Days.SinceMonday(weekday) - Days.SinceMonday(source.Today.DayOfWeek);
        DayValue In(int days) => new(source.DayAfter(days));
        if (!source.Find(next, DateWord.Rel, out var rel, out var afterRel) || IsPartOfTime(source, next, afterRel))
            return ahead == 0 ? Mention(next, In(Days.PerWeek), In(0)) : Mention(next, In(ahead < 0 ? ahead + Days.PerWeek : ahead));
        return rel switch
        {
            0 => Mention(afterRel, In(ahead < 0 ? ahead + Days.PerWeek : ahead)),
            > 0 => Mention(afterRel, In(ahead <= 0 ? ahead + Days.PerWeek : ahead)),
            _ => Mention(afterRel, In(ahead >= 0 ? ahead - Days.PerWeek : ahead)),
        };
    }

    /// <summary>On a Sunday "next week" may begin tomorrow or in eight days.</summary>
    private static IEnumerable<DayValue> WeekDays(DateSource source, DayOfWeek weekday, int weeks)
    {
        var first = Days.Add(Days.Monday(source.Today), ((long)weeks * Days.PerWeek) + Days.SinceMonday(weekday));
        yield return new DayValue(first);
        if (weeks == 1 && source.Today.DayOfWeek == DayOfWeek.Sunday) yield return new DayValue(Days.Add(first, Days.PerWeek));
    }

    /// <summary>"tuần sau", "của tuần này", "trong tuần", "2 tuần nữa": how many weeks on.</summary>
    private static int? WeekAfter(DateSource source, int start, out int next)
    {
        var at = source.Skip(start, DateWord.Of);
        if (source.Is(at, ",")) at++;
        next = start;
        if (!source.Find(at, DateWord.Unit, out var unit, out var afterUnit) || (TimeUnit)unit != TimeUnit.Week)
            return null;
        if (source.Find(afterUnit, DateWord.Rel, out var weeks, out next)) return weeks;
        next = afterUnit;
        return source.Has(start, DateWord.Of) ? 0 : null;
    }

    /// <summary>"tuần sau thứ bảy".</summary>
    private static DayMention? WeekFirst(DateSource source, int start)
    {
        if (WeekAfter(source, start, out var next) is not { } weeks || source.Has(start, DateWord.Of)) return null;
        if (source.Is(next, ",")) next++;
        next = source.Skip(next, DateWord.At);
        return source.Find(next, DateWord.Weekday, out var weekday, out var end) && !IsOther(source, next, end)
            ? new DayMention(end, [.. WeekDays(source, (DayOfWeek)weekday, weeks)]) { IsWeekday = true }
            : null;
    }

    // "thứ 7 tới 7h" typed without marks is Saturday evening; "thứ hai tới thứ sáu" is a range.
    private static bool IsPartOfTime(DateSource source, int rel, int next) => source.Is(rel, "toi") && next == rel + 1
        && (source.Number(next, out _) is not null || source.Has(next, DateWord.Weekday) || source.Has(next, DateWord.At) || source.Has(next, DateWord.Day));

    // "thu 5 trieu" is money that came in, "lần thứ hai" counts, "thu ba Tu" is taking in from bà Tư.
    private static bool IsOther(DateSource source, int start, int next)
    {
        if (source.At(next) is { } after)
        {
            var isPlainVerb = source.Tokens[start] is { Key: "thu", Marked: null };
            if (NumberWords.Scale(after) is not null || (isPlainVerb && source.Has(next, DateWord.Counted))) return true;
            if (after.Key is "." or "," && source.At(next + 1)?.Kind == TokenKind.Number && source.IsGlued(next) && source.IsGlued(next + 1)) return true;
            if (isPlainVerb && source.Is(next - 1, "ba") && Kinship.IsName(source.Tokens, next) && !source.Has(next, DateWord.Rel)) return true;
        }

        var isOrdinal = source.Is(start, "thu") && start > 0 && source.Has(start - 1, DateWord.Ordinal);
        return isOrdinal && !source.Has(next, DateWord.Rel) && WeekAfter(source, next, out _) is null;
    }

    // "hai mươi mốt triệu".
    private static bool IsPartOfNumber(DateSource source, int start, int next) =>
        next == start + 1 && start > 0 && source.Is(start, "mot") && source.Tokens[start - 1] is { Key: "hai" or "ba" or "bon" or "tu" or "nam" or "sau" or "bay" or "tam" or "chin" or "muoi" or "tram" or "nghin" or "ngan" or "trieu" or "ti" };

    // "bà Mai" is a person, and so is Mai in the middle of a sentence; "Mai họp nhé" starts one.
    private static bool IsName(DateSource source, int start)
    {
        if (!source.Tokens[start].IsCapital || start == 0) return false;
        if (Kinship.IsName(source.Tokens, start)) return true;
        var before = source.Tokens[start - 1];
        return source.Is(start, "mai") && source.Has(start, DateWord.Day) && before is { Kind: TokenKind.Word, IsCapital: false } && !source.Has(start - 1, DateWord.Part)
            && !source.Has(start - 1, DateWord.Join);
    }
}
