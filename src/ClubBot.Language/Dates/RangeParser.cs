using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Reads ranges: từ 5/8 đến 10/8, 8h-10h, từ 9 đến 11 giờ sáng, từ mai đến cuối tuần.</summary>
internal static class RangeParser
{
    /// <summary>One end of a range: a moment, a period, or a bare number that gets its meaning from the other end.</summary>
    private readonly record struct RangeEnd(int Next, Moment? Moment, PeriodMention? Period, int? Number);

    public static TimeMention? Parse(DateSource source, int start)
    {
        var hasFrom = source.Find(start, DateWord.From, out var at);
        if (!hasFrom) at = start;
        if (!hasFrom && OnDay(source, start) is { } onDay) return onDay;
        if (!CanStart(source, at, hasFrom) || End(source, at, hasFrom) is not { } first) return null;
        if (Divider(source, first.Next, hasFrom) is not { } after) return null;
        if (End(source, after, hasFrom || first.Number is null) is not { } last) return null;
        if (first.Number is not null && last.Number is not null) return null;
        return Join(source, start, first, last, hasFrom);
    }

    /// <summary>"chủ nhật này từ 8h đến 10h": the day stands before the times.</summary>
    private static TimeMention? OnDay(DateSource source, int start)
    {
        if (MomentParser.Parse(source, start) is not { Clock: null, Instant: null, IsPossible: true } day) return null;
        var at = source.Is(day.Next, ",") || source.Is(day.Next, ":") ? day.Next + 1 : day.Next;
        if (!source.Has(at, DateWord.From) || Parse(source, at) is not { First: { Clock: not null, HasDay: false } first, Last: { Clock: not null, HasDay: false } last }) return null;
        return Moments(source, start, first with { Date = day.Date, Weekday = day.Weekday, Part = first.Part ?? (last.Part is null ? day.Part : null) }, last);
    }

    private static bool CanStart(DateSource source, int at, bool hasFrom) => source.At(at) is { } token && token.Kind != TokenKind.Symbol
        && (hasFrom || token.Kind == TokenKind.Number || source.Tokens[at].Kind == TokenKind.Word);

    private static RangeEnd? End(DateSource source, int at, bool isAsked)
    {
        var moment = MomentParser.Parse(source, at);
        var period = PeriodParser.Parse(source, at);
        if (isAsked && moment is null && source.Find(at, DateWord.Shift, out var shift, out var next) && shift == 0)
            moment = new Moment(at, next) { Date = new DayMention(next, [new DayValue(source.Today)]) };
        // "từ sáng đến giờ".
        if (isAsked && moment is null && source.Is(at, "gio") && source.Has(at - 1, DateWord.To)) moment = new Moment(at, at + 1) { Instant = source.Now };
        if (moment is not null && moment.Next >= (period?.Next ?? 0)) return new RangeEnd(moment.Next, moment, null, null);
        if (period is not null) return new RangeEnd(period.Next, null, period, null);
        return source.Number(at, out next) is { } number and <= 31 && source.Tokens[at].Key.Length <= 4 && !source.Has(next, DateWord.Counted)
            ? new RangeEnd(next, null, null, number)
            : null;
    }

    /// <summary>Passes "đến", "tới", "-" between the two ends.</summary>
    private static int? Divider(DateSource source, int at, bool hasFrom)
    {
        if (source.Is(at, ",") && source.Has(at + 1, DateWord.To)) at++;
        if (source.Find(at, DateWord.To, out var next)) return source.Skip(next, DateWord.Past) is var end && end == next ? next : next;
        if (source.At(at)?.Key is "–" or "—" or "~" or "→") return at + 1;
        if (source.Is(at, "-")) return source.Is(at + 1, ">") ? at + 2 : source.Is(at + 1, "-") ? at + 2 : at + 1;
        return hasFrom && source.Is(at, "qua") ? at + 1 : null;
    }

    private static TimeMention? Join(DateSource source, int start, RangeEnd first, RangeEnd last, bool hasFrom)
    {
        if (first.Number is { } one) return Numbered(source, start, one, first.Next, last);
        if (last.Number is { } two)
            return hasFrom || first.Moment?.Clock is not null || first.Moment?.Day?.Said is not null || first.Period?.Month is not null ? Shortened(source, start, first, two, last.Next) : null;
        if (first.Moment is { } from && last.Moment is { } until) return Moments(source, start, from, until);
        if (first.Period is { Month: { } month, HasYear: false } && last.Period is { Month: not null, Values.Count: > 0 } known)
        {
            // "tháng 3 tới tháng 5 năm 1975": the year stands at the end only.
            var end = known.Values[0];
            var begin = new DateOnly(month <= end.From.Month ? end.From.Year : Math.Max(1, end.From.Year - 1), month, 1);
            return Ranged(start, last.Next, begin, end.Until);
        }

        var begins = first.Moment?.Days() is { Count: > 0 } days ? days[0].Day : first.Period?.Values is { Count: > 0 } periods ? periods[0].From : (DateOnly?)null;
        var ends = last.Moment?.Days() is { Count: > 0 } lastDays ? Days.Add(lastDays[0].Day, 1) : last.Period?.Values is { Count: > 0 } lastPeriods ? lastPeriods[0].Until : (DateOnly?)null;
        return begins is { } low && ends is { } high && low < high ? Ranged(start, last.Next, low, high) with { First = first.Moment, Last = last.Moment } : null;
    }

