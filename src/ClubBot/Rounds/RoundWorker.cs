using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Rounds;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Rounds;

/// <summary>Takes every club through its daily rounds. A club whose round fails is tried again; the others go on.</summary>
internal sealed partial class RoundWorker(
    DailyRounds rounds, IDocumentStore store, DocumentCatalog catalog, IOutboxSignal outbox, TimeProvider time, ILogger<RoundWorker> logger) : BackgroundService
{
    /// <summary>More clubs than one installation serves.</summary>
    private const int ClubsMax = 100_000;

    /// <summary>Pause between two looks at the clock; also how long after eight the first reminder may leave.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    private DateOnly? done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StoreFailedException failure)
            {
                Log.StoreFailed(logger, failure);
            }

            await Task.Delay(Look, time, stoppingToken);
        }
    }

    /// <summary>Makes the rounds that are due.</summary>
    /// <returns>Clubs whose round was made now.</returns>
    internal async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        if (rounds.DueDay(time.GetUtcNow()) is not { } today || done == today)
        {
            return 0;
        }

        var (made, isComplete) = (0, true);
        foreach (var club in await NewSession().QueryRangeAsync<ClubProfile>(MembershipIndexes.AllClubs, "", null, ClubsMax, cancellationToken))
        {
            var isDone = await RoundAsync(club.Id, cancellationToken);
            made += isDone is true ? 1 : 0;
            isComplete &= isDone is not null;
        }

        done = isComplete ? today : done;
        if (made > 0)
        {
            outbox.Wake();
        }

        return made;
    }

    /// <returns>True when it was made, false when it had been made before, null when it has to be tried again.</returns>
    private async Task<bool?> RoundAsync(string clubId, CancellationToken cancellationToken)
    {
        var session = NewSession();
        try
        {
            if (!await rounds.StageAsync(session, clubId, time.GetUtcNow(), cancellationToken))
            {
                return false;
            }

            return await session.CommitAsync(cancellationToken) is CommitOutcome.Committed ? true : null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreFailedException))
        {
            Log.RoundFailed(logger, exception, clubId);
            return null;
        }
    }

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The daily rounds could not be made because of the store; they are tried again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The daily round of club {Club} failed; it is tried again.")]
        public static partial void RoundFailed(ILogger logger, Exception exception, string club);
    }
}
