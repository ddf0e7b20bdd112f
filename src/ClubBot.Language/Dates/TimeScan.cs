using ClubBot.Language.Entities;
using ClubBot.Language.Writing;

namespace ClubBot.Language.Dates;

/// <summary>Finds every time expression of a text, from left to right; at each place the longest reading is taken.</summary>
internal static class TimeScan
{
    public static IEnumerable<TimeMention> Read(DateSource source)
    {
        for (var i = 0; i < source.Count;)
        {
            if (AfterSkip(source, i) is var skipped && skipped > i)
            {
                i = skipped;
                continue;
            }

            if (source.CanBegin(i) && MentionAt(source, i) is { } mention && mention.Next > i)
            {
                yield return mention;
                i = mention.Next;
                continue;
            }

            i++;
        }
    }

    private static TimeMention? MentionAt(DateSource source, int start)
    {
        if (source.Tokens[start].Kind == TokenKind.Symbol) return null;
        if ((SetParser.Parse(source, start) ?? RangeParser.Parse(source, start)) is { } joined) return joined;
        var moment = MomentParser.Parse(source, start);
        var period = PeriodParser.Parse(source, start);
        var amount = AmountParser.Parse(source, start) is { } length && !IsMeals(source, length) ? Amount(source, start, length) : null;
        if (amount is not null && moment is { HasDay: false, Part: null, Clock.IsExact: false } && amount.Next >= moment.Next && start > 0 && source.Has(start - 1, DateWord.Within)) return amount;
        if (moment is not null && moment.Next >= (period?.Next ?? 0) && moment.Next >= (amount?.Next ?? 0)) return IsOnlyAWord(source, moment) ? Empty(moment) : MomentValues.Mention(moment, WithLead(source, start));
        if (period is not null && period.Next >= (amount?.Next ?? 0)) return Period(start, period);
        return amount;
    }

    /// <summary>Words that hold a date word and are none; after "huyết áp" a number is no date either, unless it is a time.</summary>
    private static int AfterSkip(DateSource source, int at)
    {
        if (source.IsLongest(at, DateWord.Skip, out var next)) return next;
        if (!source.Find(at, DateWord.Pressure, out next)) return at;
        while (source.At(next) is { Kind: not TokenKind.Word } && ClockParser.Parse(source, next) is null) next++;
        return next;
    }

    // "toi", "sang" without marks are words of every day; "sáng" alone is a part of the day where marks are typed.
    private static bool IsOnlyAWord(DateSource source, Moment moment) => moment is { Part: not null, HasDay: false, Clock: null, IsPartBare: true }
        && source.Tokens[moment.Start] is { Marked: null } token && token.Key is not ("trua" or "khuya") && !(source.Count == 1 && token.Key is "dem" or "chieu");

    private static TimeMention Empty(Moment moment) => new(moment.Start, moment.Next, null);

    /// <summary>"lúc 7 giờ" is one expression.</summary>
    private static int WithLead(DateSource source, int start) => start > 0 && source.Is(start - 1, "luc") ? start - 1 : start;

    private static TimeMention Period(int start, PeriodMention period)
    {
        if (period.YearBeforeChrist is { } year)
        {
            var text = FormattableString.Invariant($"-{year:0000}");
            return new TimeMention(start, period.Next, EntityTypes.DateRange, new EntityValue { Timex = text, Start = text + "-01-01", End = FormattableString.Invariant($"-{year - 1:0000}-01-01") });
        }

        if (period.Values.Count == 0) return new TimeMention(start, period.Next, null);
        return new TimeMention(start, period.Next, EntityTypes.DateRange, [.. period.Values.Select(value => new EntityValue
        {
            Timex = value.Timex,
            Start = TimexText.Date(value.From),
            End = TimexText.Date(value.Until),
            Calendar = value.IsLunar ? "lunar" : null,
        })]);
    }

    /// <summary>"ba ngày" is a length; "3 ngày tới" and "2 tháng vừa rồi" are spans that begin or end today.</summary>
    private static TimeMention Amount(DateSource source, int start, TimeAmount amount)
    {
        var isShortHour = amount.Unit == TimeUnit.Hour && source.Tokens[amount.Next - 1].Key.Length == 1;
        if (!isShortHour && amount.Count == decimal.Truncate(amount.Count) && !IsFollowedByTime(source, amount.Next))
        {
            if (source.Find(amount.Next, DateWord.Future, out var next)) return Span(source, start, next, amount, 1);
            if (source.Find(amount.Next, DateWord.Past, out next) && (amount.Unit > TimeUnit.Hour || next > amount.Next + 1)) return Span(source, start, next, amount, -1);
        }

        var value = new EntityValue { Timex = amount.Timex, Value = amount.Seconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture) };
        return new TimeMention(start, amount.Next, EntityTypes.Duration, value);
    }

    // "3 bữa một ngày" counts meals; only "3 bữa nữa" and "3 bữa nay" count days.
    private static bool IsMeals(DateSource source, TimeAmount amount) => source.Is(amount.Next - 1, "bua") && !source.Has(amount.Next, DateWord.Past);

    private static bool IsFollowedByTime(DateSource source, int at) => source.Is(at, "toi") && (source.At(at + 1)?.Kind == TokenKind.Number || source.Has(at + 1, DateWord.Weekday));

    private static TimeMention Span(DateSource source, int start, int next, TimeAmount amount, int sign)
    {
        if (amount.Unit < TimeUnit.Day)
        {
            var (from, until) = sign > 0 ? (source.Now, amount.From(source.Now, 1)) : (amount.From(source.Now, -1), source.Now);
            return new TimeMention(start, next, EntityTypes.DateTimeRange, new EntityValue { Timex = FormattableString.Invariant($"({from:s},{until:s},{amount.Timex})"), Start = TimexText.Both(from), End = TimexText.Both(until) });
        }

        var (first, end) = SpanDays(source.Today, amount, sign);
        return new TimeMention(start, next, EntityTypes.DateRange, new EntityValue { Timex = Periods.Between(first, end, amount.Timex).Timex, Start = TimexText.Date(first), End = TimexText.Date(end) });
    }

    /// <summary>Whole days, weeks, months or years; the present one is left out.</summary>
    private static (DateOnly From, DateOnly Until) SpanDays(DateOnly today, TimeAmount amount, int sign)
    {
        var count = (long)amount.Count;
        var (start, days, months) = amount.Unit switch
        {
            TimeUnit.Day => (today, 1, 0),
            TimeUnit.Week => (Days.Monday(today), Days.PerWeek, 0),
            TimeUnit.Month => (Days.MonthStart(today), 0, 1),
            TimeUnit.Quarter => (new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1), 0, 3),
            _ => (Days.YearStart(today.Year), 0, 12),
        };
        DateOnly Step(long units) => days > 0 ? Days.Add(start, units * days) : Days.AddMonths(start, units * months);
        return sign > 0 ? (Step(1), Step(count + 1)) : (Step(-count), start);
    }
}
