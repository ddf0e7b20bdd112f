using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;

namespace ClubBot.Language.Measures;

/// <summary>
/// Glucose of the blood: "đường huyết 7,2", "130 mg/dl". The unit is the one that was said; otherwise below 35 it is mmol/L,
/// else mg/dL. 1 to below 35 mmol/L and 18 to 700 mg/dL are plausible for reading, not medical limits.
/// </summary>
internal static class Glucose
{
    private const decimal MmolEnd = 35;

    public static int Read(NumberText text, int start, ParsedNumber number, bool isNamed, EntityCollector found)
    {
        var isMmol = text.Is(number.Next, "mmol") || text.Is(number.Next, "mmoll");
        var isMg = text.Is(number.Next, "mgdl") || (text.Is(number.Next, "mg") && (isNamed || text.Is(number.Next + 2, "dl")));
        if (!isNamed && !isMmol && !isMg) return 0;
        if (!isMmol && !isMg && (CountWords.IsCounted(text, number.Next) || text.Is(number.Next, "%") || text.Is(number.Next, "/"))) return 0;
        var inMmol = isMmol || (!isMg && number.Value < MmolEnd);
        if (inMmol ? number.Value < 1 || number.Value >= MmolEnd : number.Value is < 18 or > 700) return 0;
        var next = isMmol || isMg ? number.Next + 1 : number.Next;
        if ((isMmol || isMg) && text.Is(next, "/") && (text.Is(next + 1, "l") || text.Is(next + 1, "dl") || text.Is(next + 1, "lit"))) next += 2;
        if (!found.IsFree(start, next)) return 0;
        found.Add(EntityTypes.Glucose, start, next, new EntityValue { Value = NumberEntities.Text(number.Value), Unit = inMmol ? "mmol/L" : "mg/dL" });
        return next;
    }
}
