using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;

namespace ClubBot.Language.Measures;

/// <summary>Finds readings of blood pressure, pulse, weight and glucose. All ranges are plausible for reading, not medical limits.</summary>
internal static class MeasureEntities
{
    public static void Read(NumberText text, EntityCollector found)
    {
        var cues = new MeasureCues();
        for (var i = 0; i < text.Count;)
        {
            cues.See(text, i);
            var next = text.MayStart(i) && found.IsFree(i, i + 1) && text.Number(i) is { } number ? ReadAt(text, i, number, cues, found) : 0;
            i = next > i ? next : i + 1;
        }
    }

    private static int ReadAt(NumberText text, int start, ParsedNumber number, MeasureCues cues, EntityCollector found)
    {
        // One word alone is more often a year or a father than a reading.
        if (number.Scale > 1 || (!text.IsDigits(start) && number.Next == start + 1 && !text.Is(number.Next, "tren"))) return 0;
        if (BloodPressure.Read(text, start, number, cues.IsPressure(start), found) is > 0 and var afterPressure) return afterPressure;
        if (CountWords.IsLabel(text, start - 1)) return 0;
        if (Glucose.Read(text, start, number, cues.IsGlucose(start), found) is > 0 and var afterGlucose) return afterGlucose;
        if (Pulse.Read(text, start, number, cues.IsPulse(start), found) is > 0 and var afterPulse) return afterPulse;
        return Weight.Read(text, start, number, cues.IsWeight(start), found);
    }
}