    /// <summary>"5 đến 10/8", "từ 9 đến 11 giờ sáng": the number is of the kind that the other end says.</summary>
    private static TimeMention? Numbered(DateSource source, int start, int number, int next, RangeEnd last)
    {
        if (last.Moment is { Clock: { IsPossible: true } } clock && (clock.Date is null || clock.Start == clock.Next || number <= 24) && number <= 24)
        {
            var from = new Moment(start, next) { Clock = new ClockTime(number, 0, next, true) };
            return Moments(source, start, from, clock);
        }

        if (last.Moment is { Clock: null, Date.Said: { Weekday: null } said } day && number is >= 1 and <= 31)
        {
            var first = new SaidDay(number, said.Month, said.Year, said.IsLunar, said.IsLeap) { IsLast = said.IsLast };
            var from = new Moment(start, next) { Date = new DayMention(next, CalendarDayParser.Values(source.Today, first)) { Said = first } };
            return Moments(source, start, from, day);
        }

        return last.Period is { Month: not null, Values.Count: > 0 } months && number is >= 1 and <= 12
            ? Ranged(start, last.Next, new DateOnly(months.Values[0].From.Year, Math.Min(number, months.Values[0].From.Month), 1), months.Values[0].Until)
            : null;
    }

    /// <summary>"từ ngày 5 đến 10", "8h-10".</summary>
    private static TimeMention? Shortened(DateSource source, int start, RangeEnd first, int number, int next)
    {
        if (first.Moment is { Clock: { IsPossible: true } } clock && number is >= 1 and <= 24)
            return Moments(source, start, clock, new Moment(next - 1, next) { Clock = new ClockTime(number, 0, next, true) });
        if (first.Moment is { Date: null, Clock: null, Weekday.Said: { Weekday: { } weekday } } named && number is >= 2 and <= 7 && number - 1 > (int)weekday)
        {
            var lastDay = new SaidDay(0, null, null) { Weekday = (DayOfWeek)(number - 1) };
            var until = new DayMention(next, [lastDay.From(named.Weekday!.Values[0].Day)!.Value]) { Said = lastDay, IsWeekday = true };
            return Moments(source, start, named, new Moment(next - 1, next) { Weekday = until });
        }

        if (first.Moment is { Date.Said: { Weekday: null } said } day && number is >= 1 and <= 31)
        {
            var until = said with { Day = number };
            return Moments(source, start, day, new Moment(next - 1, next) { Date = new DayMention(next, CalendarDayParser.Values(source.Today, until)) { Said = until } });
        }

        if (first.Period is not { Month: { } month, Values.Count: > 0 } period || number is < 1 or > 12 || number <= month) return null;
        return Ranged(start, next, period.Values[0].From, Days.AddMonths(period.Values[0].From, number - month + 1));
    }

    private static TimeMention? Moments(DateSource source, int start, Moment first, Moment last)
    {
        if (!first.IsPossible || !last.IsPossible) return new TimeMention(start, last.Next, null) { First = first, Last = last };
        if (first.Instant is not null || last.Instant is not null) return Instants(source, start, first, last);
        if (first.Clock is null && last.Clock is null && first.Part is null && last.Part is null) return first.HasDay && last.HasDay ? DaySpan(source, start, first, last) : null;
        if ((first.Clock is null && first.Part is null) || (last.Clock is null && last.Part is null))
            return last.Clock is null && last.Part is null && !first.HasDay ? null : DaySpan(source, start, first, last);
        return ClockSpan(source, start, first, last);
    }

    /// <summary>From the first day until after the last; the beginning is the latest such day before the end.</summary>
    private static TimeMention? DaySpan(DateSource source, int start, Moment first, Moment last)
    {
        if (!first.HasDay || !last.HasDay) return null;
        var end = last.Days()[0];
        var begin = first.Days()[0];
        if (first.Day!.Said is { } said)
        {
            var withYear = said.Year is null && said.Month is not null && last.Date?.Said is { Year: { } year } lastSaid && lastSaid.IsLunar == said.IsLunar ? said with { Year = year } : said;
            if (withYear.Month is null && withYear.Weekday is null && last.Date?.Said is { Month: { } month } monthly) withYear = withYear with { Month = month, Year = monthly.Year, IsLunar = monthly.IsLunar };
            if ((begin.Day > end.Day || withYear != said || Math.Abs(end.Day.DayNumber - begin.Day.DayNumber) > 6) && withYear.UpTo(end.Day) is { } earlier) begin = earlier;
        }

        if (begin.Day > end.Day && last.Day!.Said is { } lastForm && lastForm.From(begin.Day) is { } later) end = later;
        if (begin.Day > end.Day) return null;
        var mention = Ranged(start, last.Next, begin.Day, Days.Add(end.Day, 1)) with { First = first, Last = last };
        mention.Values[0] = MomentValues.Lunar(mention.Values[0], begin);
        return mention;
    }

