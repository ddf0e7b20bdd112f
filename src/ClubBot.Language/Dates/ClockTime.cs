namespace ClubBot.Language.Dates;

/// <summary>A part of the day as the words tell it; sáng sớm is a part of sáng.</summary>
internal enum DayPart
{
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    EarlyMorning,
}

/// <summary>A clock time as it was said: the hour may still need the part of the day.</summary>
/// <param name="Hour">0 to 24.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Next">The token after it.</param>
/// <param name="IsPossible">False for 25 giờ and 8h75.</param>
/// <param name="HasMinute">Whether minutes were said.</param>
/// <param name="IsExact">Whether it was written as 02:30, which leaves nothing open.</param>
internal readonly record struct ClockTime(int Hour, int Minute, int Next, bool IsPossible, bool HasMinute = false, bool IsExact = false)
{
    public int Second { get; init; }

    /// <summary>The time of day that the hour and a part of the day mean.</summary>
    /// <remarks>
    /// Without a part of the day, 1 to 5 o'clock is taken for the afternoon: people say "2h chiều" or "2h", and "2 giờ sáng"
    /// when they mean the night.
    /// </remarks>
    public TimeOnly At(DayPart? part) => new(HourIn(part) % 24, Minute, Second);

    /// <summary>The other time it may mean, or null.</summary>
    public TimeOnly? Other(DayPart? part) => part is null && !IsExact && Hour is >= 1 and <= 5 ? new TimeOnly(Hour, Minute, Second) : null;

    /// <summary>Whether it is past the midnight that ends the day it was said with: 12h đêm mai.</summary>
    public bool IsNextDay(DayPart? part) => Hour == 24 || (Hour == 12 && part is DayPart.Evening or DayPart.Night && HourIn(part) == 0);

    private int HourIn(DayPart? part) => part switch
    {
        DayPart.Morning or DayPart.EarlyMorning => Hour == 12 ? 0 : Hour,
        DayPart.Noon => Hour is >= 1 and <= 3 ? Hour + 12 : Hour,
        DayPart.Afternoon => Hour is >= 1 and <= 11 ? Hour + 12 : Hour,
        DayPart.Evening => Hour is >= 1 and <= 11 ? Hour + 12 : Hour == 12 ? 0 : Hour,
        DayPart.Night => Hour is >= 6 and <= 11 ? Hour + 12 : Hour == 12 ? 0 : Hour,
        _ => !IsExact && Hour is >= 1 and <= 5 ? Hour + 12 : Hour,
    };
}
