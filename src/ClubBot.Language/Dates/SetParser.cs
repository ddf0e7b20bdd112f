using ClubBot.Language.Entities;

namespace ClubBot.Language.Dates;

/// <summary>Reads what comes again and again: hằng ngày, mùng 5 hằng tháng, thứ bảy đầu tháng, 2 tuần một lần.</summary>
internal static class SetParser
{
    private const string NotResolved = "not resolved";
    private const int ListedMax = 7;

    public static TimeMention? Parse(DateSource source, int start) =>
        source.Find(start, DateWord.Every, out var next) && Every(source, start, next) is { } every ? every : Nth(source, start) ?? Frequency(source, start) ?? Monthly(source, start);

    private static TimeMention? Every(DateSource source, int start, int next)
    {
        var isAll = source.Tokens[start].Key is "cac" or "moi" or "cu" or "vao" or "hang" or "cua" or "trong";
        if (!isAll) return null;
        if (source.Find(next, DateWord.Part, out var part, out var end)) return WithClock(source, start, end, "XXXX-XX-XX" + TimexText.PartTimex((DayPart)part), null);
        if (MomentParser.Parse(source, next) is { Date: null or { Said: not null }, Instant: null, IsPossible: true } moment && moment.HasDay && moment.Day!.Said is not null)
            return Make(start, AfterUnit(source, moment.Next), Timex(moment, TimeUnit.Month), moment);
        if (AmountParser.Parse(source, next) is { } amount) return WithClock(source, start, AfterTimes(source, amount.Next), amount.Timex, null);
        if (source.Is(start, "cac") || !source.Find(next, DateWord.Unit, out var unit, out end)) return null;
        if (source.Is(start, "cu")) return null;
        return EveryUnit(source, start, (TimeUnit)unit, end);
    }

    /// <summary>"hằng ngày", "mỗi tuần thứ hai", "hàng tháng vào ngày 5", "mỗi ngày lúc 8h".</summary>
    private static TimeMention EveryUnit(DateSource source, int start, TimeUnit unit, int next)
    {
        var at = source.Skip(next, DateWord.At);
        var moment = MomentParser.Parse(source, at) is { Instant: null, IsPossible: true } found && (found.Clock is not null || found.Day?.Said is not null || found.Part is not null) ? found : null;
        if (moment is { HasDay: true, Day.Said: null }) moment = null;
        if (moment is null) return Make(start, AfterTimes(source, next), Length(1, unit), null);
        if (unit == TimeUnit.Month && moment is { Date: null, Weekday.Said.Weekday: { } weekday } && source.Find(moment.Next, DateWord.Nth, out var nth, out var afterNth))
            return Make(start, afterNth, NthTimex(weekday, nth) + TimeTimex(moment), moment);
        return Make(start, moment.Next, Timex(moment, unit), moment);
    }

    /// <summary>"ngày 5 hằng tháng", "thứ hai hàng tuần", "8h hằng ngày", "rằm hằng tháng".</summary>
    private static TimeMention? Monthly(DateSource source, int start)
    {
        if (source.Number(start, out var afterDay) is >= 1 and <= 31 and var day && source.Find(afterDay, DateWord.Every, out var every)
            && source.Find(every, DateWord.Unit, out var each, out var afterEach) && (TimeUnit)each == TimeUnit.Month && source.Tokens[afterDay].Key is "hang" or "moi")
            return Make(start, afterEach, FormattableString.Invariant($"XXXX-XX-{day:00}"), null);
        if (!CanStartMoment(source, start) || MomentParser.Parse(source, start) is not { Instant: null } moment) return null;
        var at = source.Is(moment.Next, ",") ? moment.Next + 1 : moment.Next;
        if (!source.Find(at, DateWord.Every, out var next)) return Listed(source, start, moment, ListedMax);
        if (!moment.HasDay && moment.IsPossible && Every(source, at, next) is { First: { Clock: null, Part: null } } weekly) return TimeOf(start, weekly, moment);
        if (!source.Find(next, DateWord.Unit, out var unit, out var end) || source.Is(at, "cac")) return null;
        if (moment.HasDay && moment.Day!.Said is null) return null;
        return Make(start, end, Timex(moment, (TimeUnit)unit), moment);
    }

