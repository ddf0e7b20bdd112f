using System.Globalization;

namespace ClubBot.Language.Dates;

/// <summary>A length of time: ba ngày, 2 tiếng rưỡi.</summary>
/// <param name="Count">How many units; halves only, never negative.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Next">The token after it.</param>
internal readonly record struct TimeAmount(decimal Count, TimeUnit Unit, int Next)
{
    /// <summary>The count of the smaller unit in "2 tiếng 15 phút" and "1 tháng 15 ngày".</summary>
    public int More { get; init; }

    public TimeUnit MoreUnit { get; init; }

    /// <summary>Seconds; a month counts as 30 days, a year as 365.</summary>
    public decimal Seconds => (Count * SecondsOf(Unit)) + (More * SecondsOf(MoreUnit));

    private static decimal SecondsOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Minute => 60,
        TimeUnit.Hour => 3_600,
        TimeUnit.Day => 86_400,
        TimeUnit.Week => 604_800,
        TimeUnit.Month => 2_592_000,
        TimeUnit.Quarter => 7_776_000,
        _ => 31_536_000,
    };

    public string Timex
    {
        get
        {
            var whole = TimexOf(Count, Unit);
            return More == 0 ? whole : whole + TimexOf(More, MoreUnit)[(MoreUnit < TimeUnit.Day ? 2 : 1)..];
        }
    }

    private static string TimexOf(decimal number, TimeUnit unit)
    {
        var count = number.ToString("0.###", CultureInfo.InvariantCulture);
        return unit switch
        {
            TimeUnit.Second => $"PT{count}S",
            TimeUnit.Minute => $"PT{count}M",
            TimeUnit.Hour => $"PT{count}H",
            TimeUnit.Day => $"P{count}D",
            TimeUnit.Week => $"P{count}W",
            TimeUnit.Month => $"P{count}M",
            TimeUnit.Quarter => $"P{(number * 3).ToString("0.###", CultureInfo.InvariantCulture)}M",
            _ => $"P{count}Y",
        };
    }

    /// <summary>The moment so long after another, or before it with sign -1; stops at the ends of the calendar.</summary>
    public DateTime From(DateTime moment, int sign)
    {
        if (Unit >= TimeUnit.Month)
        {
            var months = Count * (Unit == TimeUnit.Month ? 1 : Unit == TimeUnit.Quarter ? 3 : 12);
            var day = Days.Add(Days.AddMonths(DateOnly.FromDateTime(moment), (long)decimal.Truncate(months) * sign), months == decimal.Truncate(months) ? 0 : 15 * sign);
            if (More > 0) day = Days.Add(MoreUnit == TimeUnit.Month ? Days.AddMonths(day, More * sign) : day, MoreUnit == TimeUnit.Month ? 0 : (long)(More * SecondsOf(MoreUnit) / SecondsOf(TimeUnit.Day)) * sign);
            return day.ToDateTime(TimeOnly.FromDateTime(moment));
        }

        var ticks = moment.Ticks + (Seconds * TimeSpan.TicksPerSecond * sign);
        return new DateTime((long)Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks));
    }
}

/// <summary>Reads lengths of time.</summary>
internal static class AmountParser
{
    public static TimeAmount? Parse(DateSource source, int start)
    {
        if (source.Find(start, DateWord.HalfOf, out var next)) return Unit(source, next) is { Unit: var halved, Next: var end } ? new TimeAmount(0.5m, halved, end) : null;
        if (source.Find(start, DateWord.Unit, out var bare, out next) && source.Find(next, DateWord.Half, out var afterHalf) && !source.Has(afterHalf, DateWord.Part) && (TimeUnit)bare > TimeUnit.Minute)
            return new TimeAmount(1.5m, (TimeUnit)bare, afterHalf);
        var count = Count(source, start, out next);
        if (count is not { } number || Unit(source, next) is not { } unit) return null;
        if (unit.Unit is TimeUnit.Quarter or TimeUnit.Second && source.Tokens[next].Key.Length == 1) return null;
        var amount = unit with { Count = number };
        if (source.Find(unit.Next, DateWord.Half, out next)) return amount with { Count = number + 0.5m, Next = next };
        if (source.Number(unit.Next, out next) is > 0 and < 100 and var more && Unit(source, next) is { } smaller && smaller.Unit < unit.Unit
            && (smaller.Unit < TimeUnit.Day) == (unit.Unit < TimeUnit.Day) && source.Tokens[next].Key is not ("h" or "p") && source.Number(smaller.Next, out _) is null)
            return amount with { More = more, MoreUnit = smaller.Unit, Next = smaller.Next };
        return amount;
    }

    private static TimeAmount? Unit(DateSource source, int at)
    {
        if (!source.Find(at, DateWord.Unit, out var unit, out var next)) return null;
        // "3 ngày 2/9" counts days; "2 nam" typed without marks may be two men, "5 g" may be grams, and "bữa" may be a meal.
        if (source.Tokens[at] is { Key: "nam", Marked: null, IsCapital: true } || source.Tokens[at].Key is "g" or "s" || source.Is(at, "ngay") && source.Is(next, "tuoi")) return null;
        if (source.Tokens[at] is { Key: "nam", Marked: null } && (source.Is(next, "nu") || source.Is(next + 1, "nu"))) return null;
        return new TimeAmount(0, (TimeUnit)unit, next);
    }

    private static decimal? Count(DateSource source, int start, out int next)
    {
        next = start;
        if (source.At(start) is not { } token) return null;
        if (token.Kind == Writing.TokenKind.Number && source.At(start + 1)?.Key is "," or "." && source.IsGlued(start + 1) && source.IsGlued(start + 2)
            && source.Counted(start) is { Value: < 10_000 } fraction && fraction.Next == start + 3)
        {
            next = fraction.Next;
            return fraction.Value;
        }

        if (Writing.Kinship.IsName(source.Tokens, start)) return null;
        return source.Number(start, out next) is { } whole && whole > 0 ? whole : null;
    }
}
