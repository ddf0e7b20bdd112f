using System.Globalization;
using System.Text.Json;
using ClubBot.Language.Entities;

namespace ClubBot.Language.Tests.Dates;

/// <summary>Reads what a row of a corpus expects, and says whether entities give it.</summary>
internal static class DateTimeExpectation
{
    private const string Family = "datetimeV2.";

    /// <summary>Whether one of the time expressions has one meaning that the row wants.</summary>
    public static bool IsMet(JsonElement row, IReadOnlyList<Entity> entities, DateTimeOffset reference)
    {
        var times = entities.Where(entity => entity.Type.StartsWith(Family, StringComparison.Ordinal)).ToList();
        if (row.GetProperty("expect") is not { ValueKind: JsonValueKind.Object } expect) return times.Count == 0;
        return times.Exists(entity => entity.Values.Any(value =>
            expect.TryGetProperty("grain", out var grain) ? IsGrain(expect, grain.GetString()!, entity.Type, value, reference) : IsComponents(expect, entity, value)));
    }

    private static bool IsGrain(JsonElement expect, string grain, string type, EntityValue value, DateTimeOffset reference)
    {
        if (grain == "daypart") return type == EntityTypes.DateTimeRange && value.Start!.StartsWith(Text(expect, "date")!, StringComparison.Ordinal) && IsPart(Text(expect, "daypart")!, value);
        if (Text(expect, "from") is { } from) return IsSpan(expect, grain, value, from);
        if (Text(expect, "time") is { } time) return type == EntityTypes.Time && value.Value!.StartsWith(time, StringComparison.Ordinal);
        var wanted = Text(expect, "value")!;
        if (Text(expect, "lunar") is { } lunar && value.Lunar != lunar) return false;
        return grain switch
        {
            "day" => type == EntityTypes.Date && value.Value == wanted[..10],
            "week" or "month" or "quarter" or "year" => type == EntityTypes.DateRange && value.Start == wanted[..10] && Length(value) is var days && IsLength(grain, days),
            _ when type == EntityTypes.DateTime => value.Value!.StartsWith(wanted[..16].Replace('T', ' '), StringComparison.Ordinal),
            // Duckling gives the next such time of day.
            _ => type == EntityTypes.Time && Next(value.Value!, reference) == wanted[..16],
        };
    }

    private static bool IsSpan(JsonElement expect, string grain, EntityValue value, string from)
    {
        var to = Text(expect, "to")!;
        if (from.Length == 10) to = DateOnly.Parse(to, CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var length = grain is "hour" or "minute" or "second" ? 16 : 10;
        return Cut(value.Start, length) == Cut(from, length) && Cut(value.End, length) == Cut(to, length);
    }

    private static bool IsPart(string part, EntityValue value)
    {
        var hour = int.Parse(value.Start!.AsSpan(11, 2), CultureInfo.InvariantCulture);
        return part switch { "morning" => hour < 11, "noon" => hour is 11 or 12, "afternoon" => hour is >= 12 and < 18, "evening" => hour is >= 17 and < 22, _ => hour >= 21 };
    }

    private static bool IsComponents(JsonElement expect, Entity entity, EntityValue value)
    {
        if (expect.TryGetProperty("index", out var index) && (index.GetInt32() < entity.Start - 5 || index.GetInt32() >= entity.End)) return false;
        if (expect.TryGetProperty("start", out var start) && !Fits(start, value, isEnd: false)) return false;
        return !expect.TryGetProperty("end", out var end) || Fits(end, value, isEnd: true);
    }

    private static bool Fits(JsonElement part, EntityValue value, bool isEnd)
    {
        var text = (isEnd ? value.End : value.Start ?? value.Value) ?? "";
        if (text.StartsWith('-')) return part.GetProperty("year").GetInt32() == int.Parse(text[..5], CultureInfo.InvariantCulture);
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, out var moment)) return false;
        if (isEnd && text.Length == 10) moment = moment.AddDays(-1);
        bool Is(string name, int actual) => !part.TryGetProperty(name, out var wanted) || wanted.GetInt32() == actual;
        var hasDate = text.Length >= 10;
        var isPart = value.Start is not null && text.Length != 10 && part.TryGetProperty("hour", out var hour) && value.End is not null;
        return (!hasDate || (Is("year", moment.Year) && Is("month", moment.Month) && Is("day", moment.Day) && Is("weekday", (int)moment.DayOfWeek)))
            && (isPart && !isEnd && value.Timex!.Contains('T', StringComparison.Ordinal) ? IsWithin(part, value) : Is("hour", moment.Hour)) && Is("minute", moment.Minute);
    }

    // chrono takes one hour for a part of the day.
    private static bool IsWithin(JsonElement part, EntityValue value)
    {
        var (from, until) = (int.Parse(value.Start![^8..^6], CultureInfo.InvariantCulture), int.Parse(value.End![^8..^6], CultureInfo.InvariantCulture));
        var hour = part.GetProperty("hour").GetInt32();
        return from < until ? hour >= from && hour < until : hour >= from || hour < until;
    }

    private static string Next(string time, DateTimeOffset reference)
    {
        var at = reference.Date + TimeSpan.Parse(time, CultureInfo.InvariantCulture);
        return (at < reference.DateTime ? at.AddDays(1) : at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
    }

    private static bool IsLength(string grain, int days) => grain switch { "week" => days == 7, "month" => days is >= 28 and <= 31, "quarter" => days is >= 90 and <= 92, _ => days is 365 or 366 };

    private static int Length(EntityValue value) =>
        DateOnly.Parse(value.End!, CultureInfo.InvariantCulture).DayNumber - DateOnly.Parse(value.Start!, CultureInfo.InvariantCulture).DayNumber;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Cut(string? text, int length) => text is null ? null : text.Replace('T', ' ')[..Math.Min(length, text.Length)];
}