    /// <summary>The first of "mùng 1 và rằm hằng tháng": what is said of the last holds for all.</summary>
    private static TimeMention? Listed(DateSource source, int start, Moment moment, int more)
    {
        var isListed = source.Is(moment.Next, ",") || source.Is(moment.Next, "va") || source.Is(moment.Next, "voi") || source.Is(moment.Next, "hay");
        if (more == 0 || !isListed || moment.Day?.Said is null || MomentParser.Parse(source, moment.Next + 1) is not { Day.Said: not null } other) return null;
        var isSet = (source.Find(other.Next, DateWord.Every, out var next) && source.Has(next, DateWord.Unit)) || Listed(source, moment.Next + 1, other, more - 1) is not null;
        return isSet ? Make(start, moment.Next, Timex(moment, TimeUnit.Month), moment) : null;
    }

    /// <summary>"8h sáng mỗi thứ hai".</summary>
    private static TimeMention TimeOf(int start, TimeMention weekly, Moment time)
    {
        var both = weekly.First! with { Start = start, Clock = time.Clock, Part = time.Part };
        return Make(start, weekly.Next, Timex(both, TimeUnit.Month), both);
    }

    /// <summary>"thứ bảy tuần đầu tháng", "thứ ba đầu tiên của tháng"; of a month that is named it is one day.</summary>
    private static TimeMention? Nth(DateSource source, int start)
    {
        if (MomentParser.Parse(source, start) is not { Date: null, Weekday.Said.Weekday: { } weekday } moment) return null;
        var next = source.Is(moment.Next, "cua") ? moment.Next + 1 : moment.Next;
        if (!source.Find(next, DateWord.Nth, out var nth, out next)) return null;
        next = source.Skip(next, DateWord.Of);
        var isEvery = source.Find(next, DateWord.Every, out var afterEvery);
        if (isEvery) next = afterEvery;
        if (!isEvery && PeriodParser.Parse(source, next) is { Values: [var period, ..] } month && period.Until.DayNumber - period.From.DayNumber is >= 28 and <= 31)
            return InMonth(moment with { Next = month.Next }, weekday, nth, period);
        if (!source.Find(next, DateWord.Unit, out var unit, out next) || (TimeUnit)unit != TimeUnit.Month) return null;
        var rule = NthTimex(weekday, nth);
        return moment.Clock is null && moment.Part is null ? WithClock(source, start, next, rule, moment) : Make(start, next, rule + TimeTimex(moment), moment);
    }

    private static TimeMention? InMonth(Moment moment, DayOfWeek weekday, int nth, PeriodValue month)
    {
        var said = new SaidDay(0, null, null) { Weekday = weekday };
        var day = nth < 0 ? said.UpTo(Days.Add(month.Until, -1)) : said.From(Days.Add(month.From, (nth - 1L) * Days.PerWeek));
        if (day is not { } value || value.Day >= month.Until) return null;
        return MomentValues.Mention(moment with { Weekday = new DayMention(moment.Next, [value]) }, moment.Start);
    }

