using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Kernel.Turns;

namespace ClubBot.Dialogs.Areas.Health;

/// <summary>Finds health-check days.</summary>
internal sealed class HealthDays(ClubCalendar calendar)
{
    /// <summary>Index of a club's days by date.</summary>
    public const string ByDay = "by-day";

    /// <summary>Days to come that are looked at; more than a club plans.</summary>
    private const int DaysMax = 50;

    public static string KeyOf(string clubId, DateOnly day) => $"{clubId}|{day:yyyyMMdd}";

    /// <summary>Days that have neither begun nor been called off, soonest first.</summary>
    public async ValueTask<IReadOnlyList<HealthDay>> UpcomingAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var clubId = turn.Club().Id;
        var found = await turn.Documents.QueryRangeAsync<HealthDay>(
            ByDay, KeyOf(clubId, calendar.Today(turn)), KeyOf(clubId, DateOnly.MaxValue), DaysMax, cancellationToken);
        return [.. found.Where(day => IsUpcoming(turn, day)).OrderBy(day => day.Day).ThenBy(day => day.Time)];
    }

    /// <summary>The day as it is now, or null when it is unknown, called off or has begun.</summary>
    public async ValueTask<HealthDay?> FindAsync(ITurnContext turn, string? id, CancellationToken cancellationToken) =>
        id is not null && await turn.Documents.LoadAsync<HealthDay>(id, cancellationToken) is { } day && IsUpcoming(turn, day) ? day : null;

    /// <summary>Upcoming days on which the member the talk is about has a place or waits.</summary>
    public async ValueTask<IReadOnlyList<HealthDay>> OwnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var upcoming = await UpcomingAsync(turn, cancellationToken);
        return [.. upcoming.Where(day => day.Knows(turn.Subject().Id))];
    }

    /// <summary>Upcoming days that the member may still register for.</summary>
    public async ValueTask<IReadOnlyList<HealthDay>> OpenAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var upcoming = await UpcomingAsync(turn, cancellationToken);
        return [.. upcoming.Where(day => !day.IsClosed && !day.Knows(turn.Subject().Id))];
    }

    private bool IsUpcoming(ITurnContext turn, HealthDay day) =>
        day.CancelledAt is null && calendar.InstantOf(day.Day, day.Time) > turn.Now;
}
