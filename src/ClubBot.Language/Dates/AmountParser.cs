using System.Globalization;
using ClubBot.Language.Numbers;

namespace ClubBot.Language.Dates;

/// <summary>A length of time: ba ngày, 2 tiếng rưỡi.</summary>
/// <param name="Count">How many units; halves only, never negative.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Next">The token after it.</param>
internal readonly record struct TimeAmount(decimal Count, TimeUnit Unit, int Next)
{
    /// <summary>Minutes beside the hours of "2 tiếng 15 phút".</summary>
    public int Minutes { get; init; }

    /// <summary>Seconds; a month counts as 30 days, a year as 365.</summary>
    public decimal Seconds => (Count * Unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Minute => 60,
        TimeUnit.Hour => 3_600,
        TimeUnit.Day => 86_400,
        TimeUnit.Week => 604_800,
        TimeUnit.Month => 2_592_000,
        TimeUnit.Quarter => 7_776_000,
        _ => 31_536_000,
    }) + (Minutes * 60);

    public string Timex
    {
        get
        {
            var count = Count.ToString("0.###", CultureInfo.InvariantCulture);
            return Unit switch
            {
                TimeUnit.Second => $"PT{count}S",
                TimeUnit.Minute => $"PT{count}M",
                TimeUnit.Hour => Minutes > 0 ? FormattableString.Invariant($"PT{count}H{Minutes}M") : $"PT{count}H",
                TimeUnit.Day => $"P{count}D",
                TimeUnit.Week => $"P{count}W",
                TimeUnit.Month => $"P{count}M",
                TimeUnit.Quarter => $"P{(Count * 3).ToString("0.###", CultureInfo.InvariantCulture)}M",
                _ => $"P{count}Y",
            };
        }
    }

    /// <summary>The moment so long after another, or before it with sign -1; stops at the ends of the calendar.</summary>
    public DateTime From(DateTime moment, int sign)
    {
        if (Unit >= TimeUnit.Month)
        {
            var months = Count * (Unit == TimeUnit.Month ? 1 : Unit == TimeUnit.Quarter ? 3 : 12);
            var day = Days.Add(Days.AddMonths(DateOnly.FromDateTime(moment), (long)decimal.Truncate(months) * sign), months == decimal.Truncate(months) ? 0 : 15 * sign);
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
        var count = Count(source, start, out next);
        if (count is not { } number || Unit(source, next) is not { } unit) return null;
        if (unit.Unit is TimeUnit.Quarter or TimeUnit.Second && source.Tokens[next].Key.Length == 1) return null;
        var amount = unit with { Count = number };
        if (source.Find(unit.Next, DateWord.Half, out next)) return amount with { Count = number + 0.5m, Next = next };
        if (unit.Unit == TimeUnit.Hour && source.Number(unit.Next, out next) is < 60 and var minutes && source.Find(next, DateWord.Minute, out next))
            return amount with { Minutes = minutes, Next = next };
        return amount;
    }

    private static TimeAmount? Unit(DateSource source, int at)
    {
        if (!source.Find(at, DateWord.Unit, out var unit, out var next)) return null;
        // "3 ngày 2/9" counts days; "2 nam" typed without marks may be two men, "5 g" may be grams, and "bữa" may be a meal.
        if (source.Tokens[at] is { Key: "nam", Marked: null, IsCapital: true } || source.Tokens[at].Key is "g" or "s" || source.Is(at, "ngay") && source.Is(next, "tuoi")) return null;
        return new TimeAmount(0, (TimeUnit)unit, next);
    }

    private static decimal? Count(DateSource source, int start, out int next)
    {
        next = start;
        if (source.At(start) is not { } token) return null;
        if (token.Kind == Writing.TokenKind.Number && source.At(start + 1)?.Key is "," or "." && source.IsGlued(start + 1) && source.IsGlued(start + 2)
            && NumberParser.Parse(source.Tokens, start) is { Value: < 10_000 } fraction && fraction.Next == start + 3)
        {
            next = fraction.Next;
            return fraction.Value;
        }

        if (Writing.Kinship.IsName(source.Tokens, start)) return null;
        return source.Number(start, out next) is { } whole && whole > 0 ? whole : null;
    }
}
