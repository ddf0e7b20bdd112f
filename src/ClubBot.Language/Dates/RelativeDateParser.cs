using ClubBot.Language.Numbers;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Reads days counted from today: mai, ngày kia, thứ bảy tuần sau, 3 ngày nữa.</summary>
internal static class RelativeDateParser
{
    private const int DaysPerWeek = 7;
    private const int AheadMax = 366;

    public static NamedDate? Parse(DateSource source, int start)
    {
        if (IsName(source, start)) return null;
        if (DateWords.Number(source, start, "day", out var next) is { } days) return new NamedDate(source.DayAfter(days), next);
        if (DateWords.Number(source, start, "weekday", out next) is { } weekday && !IsAmount(source, next))
            return Weekday(source, (DayOfWeek)weekday, next);
        return Ahead(source, start);
    }

    /// <summary>A bare weekday is the next such day after today; "này" may be today.</summary>
    private static NamedDate Weekday(DateSource source, DayOfWeek weekday, int next)
    {
        var ahead = DaysSinceMonday(weekday) - DaysSinceMonday(source.Today.DayOfWeek);
        if (DateWords.Number(source, next, "week", out var afterWeek) is { } weeks)
            return new NamedDate(source.DayAfter(ahead + (DaysPerWeek * weeks)), afterWeek, IsWeekday: true);
        var isThis = DateWords.Skip(source, next, "near", "this", out var afterNear);
        if (!isThis) DateWords.Skip(source, next, "near", "coming", out afterNear);
        var isPast = isThis ? ahead < 0 : ahead <= 0;
        return new NamedDate(source.DayAfter(isPast ? ahead + DaysPerWeek : ahead), afterNear, IsWeekday: true);
    }

    /// <summary>"3 ngày nữa", "hai tuần nữa".</summary>
    private static NamedDate? Ahead(DateSource source, int start)
    {
        if (NumberParser.Parse(source.Tokens, start) is not { Scale: 1, Value: <= AheadMax } number) return null;
        var isWeeks = DateWords.Skip(source, number.Next, "unit", "week", out var next);
        if (!isWeeks && !DateWords.Skip(source, number.Next, "unit", "day", out next)) return null;
        if (!DateWords.Skip(source, next, "ahead", "", out next)) return null;
        return new NamedDate(source.DayAfter((int)number.Value * (isWeeks ? DaysPerWeek : 1)), next);
    }

    // "thu 5 trieu" is money that came in, not a Thursday.
    private static bool IsAmount(DateSource source, int next) => source.At(next) is { } token
        && (NumberWords.Scale(token) is not null || (token.Key is "." or "," && source.At(next + 1)?.Kind == TokenKind.Number));

    // "bà Mai" is a person; "Mai họp nhé" starts a sentence.
    private static bool IsName(DateSource source, int start) =>
        source.Tokens[start].IsCapital && Kinship.IsName(source.Tokens, start);

    private static int DaysSinceMonday(DayOfWeek day) => ((int)day + 6) % DaysPerWeek;
}
