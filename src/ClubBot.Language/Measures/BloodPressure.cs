using System.Globalization;
using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;

namespace ClubBot.Language.Measures;

/// <summary>
/// Blood pressure, upper over lower: 140/90, "150 trên 95", and in centimetres of mercury 14/9. The value is
/// <c>140/90</c> in mmHg. Taken when the upper is 70-260 and the lower 30-160 (or a tenth of that after the words huyết áp)
/// and at least 10 apart: plausible for reading, not medical limits.
/// </summary>
internal static class BloodPressure
{
    private const int GapMin = 10;

    public static int Read(NumberText text, int start, ParsedNumber upper, bool isNamed, EntityCollector found)
    {
        var join = text.Is(upper.Next, "/") || text.Is(upper.Next, "tren") ? 1
            : !isNamed ? 0
            : text.Is(upper.Next, "-") || text.Is(upper.Next, "va") ? 1
            : text.Is(upper.Next, "tam") && text.Is(upper.Next + 1, "truong") ? 2
            : -1;
        if (join == 0 || text.Number(upper.Next + Math.Max(join, 0)) is not { } lower || text.Is(lower.Next, "/") || lower.Scale > 1) return 0;
        var isShort = upper.Value is >= 8 and <= 26 && lower.Value is >= 4 and <= 16;
        if (isShort && !isNamed && !(text.Is(upper.Next, "tren") && start == 0 && lower.Next == text.Count && lower.Value >= 5)) return 0;
        var scale = isShort ? 10 : 1;
        var (high, low) = (upper.Value * scale, lower.Value * scale);
        if (high is < 70 or > 260 || low is < 30 or > 160 || high - low < GapMin || !IsWhole(high) || !IsWhole(low)) return 0;
        var next = text.Is(lower.Next, "mmhg") ? lower.Next + 1 : text.Is(lower.Next, "mm") && text.Is(lower.Next + 1, "hg") ? lower.Next + 2 : lower.Next;
        if (!found.IsFree(start, next)) return 0;
        var value = string.Create(CultureInfo.InvariantCulture, $"{(int)high}/{(int)low}");
        found.Add(EntityTypes.BloodPressure, start, next, new EntityValue { Value = value, Unit = "mmHg" });
        return next;
    }

    private static bool IsWhole(decimal value) => value == decimal.Truncate(value);
}
