using ClubBot.Kernel.Documents;

namespace ClubBot.Dialogs.Club.Rounds;

/// <summary>Something that is done once a day for each club, without anybody asking for it: reminders of what falls due, for example.</summary>
public interface IDailyRound
{
    /// <summary>Stages what is to be done. It is committed together with the note that the days were looked at, or not at all.</summary>
    /// <param name="round">Club and days.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask RunAsync(DailyRound round, CancellationToken cancellationToken);
}

/// <summary>One round through a club.</summary>
/// <param name="Documents">A session of the product's own: it sees accounts, and everything of the club.</param>
/// <param name="ClubId">The club.</param>
/// <param name="Days">The days that were not looked at yet, oldest first; the last of them is today.</param>
/// <param name="Now">The instant.</param>
public sealed record DailyRound(IDocumentSession Documents, string ClubId, IReadOnlyList<DateOnly> Days, DateTimeOffset Now)
{
    /// <summary>The club's day.</summary>
    public DateOnly Today => Days[^1];
}

/// <summary>The day up to which a club was looked at.</summary>
public sealed record RoundMark : Document, IClubDocument
{
    string IClubDocument.ClubId => Id;

    public required DateOnly LastDay { get; init; }
}