    /// <summary>Times on one day or on two; "từ 2 đến 4 giờ chiều" says the part of the day once.</summary>
    private static TimeMention? ClockSpan(DateSource source, int start, Moment first, Moment last)
    {
        var (from, until) = (Begin(first, first.Part), Finish(last, last.Part));
        if (first is { Part: null, Clock: not null } && last.Part is { } part && Begin(first, part) is var shared && shared < until) from = shared;
        else if (last is { Part: null, Clock: not null } && first.Part is { } firstPart && Finish(last, firstPart) is var carried && carried > from) until = carried;
        else if (first.Part is null && last.Part is null && from > until && first.Clock is { Hour: var hour } && hour * 60 < until) from = (hour * 60) + first.Clock.Value.Minute;
        else if (last is { Part: null, Clock: { Hour: < 12 and > 5 } } && first.Part is null && until < from && until + 720 > from) until += 720;
        if (!first.HasDay && !last.HasDay)
        {
            var value = new EntityValue
            {
                Timex = FormattableString.Invariant($"({Timex(from)},{Timex(until)},PT{((until - from + 1440) % 1440) / 60m:0.##}H)"),
                Start = TimexText.Time(Clock(from)),
                End = TimexText.Time(Clock(until)),
            };
            return new TimeMention(start, last.Next, EntityTypes.TimeRange, value) { First = first, Last = last };
        }

        var firstDay = first.HasDay ? first.Days()[0] : last.Days()[0];
        var lastDay = last.HasDay ? last.Days()[0] : first.Days()[0];
        var begin = At(firstDay.Day, from);
        var end = At(lastDay.Day, until);
        if (end <= begin && !(first.HasDay && last.HasDay)) end = At(Days.Add(lastDay.Day, 1), until);
        if (end <= begin) return null;
        var span = new EntityValue { Timex = FormattableString.Invariant($"({begin:yyyy-MM-dd'T'HH:mm},{end:yyyy-MM-dd'T'HH:mm},PT{(end - begin).TotalHours:0.##}H)"), Start = TimexText.Both(begin), End = TimexText.Both(end) };
        return new TimeMention(start, last.Next, EntityTypes.DateTimeRange, MomentValues.Lunar(span, firstDay)) { First = first, Last = last };
    }

    private static TimeMention? Instants(DateSource source, int start, Moment first, Moment last)
    {
        if (Opening(source, first) is not { } from) return null;
        var until = last.Instant ?? (last.HasDay ? TimexText.Moment(last.Days()[0].Day, 24) : from);
        if (last is { Clock: not null, Instant: null })
        {
            until = At(last.HasDay ? last.Days()[0].Day : DateOnly.FromDateTime(from), Finish(last, last.Part));
        }

        if (until <= from) return null;
        return new TimeMention(start, last.Next, EntityTypes.DateTimeRange, new EntityValue { Timex = FormattableString.Invariant($"({from:s},{until:s})"), Start = TimexText.Both(from), End = TimexText.Both(until) }) { First = first.Instant is null ? first : null, Last = last };
    }

    /// <summary>When a moment begins; a time without a day is of today.</summary>
    private static DateTime? Opening(DateSource source, Moment moment)
    {
        if (moment.Instant is { } instant) return instant;
        var day = moment.HasDay ? moment.Days()[0].Day : source.Today;
        return moment.Clock is null && moment.Part is null ? day.ToDateTime(TimeOnly.MinValue) : At(day, Begin(moment, moment.Part));
    }

    private static TimeMention Ranged(int start, int next, DateOnly from, DateOnly until) =>
        new(start, next, EntityTypes.DateRange, new EntityValue { Timex = Periods.Between(from, until).Timex, Start = TimexText.Date(from), End = TimexText.Date(until) });

    private static int Begin(Moment moment, DayPart? part) => moment.Clock is { } clock ? Minutes(clock, part) : TimexText.Hours(moment.Part!.Value).From * 60;

    private static int Finish(Moment moment, DayPart? part) => moment.Clock is { } clock
        ? Minutes(clock, part) is 0 ? 1440 : Minutes(clock, part)
        : TimexText.Hours(moment.Part!.Value).Until * 60;

    private static int Minutes(ClockTime clock, DayPart? part) => (int)(clock.At(part).Ticks / TimeSpan.TicksPerMinute);

    private static TimeOnly Clock(int minutes) => new((minutes / 60) % 24, minutes % 60);

    private static string Timex(int minutes) => TimexText.TimeTimex(Clock(minutes), false);

    private static DateTime At(DateOnly day, int minutes) => TimexText.Moment(day, minutes / 60).AddTicks(Math.Min(minutes % 60 * TimeSpan.TicksPerMinute, DateTime.MaxValue.Ticks - TimexText.Moment(day, minutes / 60).Ticks));
}
