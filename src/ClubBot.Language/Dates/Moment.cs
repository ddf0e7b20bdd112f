namespace ClubBot.Language.Dates;

/// <summary>What one stretch of words says of a day, a clock time and a part of the day.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Next">The token after it.</param>
internal sealed record Moment(int Start, int Next)
{
    /// <summary>The day by its date or by counting from today.</summary>
    public DayMention? Date { get; init; }

    /// <summary>The day of the week, alone or beside the date.</summary>
    public DayMention? Weekday { get; init; }

    public ClockTime? Clock { get; init; }

    public DayPart? Part { get; init; }

    /// <summary>A moment counted from now to the minute: 30 phút nữa, bây giờ.</summary>
    public DateTime? Instant { get; init; }

    /// <summary>How <see cref="Instant"/> is said in TIMEX.</summary>
    public string? InstantTimex { get; init; }

    /// <summary>Whether the part of the day is a single word, which may be another word typed without marks.</summary>
    public bool IsPartBare { get; init; }

    public DayMention? Day => Date ?? Weekday;

    public bool HasDay => Date is not null || Weekday is not null;

    /// <summary>Whether everything that was said exists.</summary>
    public bool IsPossible => Clock is null or { IsPossible: true } && Date is null or { Values.Count: > 0 } && Weekday is null or { Values.Count: > 0 };

    /// <summary>Whether a weekday stands beside a date that falls on another one.</summary>
    public bool IsContradictory => Date is not null && Weekday?.First is { } weekday && !Date.Values.Any(value => value.Day.DayOfWeek == weekday.Day.DayOfWeek) && Date.Values.Count > 0;

    /// <summary>The days it may mean, best first; a weekday beside a date decides between them.</summary>
    public IReadOnlyList<DayValue> Days()
    {
        if (Date is null) return Weekday?.Values ?? [];
        if (Weekday?.First is not { } weekday || IsContradictory) return Date.Values;
        return [.. Date.Values.Where(value => value.Day.DayOfWeek == weekday.Day.DayOfWeek)];
    }

    /// <summary>The times of day it may mean, best first.</summary>
    public IReadOnlyList<TimeOnly> Times() => Clock is not { IsPossible: true } clock ? [] : clock.Other(Part) is { } other ? [clock.At(Part), other] : [clock.At(Part)];
}
