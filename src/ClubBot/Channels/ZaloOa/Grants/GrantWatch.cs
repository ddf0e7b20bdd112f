using ClubBot.Kernel.Documents;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>Looks after the grant while nothing is sent: refreshes in time, warns before it ends, says how to grant when it has ended.</summary>
internal sealed partial class GrantWatch(
    TokenKeeper keeper, GrantStore grants, GrantLink link, ZaloOaHealth health, TimeProvider time, ILogger<GrantWatch> logger) : BackgroundService
{
    /// <summary>A refresh token lives three months. Whether a refresh extends that is not known: assumed it does not.</summary>
    public static readonly TimeSpan GrantAge = TimeSpan.FromDays(90);

    /// <summary>How long before its end the administrator is warned.</summary>
    public static readonly TimeSpan WarnedBefore = TimeSpan.FromDays(14);

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan SaidAgainAfter = TimeSpan.FromDays(1);

    private DateTimeOffset? saidAt;

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

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var reading = await keeper.GetAsync(null, cancellationToken);
        health.Grant(reading is not TokenReading.Dead);
        var (_, grant) = await grants.LoadAsync(cancellationToken);
        var left = grant.GrantedAt + GrantAge - time.GetUtcNow();
        if (reading is TokenReading.Ready && left > WarnedBefore)
        {
            saidAt = null;
            return;
        }

        if (reading is TokenReading.NotNow || saidAt + SaidAgainAfter > time.GetUtcNow())
        {
            return;
        }

        saidAt = time.GetUtcNow();
        var address = await link.MakeAsync(cancellationToken);
        if (reading is TokenReading.Dead)
        {
            Log.NoGrant(logger, address);
        }
        else
        {
            Log.GrantEnds(logger, Math.Max(0, (int)left.TotalDays), address);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "The Zalo Official Account has granted nothing that works. Its administrator opens {Address} in a browser (nothing there: set Channels:ZaloOa:PublicUrl), or puts a new Channels:ZaloOa:RefreshToken into the settings.")]
        public static partial void NoGrant(ILogger logger, Uri? address);

        [LoggerMessage(2, LogLevel.Warning, "The grant of the Zalo Official Account may end in {Days} days. Its administrator opens {Address} in a browser (nothing there: set Channels:ZaloOa:PublicUrl), or puts a new Channels:ZaloOa:RefreshToken into the settings.")]
        public static partial void GrantEnds(ILogger logger, int days, Uri? address);

        [LoggerMessage(3, LogLevel.Error, "The grant of the Zalo Official Account could not be read or written; it is tried again.")]
        public static partial void StoreFailed(ILogger logger, Exception exception);
    }
}
