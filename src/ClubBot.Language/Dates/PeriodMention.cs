namespace ClubBot.Language.Dates;

/// <summary>Some days on end.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last one.</param>
/// <param name="Timex">In TIMEX.</param>
internal readonly record struct PeriodValue(DateOnly From, DateOnly Until, string Timex)
{
    /// <summary>Whether the months or the year are of the lunar calendar.</summary>
    public bool IsLunar { get; init; }
}

/// <summary>Words that name a week, a month, a year, or a part of one.</summary>
/// <param name="Next">The token after them.</param>
/// <param name="Values">What they may mean, most likely first; none when there is no such month.</param>
internal sealed record PeriodMention(int Next, IReadOnlyList<PeriodValue> Values)
{
    /// <summary>A year before Christ, which the calendar of the machine does not hold; otherwise null.</summary>
    public int? YearBeforeChrist { get; init; }

    /// <summary>The month that was said by its number, by which another year can be tried.</summary>
    public int? Month { get; init; }

    public bool HasYear { get; init; }
}