    /// <summary>"2 tuần một lần", "ngày 2 lần", "tuần một lần", "2 lần một tuần".</summary>
    private static TimeMention? Frequency(DateSource source, int start)
    {
        if (source.Find(start, DateWord.Alternate, out var next)) return Make(start, next, "P2D", null);
        if (source.Number(start, out next) is not null && source.Find(next, DateWord.Times, out next))
        {
            if (source.Is(next, "/")) next++;
            else if (source.Find(next, DateWord.Each, out var afterEach)) next = afterEach;
            else return null;
            return source.Find(next, DateWord.Unit, out var each, out var end) ? Make(start, end, Length(1, (TimeUnit)each), null) : null;
        }

        if (source.Find(start, DateWord.Part, out var part, out next) && source.Find(next, DateWord.Any, out next)) return Make(start, next, "XXXX-XX-XX" + TimexText.PartTimex((DayPart)part), null);
        if (AmountParser.Parse(source, start) is { } amount && AfterTimes(source, amount.Next) is var after && after > amount.Next) return Make(start, after, amount.Timex, null);
        if (!source.Find(start, DateWord.Unit, out var unit, out next) || (TimeUnit)unit < TimeUnit.Day || source.Tokens[start].Key.Length == 1) return null;
        if (source.Find(next, DateWord.Any, out var afterAny)) return Make(start, afterAny, Length(1, (TimeUnit)unit), null);
        return AfterTimes(source, next) is var last && last > next ? Make(start, last, Length(1, (TimeUnit)unit), null) : null;
    }

    /// <summary>Passes "một lần", "2 lần".</summary>
    private static int AfterTimes(DateSource source, int next) =>
        source.Is(next, "/") && source.Find(next + 1, DateWord.Times, out var slashed) ? slashed
        : source.Number(next, out var end) is not null && source.Find(end, DateWord.Times, out var after) ? after : next;

    private static int AfterUnit(DateSource source, int next) =>
        source.Find(next, DateWord.Every, out var end) && source.Find(end, DateWord.Unit, out _, out var after) ? after : next;

    private static TimeMention WithClock(DateSource source, int start, int next, string timex, Moment? moment)
    {
        var at = source.Skip(next, DateWord.At);
        if (MomentParser.Parse(source, at) is { Clock: { IsPossible: true } clock, HasDay: false, Instant: null } time)
            return Make(start, time.Next, timex.Split('T')[0] + TimexText.TimeTimex(clock.At(time.Part), clock.HasMinute), moment);
        return Make(start, next, timex, moment);
    }

    private static TimeMention Make(int start, int next, string timex, Moment? moment)
    {
        var value = new EntityValue { Timex = timex, Value = NotResolved };
        if (moment?.Day is { Said: { IsLunar: true } said })
            value = value with { Calendar = "lunar", Lunar = said.Month is { } month ? FormattableString.Invariant($"{said.Day}/{month}") : FormattableString.Invariant($"{said.Day}") };
        return new TimeMention(start, next, EntityTypes.Set, value) { First = moment };
    }

    /// <summary>The rule in TIMEX: XXXX-WXX-1, XXXX-XX-05, XXXX-11-20, T08.</summary>
    private static string Timex(Moment moment, TimeUnit unit)
    {
        var day = moment.Day?.Said switch
        {
            { Weekday: { } weekday } => FormattableString.Invariant($"XXXX-WXX-{Iso(weekday)}"),
            { } said => FormattableString.Invariant($"XXXX-{(said.Month is { } month && unit != TimeUnit.Month ? month.ToString("00", null) : "XX")}-{said.Day:00}"),
            null => unit == TimeUnit.Day ? "XXXX-XX-XX" : Length(1, unit),
        };
        return day + TimeTimex(moment);
    }

    private static string TimeTimex(Moment moment) => moment.Clock is { } clock
        ? TimexText.TimeTimex(clock.At(moment.Part), clock.HasMinute)
        : moment.Part is { } part ? TimexText.PartTimex(part) : "";

    private static string NthTimex(DayOfWeek weekday, int nth) => FormattableString.Invariant($"XXXX-XX-WXX-{Iso(weekday)}-#{nth}");

    private static string Length(int count, TimeUnit unit) => new TimeAmount(count, unit, 0).Timex;

    private static int Iso(DayOfWeek weekday) => weekday == DayOfWeek.Sunday ? 7 : (int)weekday;

    private static bool CanStartMoment(DateSource source, int start) => source.Tokens[start].Kind != Writing.TokenKind.Symbol;
}
