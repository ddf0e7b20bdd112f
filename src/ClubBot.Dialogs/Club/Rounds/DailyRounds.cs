using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Rounds;

/// <summary>Takes a club through its daily rounds, each day once, whatever is restarted in between.</summary>
public sealed class DailyRounds(IEnumerable<IDailyRound> rounds, ClubCalendar calendar)
{
    /// <summary>Days that are made up for after the machine stood still: what is older helps nobody any more.</summary>
    public const int DaysMadeUp = 3;

    /// <summary>From this hour on, on the club's clock, a day's round may be made: people are up, and the board can be asked.</summary>
    public static readonly TimeOnly From = new(8, 0);

    /// <summary>The day for which rounds are due, or null before the hour.</summary>
    public DateOnly? DueDay(DateTimeOffset now)
    {
        var local = calendar.Local(now);
        return TimeOnly.FromDateTime(local.DateTime) >= From ? DateOnly.FromDateTime(local.DateTime) : null;
    }

    /// <summary>Stages what is due for a club.</summary>
    /// <param name="documents">A session of the product's own.</param>
    /// <param name="clubId">The club.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when the day was looked at already, or has not begun: then nothing is staged.</returns>
    public async ValueTask<bool> StageAsync(IDocumentSession documents, string clubId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mark = await documents.LoadAsync<RoundMark>(clubId, cancellationToken);
        if (DueDay(now) is not { } today || mark?.LastDay >= today)
        {
            return false;
        }

        var round = new DailyRound(documents, clubId, DaysSince(mark?.LastDay, today), now);
        foreach (var each in rounds)
        {
            await each.RunAsync(round, cancellationToken);
        }

        documents.Put((mark ?? new RoundMark { Id = clubId, LastDay = today }) with { LastDay = today });
        return true;
    }

    /// <summary>A club that was never looked at begins today: nobody is reminded of what lies before its first day.</summary>
    private static List<DateOnly> DaysSince(DateOnly? last, DateOnly today)
    {
        var count = last is { } day ? Math.Min(today.DayNumber - day.DayNumber, DaysMadeUp) : 1;
        return [.. Enumerable.Range(1 - count, count).Select(today.AddDays)];
    }
}
