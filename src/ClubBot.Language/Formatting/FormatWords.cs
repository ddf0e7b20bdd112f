using System.Text.Json;
using ClubBot.Language.Data;

namespace ClubBot.Language.Formatting;

/// <summary>Names of days and parts of the day as the screen shows them.</summary>
internal sealed record FormatWords(string Dong, string[] Weekdays, string LunarSuffix, string LeapMonth, string Hour, DayPart[] DayParts)
{
    public static FormatWords LoadEmbedded()
    {
        using var document = EmbeddedData.Open("format.json");
        var words = document.RootElement;
        string Text(string name) => EmbeddedData.Text(words.GetProperty(name));
        return new FormatWords(
            Text("dong"),
            EmbeddedData.Strings(words.GetProperty("weekdays")),
            Text("lunarSuffix"),
            Text("leapMonth"),
            Text("hour"),
            [.. words.GetProperty("dayParts").EnumerateArray().Select(ReadPart)]);
    }

    private static DayPart ReadPart(JsonElement part) => new(part.GetProperty("fromHour").GetInt32(), EmbeddedData.Text(part.GetProperty("name")));
}

/// <summary>A part of the day that starts at an hour (0-23) and lasts until the next one.</summary>
internal sealed record DayPart(int FromHour, string Name);
