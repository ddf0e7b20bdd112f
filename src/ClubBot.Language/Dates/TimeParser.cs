using System.Globalization;
using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>A clock time as it was said: the hour may still need the part of the day.</summary>
internal readonly record struct ClockTime(int Hour, int Minute, int Next, bool IsPossible);

/// <summary>Reads clock times: 8h, 8h30, 8:30, 8 giờ rưỡi, hai giờ kém mười.</summary>
internal static class TimeParser
{
    public static ClockTime? Parse(DateSource source, int start)
    {
        if (ParseNumber(source, start) is not { } hour || hour.Value > 99) return null;
        var next = hour.Next;
        if (IsColonTime(source, start)) return Clock((int)hour.Value, SmallNumber(source.Tokens[start + 2]), start + 3);
        if (!DateWords.Skip(source, next, "unit", "hour", out next))
            return IsHalfBeforePart(source, next) ? Clock((int)hour.Value, 30, next + 1) : null;
        return WithMinutes(source, (int)hour.Value, next);
    }

    /// <summary>The time of day that an hour and a part of the day mean.</summary>
    /// <remarks>
    /// Without a part of the day, 1 to 5 o'clock is taken for the afternoon: people say "2h chiều" or "2h", and "2 giờ sáng"
    /// when they mean the night.
    /// </remarks>
    public static TimeOnly? Resolve(ClockTime clock, PartOfDay? part)
    {
        if (!clock.IsPossible) return null;
        var hour = part switch
        {
            PartOfDay.Morning => clock.Hour == 12 ? 0 : clock.Hour,
            PartOfDay.Noon => clock.Hour is >= 1 and <= 3 ? clock.Hour + 12 : clock.Hour,
            PartOfDay.Afternoon or PartOfDay.Evening => clock.Hour is >= 1 and <= 11 ? clock.Hour + 12 : clock.Hour,
            PartOfDay.Night => clock.Hour is >= 6 and <= 11 ? clock.Hour + 12 : clock.Hour == 12 ? 0 : clock.Hour,
            _ => clock.Hour is >= 1 and <= 5 ? clock.Hour + 12 : clock.Hour,
        };
        return new TimeOnly(hour % 24, clock.Minute);
    }

    private static ClockTime WithMinutes(DateSource source, int hour, int next)
    {
        if (DateWords.Skip(source, next, "half", "", out var afterHalf)) return Clock(hour, 30, afterHalf);
        if (DateWords.Skip(source, next, "minus", "", out var afterMinus) && ParseNumber(source, afterMinus) is { Value: > 0 and < 60 } less)
        {
            DateWords.Skip(source, less.Next, "minute", "", out var end);
            return Clock((hour + 23) % 24, 60 - (int)less.Value, end);
        }

        if (ParseNumber(source, next) is { Value: < 100 } minutes)
        {
            var hasUnit = DateWords.Skip(source, minutes.Next, "minute", "", out var end);
            if (hasUnit || IsBareMinute(source, next, minutes.Next)) return Clock(hour, (int)minutes.Value, end);
        }

        return Clock(hour, 0, next);
    }

    /// <summary>30 in "8h30" and "8 giờ 30", but not in "8h 30/11" or "8 giờ 30 người".</summary>
    private static bool IsBareMinute(DateSource source, int start, int next)
    {
        var token = source.Tokens[start];
        if (token.Kind == TokenKind.Word) return next - start > 1;
        var isGlued = token.Start == source.Tokens[start - 1].End;
        var isDate = source.At(next)?.Key is "/" or "-" or "." && source.At(next + 1)?.Kind == TokenKind.Number;
        return token.Key.Length == 2 && !isDate && (isGlued || source.At(next)?.Key is not ("nguoi" or "suat" or "cho" or "k" or "bac" or "cu" or "thang"));
    }

    private static bool IsHalfBeforePart(DateSource source, int next) =>
        DateWords.Skip(source, next, "half", "", out var end) && DateWords.Longest(source, end, "part") is not null;

    private static bool IsColonTime(DateSource source, int start) =>
        source.Is(start + 1, ":") && source.At(start) is { Kind: TokenKind.Number, Key.Length: <= 2 }
        && source.At(start + 2) is { Kind: TokenKind.Number, Key.Length: 2 } minute && minute.Start == source.Tokens[start + 1].End;

    private static ParsedNumber? ParseNumber(DateSource source, int start)
    {
        if (source.At(start) is not { } token) return null;
        if (token.Kind == TokenKind.Number) return token.Key.Length <= 2 ? new ParsedNumber(SmallNumber(token), start + 1, 1, false) : null;
        return token.Kind == TokenKind.Word && NumberParser.Parse(source.Tokens, start) is { Scale: 1, Value: < 100 } number ? number : null;
    }

    private static int SmallNumber(Token token) => int.Parse(token.Key, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ClockTime Clock(int hour, int minute, int next) => new(hour, minute, next, hour <= 24 && minute < 60 && (hour < 24 || minute == 0));
}
