using ClubBot.Language.Entities;
using ClubBot.Language.Numbers;

namespace ClubBot.Language.Measures;

/// <summary>Pulse in beats a minute: "mạch 72", "nhịp tim 80", "80 nhịp". 30 to 220 is plausible for reading, no medical limit.</summary>
internal static class Pulse
{
    public static int Read(NumberText text, int start, ParsedNumber number, bool isNamed, EntityCollector found)
    {
        var hasUnit = text.Is(number.Next, "nhip") || text.Is(number.Next, "bpm");
        if ((!isNamed && !hasUnit) || number.Value is < 30 or > 220 || number.Value != decimal.Truncate(number.Value)) return 0;
        var isTimes = text.Is(number.Next, "lan") || hasUnit;
        if (!isTimes && CountWords.IsCounted(text, number.Next)) return 0;
        var next = isTimes ? number.Next + 1 : number.Next;
        if (isTimes && text.Is(next, "/") && (text.Is(next + 1, "phut") || text.Is(next + 1, "p"))) next += 2;
        if (!found.IsFree(start, next)) return 0;
        found.Add(EntityTypes.Pulse, start, next, new EntityValue { Value = NumberEntities.Text(number.Value), Unit = "bpm" });
        return next;
    }
}
