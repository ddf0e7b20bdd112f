using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Club;

/// <summary>Days and times as the clubs live them.</summary>
/// <param name="zone">The clubs' time zone, by default Asia/Ho_Chi_Minh.</param>
public sealed class ClubCalendar(TimeZoneInfo zone)
{
    /// <summary>Name of the zone that the clubs live in unless a setting says otherwise.</summary>
    public const string DefaultZone = "Asia/Ho_Chi_Minh";

    /// <summary>The instant on the clubs' clock.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);

    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The clubs' day on which the turn happens.</summary>
    public DateOnly Today(ITurnContext turn) => DayOf(turn.Now);

    /// <summary>The instant of a wall-clock time in the clubs' zone.</summary>
    public DateTimeOffset InstantOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
