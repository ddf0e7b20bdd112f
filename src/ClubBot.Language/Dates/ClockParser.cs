using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Reads clock times: 8h, 8h30, 8:30, 8 giờ rưỡi, hai giờ kém mười.</summary>
internal static class ClockParser
{
    public static ClockTime? Parse(DateSource source, int start)
    {
        if (source.Number(start, out var next) is not { } hour || hour > 99) return null;
        if (source.Tokens[start] is { Kind: TokenKind.Number, Key.Length: > 2 }) return null;
        if (Colon(source, start, hour) is { } written) return written;
        // 8.30h
        if (hour < 24 && source.Is(start + 1, ".") && source.At(start + 2) is { Kind: TokenKind.Number, Key.Length: 2 } && source.IsGlued(start + 3)
            && source.Digits(start + 2, 2) is < 60 and var minute && source.Find(start + 3, DateWord.Hour, out var afterDotted)) return Clock(hour, minute, afterDotted, true);
        if (!source.Find(next, DateWord.Hour, out var afterHour)) return WithoutUnit(source, start, hour, next);
        if (source.Is(next, "gio") && source.Is(afterHour, "dong")) return null;
        return HalfDay(source, WithMinutes(source, hour, afterHour));
    }

    private static ClockTime WithMinutes(DateSource source, int hour, int next)
    {
        if (source.Find(next, DateWord.Half, out var afterHalf)) return Clock(hour, 30, afterHalf, true);
        if (source.Find(next, DateWord.Minus, out var afterMinus) && Minutes(source, afterMinus, out var end) is > 0 and < 60 and var less)
            return Clock((hour + 23) % 24, 60 - less, source.Skip(end, DateWord.Minute), true);
        var at = source.Is(next, ":") ? next + 1 : next;
        if (Minutes(source, at, out end) is { } minutes)
        {
            var afterUnit = source.Skip(end, DateWord.Minute);
            if (afterUnit == end && (source.Is(end, "'") || source.Is(end, "’"))) afterUnit = end + 1;
            if (afterUnit > end || IsBareMinute(source, at, end)) return Clock(hour, minutes, afterUnit, true);
        }

        return Clock(hour, 0, source.Skip(next, DateWord.Sharp), false);
    }

    private static int? Minutes(DateSource source, int start, out int next) =>
        source.Number(start, out next) is { } number && number < 100 && source.Tokens[start].Key.Length <= 2 | source.Tokens[start].Kind == TokenKind.Word ? number : null;

    /// <summary>30 in "8h30" and "8 giờ 30", but not in "8h 30/11" or "8 giờ 30 người".</summary>
    private static bool IsBareMinute(DateSource source, int start, int next)
    {
        var token = source.Tokens[start];
        if (token.Kind == TokenKind.Word) return next - start > 1 || IsEndOfTime(source, next);
        var isDate = source.At(next)?.Key is "/" or "-" or "." && source.At(next + 1)?.Kind == TokenKind.Number;
        if (isDate) return source.IsGlued(start) && source.Is(next, "-");
        return token.Key.Length == 2 && (source.IsGlued(start) || !(source.Has(next, DateWord.Counted) || source.Is(next, "thang")));
    }

    private static bool IsEndOfTime(DateSource source, int next) => source.At(next) is not { } token || token.Kind == TokenKind.Symbol || source.Has(next, DateWord.Part);

    /// <summary>"8 rưỡi sáng", "lúc 8 rưỡi", "lúc 8 sáng", 8pm.</summary>
    private static ClockTime? WithoutUnit(DateSource source, int start, int hour, int next)
    {
        if (hour is < 1 or > 24) return null;
        var isAsked = start > 0 && source.Is(start - 1, "luc");
        if (source.Find(next, DateWord.Half, out var end))
            return source.Has(end, DateWord.Part) || isAsked ? Clock(hour, 30, end, true) : null;
        if (source.IsGlued(next) && (source.Has(next, DateWord.Pm) || source.Has(next, DateWord.Am))) return HalfDay(source, Clock(hour, 0, next, false));
        return isAsked && (source.Has(next, DateWord.Part) || source.At(next) is null) ? Clock(hour, 0, next, false) : null;
    }

    private static ClockTime? Colon(DateSource source, int start, int hour)
    {
        if (!source.Is(start + 1, ":") || source.Digits(start, 2) is null || source.At(start + 2) is not { Kind: TokenKind.Number, Key.Length: 2 }
            || !source.IsGlued(start + 2)) return null;
        var clock = Clock(hour, source.Digits(start + 2, 2)!.Value, start + 3, true) with { IsExact = source.Tokens[start].Key[0] == '0' };
        if (source.Is(start + 3, ":") && source.At(start + 4)?.Key.Length == 2 && source.Digits(start + 4, 2) is < 60 and var second)
            clock = clock with { Second = second, Next = start + 5 };
        return HalfDay(source, clock);
    }

    private static ClockTime HalfDay(DateSource source, ClockTime clock)
    {
        if (clock.Hour > 12) return clock;
        if (source.Find(clock.Next, DateWord.Pm, out var next)) return clock with { Hour = (clock.Hour % 12) + 12, Next = next, IsExact = true };
        return source.At(clock.Next)?.Marked is null && source.Find(clock.Next, DateWord.Am, out next)
            ? clock with { Hour = clock.Hour % 12, Next = next, IsExact = true }
            : clock;
    }

    private static ClockTime Clock(int hour, int minute, int next, bool hasMinute) =>
        hour <= 24 && minute < 60 && (hour < 24 || minute == 0)
            ? new ClockTime(hour, minute, next, true, hasMinute)
            : new ClockTime(0, 0, next, false);
}
