using ClubBot.Language.Entities;

namespace ClubBot.Language.Dates;

/// <summary>Turns a moment into the values of an entity.</summary>
internal static class MomentValues
{
    private const int ValuesMax = 4;

    public static TimeMention Mention(Moment moment, int start)
    {
        TimeMention As(string? type, params EntityValue[] values) => new(start, moment.Next, type, values) { First = moment };
        if (moment.Instant is { } instant)
        {
            var text = TimexText.Both(instant);
            return As(EntityTypes.DateTime, new EntityValue { Timex = moment.InstantTimex ?? text.Replace(' ', 'T'), Value = text });
        }

        if (!moment.IsPossible) return As(null);
        if (!moment.HasDay) return moment.Clock is { } ? As(EntityTypes.Time, Times(moment)) : As(EntityTypes.TimeRange, Part(moment.Part!.Value));
        if (moment.Clock is not null) return As(EntityTypes.DateTime, DateTimes(moment));
        return moment.Part is { } part ? As(EntityTypes.DateTimeRange, DayParts(moment, part)) : As(EntityTypes.Date, Dates(moment));
    }

    public static EntityValue Lunar(EntityValue value, DayValue day) =>
        day.Lunar is { } lunar ? value with { Calendar = "lunar", Lunar = lunar.ToString() } : value;

    private static EntityValue[] Dates(Moment moment)
    {
        var days = moment.Days();
        var values = new EntityValue[Math.Min(days.Count, ValuesMax)];
        for (var i = 0; i < values.Length; i++)
        {
            var text = TimexText.Date(days[i].Day);
            values[i] = Lunar(new EntityValue { Timex = days[i].Lunar is null ? moment.Day?.Timex ?? text : text, Value = text }, days[i]);
        }

        return values;
    }

    private static EntityValue[] Times(Moment moment)
    {
        var times = moment.Times();
        var values = new EntityValue[times.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = new EntityValue { Timex = TimexText.TimeTimex(times[i], moment.Clock!.Value.HasMinute), Value = TimexText.Time(times[i]) };
        return values;
    }

    private static EntityValue[] DateTimes(Moment moment)
    {
        var (days, times, clock) = (moment.Days(), moment.Times(), moment.Clock!.Value);
        var values = new List<EntityValue>();
        foreach (var day in days)
        {
            foreach (var time in times)
            {
                if (values.Count == ValuesMax) break;
                var on = clock.IsNextDay(moment.Part) ? Days.Add(day.Day, 1) : day.Day;
                var timex = TimexText.Date(on) + TimexText.TimeTimex(time, clock.HasMinute);
                values.Add(Lunar(new EntityValue { Timex = timex, Value = $"{TimexText.Date(on)} {TimexText.Time(time)}" }, day));
            }
        }

        return [.. values];
    }

    private static EntityValue[] DayParts(Moment moment, DayPart part)
    {
        var (from, until) = TimexText.Hours(part);
        return [.. moment.Days().Take(ValuesMax).Select(day =>
        {
            var (start, end) = (TimexText.Moment(day.Day, from), TimexText.Moment(day.Day, until));
            var timex = part == DayPart.Noon
                ? FormattableString.Invariant($"({start:yyyy-MM-dd'T'HH},{end:yyyy-MM-dd'T'HH},PT{until - from}H)")
                : TimexText.Date(day.Day) + TimexText.PartTimex(part);
            return Lunar(new EntityValue { Timex = timex, Start = TimexText.Both(start), End = TimexText.Both(end) }, day);
        })];
    }

    private static EntityValue Part(DayPart part)
    {
        var (from, until) = TimexText.Hours(part);
        return new EntityValue
        {
            Timex = TimexText.PartTimex(part),
            Start = TimexText.Time(new TimeOnly(from, 0)),
            End = TimexText.Time(new TimeOnly(until % 24, 0)),
        };
    }
}
