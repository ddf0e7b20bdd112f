using ClubBot.Dialogs.Club;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Counts what leaves against what the plan allows in a month, and keeps the last of it for answers and emergencies.</summary>
/// <remarks>Whether Zalo counts what people write as well is not documented; here only what leaves counts.</remarks>
internal sealed partial class ZaloBotQuota(
    IDocumentStore store, DocumentCatalog catalog, ZaloBotOptions options, ClubCalendar calendar, TimeProvider time, ILogger<ZaloBotQuota> logger) : IDeliveryPolicy
{
    /// <summary>Share of the month's messages at which whoever runs the server is told.</summary>
    private const double WarnedShare = 0.8;

    /// <summary>Tries to count one message while others are counted.</summary>
    private const int CommitsMax = 50;

    /// <summary>True while the month still allows a message.</summary>
    public async ValueTask<bool> AllowsAsync(CancellationToken cancellationToken) =>
        options.MessagesPerMonth == 0 || (await MonthAsync(NewSession(), time.GetUtcNow(), cancellationToken)).Sent < options.MessagesPerMonth;

    /// <summary>Counts one message that left, or may have left.</summary>
    public async ValueTask CountAsync(CancellationToken cancellationToken)
    {
        for (var run = 0; run < CommitsMax; run++)
        {
            var session = NewSession();
            var month = await MonthAsync(session, time.GetUtcNow(), cancellationToken);
            session.Put(month with { Sent = month.Sent + 1 });
            if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
                Warn(month.Sent + 1);
                return;
            }
        }

        Log.NotCounted(logger);
    }

    /// <summary>A notice does not take what is kept: it goes another way.</summary>
    public async ValueTask<DeliveryVerdict> JudgeAsync(
        OutboxMessage message, IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (message.To.ChannelId != Kernel.Schema.Channels.ZaloBot || message.IsUrgent || options.MessagesPerMonth == 0)
        {
            return DeliveryVerdict.Leave.Instance;
        }

        var month = await MonthAsync(documents, now, cancellationToken);
        return month.Sent < options.MessagesPerMonth - options.MessagesKept
            ? DeliveryVerdict.Leave.Instance
            : new DeliveryVerdict.Skip(ZaloBotFailure.Quota);
    }

    private async ValueTask<ZaloBotMonth> MonthAsync(IDocumentSession documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = ZaloBotMonth.IdOf(calendar.Local(now));
        return await documents.LoadAsync<ZaloBotMonth>(id, cancellationToken) ?? new ZaloBotMonth { Id = id };
    }

    private void Warn(int sent)
    {
        if (options.MessagesPerMonth > 0 && sent == (int)(options.MessagesPerMonth * WarnedShare))
        {
            Log.NearlyUsedUp(logger, sent, options.MessagesPerMonth);
        }
    }

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The Zalo bot has sent {Sent} of the {Allowed} messages of this month. Notices will soon go other ways.")]
        public static partial void NearlyUsedUp(ILogger logger, int sent, int allowed);

        [LoggerMessage(2, LogLevel.Error, "A message of the Zalo bot could not be counted.")]
        public static partial void NotCounted(ILogger logger);
    }
}
