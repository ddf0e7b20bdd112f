using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Reads a day, a clock time and a part of the day that stand together, in any order.</summary>
internal static class MomentParser
{
    // weekday, date, clock, part.
    private const int ElementsMax = 4;

    private static readonly Func<DateSource, int, Moment?> Reader = Read;

    public static Moment? Parse(DateSource source, int start) => source.Moments.At(source, start, Reader);

    private static Moment? Read(DateSource source, int start)
    {
        if (Counted(source, start) is { } counted) return counted;
        if (source.Find(start, DateWord.Now, out var afterNow)) return new Moment(start, afterNow) { Instant = source.Now, InstantTimex = "PRESENT_REF" };
        var moment = new Moment(start, start);
        for (var i = 0; i < ElementsMax; i++)
        {
            var at = moment.Next == start ? start : Gap(source, moment.Next);
            if (Element(source, moment, at) is not { } longer) break;
            moment = longer;
        }

        if (moment.Next == start) return null;
        if (moment.Part is not null && !moment.HasDay && moment.Clock is null && source.Find(start, DateWord.Instant, out var hour, out var next) && next >= moment.Next)
            return new Moment(start, next) { Clock = new ClockTime(hour, 0, next, true, IsExact: true) };
        return moment;
    }

    private static Moment? Element(DateSource source, Moment moment, int at)
    {
        if (at >= source.Count) return null;
        if (moment.Clock is null && ClockParser.Parse(source, at) is { } clock && !IsDuration(source, clock.Next)) return moment with { Clock = clock, Next = clock.Next };
        if (moment.Clock is null && moment.Part is null && source.Find(at, DateWord.Instant, out var hour, out var afterInstant) && !source.Has(at, DateWord.Part))
            return moment with { Clock = new ClockTime(hour, 0, afterInstant, true, IsExact: true), Next = afterInstant };
        if (!IsTypedOver(source, moment, at))
        {
            var relative = RelativeDayParser.Parse(source, at);
            if (relative is { IsWeekday: true } && moment.Weekday is null) return moment with { Weekday = relative, Next = relative.Next };
            var day = relative is { IsWeekday: false } ? relative : CalendarDayParser.Parse(source, at);
            if (day is not null && moment.Date is null) return moment with { Date = day, Next = day.Next };
            if (relative is not null || day is not null) return null;
        }

        return moment.Part is null ? PartElement(source, moment, at) : null;
    }

    private static Moment? PartElement(DateSource source, Moment moment, int at)
    {
        if (!source.Find(at, DateWord.Part, out var part, out var next)) return null;
        var isBare = next == at + 1;
        var said = moment with { Part = (DayPart)part, Next = next, IsPartBare = isBare };
        // "mai toi di kham": without marks "toi" may be "I"; behind a time "sang" is the morning.
        if (isBare && moment.HasDay && !source.IsMarked && source.Tokens[at] is { Marked: null } word && IsDoubtful(word.Key, moment)
            && source.At(next) is { Kind: TokenKind.Word } && ClockParser.Parse(source, Gap(source, next)) is null && !source.Has(next, DateWord.Shift)) return null;
        if (isBare && source.Is(at, "som") && !source.Has(next, DateWord.Day) && (!moment.HasDay || moment.Next == moment.Start)) return null;
        if (moment.Date is not null || !source.Find(next, DateWord.Shift, out var shift, out var afterShift)) return said;
        // "sáng nay", "tối qua"; "qua" alone after "thứ bảy sáng" is a verb.
        if (shift > 0 && source.Tokens[next].Marked is null && source.At(afterShift) is { Kind: TokenKind.Word }) return said;
        if (shift < 0 && (moment.Weekday is not null || (source.Tokens[next].Marked is not null))) return said;
        return said with { Date = new DayMention(afterShift, [new DayValue(source.DayAfter(shift))]), Next = afterShift, IsPartBare = false };
    }

    private static bool IsDoubtful(string part, Moment moment) => part == "toi" || (moment.Clock is null && part is ("sang" or "dem" or "som"));

    /// <summary>Passes "lúc", "vào", a comma between two elements.</summary>
    private static int Gap(DateSource source, int at)
    {
        if (source.Is(at, ",") || source.Is(at, "(") || (source.Is(at, "-") && source.Has(at - 1, DateWord.Weekday))) at++;
        if (source.Find(at, DateWord.At, out var next)) at = next;
        else if (source.Find(at, DateWord.Of, out next) && !source.Is(at, "trong")) at = next;
        if (source.Is(at, "buoi") && !source.Has(at, DateWord.Part)) at++;
        return at;
    }

    /// <summary>"3 ngày nữa", "hai tuần trước", "cách đây 3 ngày", "30 phút nữa", "sau 3 ngày".</summary>
    private static Moment? Counted(DateSource source, int start)
    {
        var isAway = source.Find(start, DateWord.Away, out var at);
        var isLater = source.Is(start, "sau") && source.Find(start, DateWord.Later, out at);
        if (!isAway && !isLater) at = start;
        if (AmountParser.Parse(source, at) is not { } amount) return null;
        if (isLater) return amount.Unit >= TimeUnit.Day || source.Is(amount.Next - 1, "phut") ? From(source, start, amount, 1, source.Skip(amount.Next, DateWord.Ahead)) : null;
        if (isAway) return From(source, start, amount, -1, source.Skip(amount.Next, DateWord.Ago));
        if (source.Find(amount.Next, DateWord.Ahead, out var next)) return From(source, start, amount, 1, next);
        if (source.Find(amount.Next, DateWord.Later, out next)) return From(source, start, amount, 1, next);
        return source.Find(amount.Next, DateWord.Ago, out next) ? From(source, start, amount, -1, next) : null;
    }

    private static Moment From(DateSource source, int start, TimeAmount amount, int sign, int next)
    {
        // Half a month is fifteen days; what is counted in days or more has no clock.
        var then = amount.From(source.Now, sign);
        if (amount.Unit < TimeUnit.Day || (amount.Unit == TimeUnit.Day && amount.Count != decimal.Truncate(amount.Count)))
            return new Moment(start, next) { Instant = then };
        var counted = new DayMention(next, [new DayValue(DateOnly.FromDateTime(then))]);
        var moment = new Moment(start, next) { Date = counted };
        var at = Gap(source, next);
        return ClockParser.Parse(source, at) is { } clock ? PartAfter(source, moment with { Clock = clock, Next = clock.Next }) : moment;
    }

    private static Moment PartAfter(DateSource source, Moment moment) =>
        source.Find(moment.Next, DateWord.Part, out var part, out var next) ? moment with { Part = (DayPart)part, Next = next } : moment;

    // "2 giờ nữa" is read as an amount, "2 giờ rưỡi đồng hồ" too.
    private static bool IsDuration(DateSource source, int next) => source.Has(next, DateWord.Ahead);

    // "nay" after a part is read with it.
    private static bool IsTypedOver(DateSource source, Moment moment, int at) => moment.Part is not null && moment.Date is null && source.Is(at, "qua");
}
