using ClubBot.Language.Lunar;

namespace ClubBot.Language.Dates;

/// <summary>Words that name one day.</summary>
/// <param name="Next">The token after them.</param>
/// <param name="Values">The days they may mean, most likely first; none when there is no such day.</param>
/// <param name="Timex">What they say before it is resolved, or null when that is the day itself.</param>
internal sealed record DayMention(int Next, IReadOnlyList<DayValue> Values, string? Timex = null)
{
    /// <summary>The numbers or the weekday that were said, by which another year or month can be tried; null for "mai".</summary>
    public SaidDay? Said { get; init; }

    /// <summary>Whether only a day of the week was named.</summary>
    public bool IsWeekday { get; init; }

    public DayValue? First => Values.Count > 0 ? Values[0] : null;

    public LunarDate? Lunar => First?.Lunar;
}
