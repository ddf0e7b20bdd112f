using System.Globalization;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;

namespace ClubBot.Channels.ZaloBot;

/// <summary>What a message is worth when few are left in the month.</summary>
internal enum ZaloBotWorth
{
    Notice,
    Reply,

    /// <summary>Somebody may be in danger.</summary>
    Emergency,
}

/// <summary>What a bot has used in a month; its id is <c>bot/yyyy-MM</c>.</summary>
internal sealed record ZaloBotMonth : Document
{
    /// <summary>Messages that count against the month.</summary>
    public int Messages { get; init; }
}

/// <summary>Who ever wrote to a bot; its id is the bot's number.</summary>
internal sealed record ZaloBotPeople : Document
{
    /// <summary>Zalo's ids of the people, in the order in which they came.</summary>
    public IReadOnlyList<string> Ids { get; init => field = value ?? []; } = [];
}

/// <summary>Counts messages and people against the limits of the bot's tier, and keeps the last messages of a month for what matters most.</summary>
/// <remarks>A message is counted before it leaves: a crash counts one too many, never one too few.</remarks>
internal sealed partial class ZaloBotQuota(
    IDocumentStore store, DocumentCatalog catalog, ZaloBotOptions options, TimeProvider time, ILogger<ZaloBotQuota> logger) : IDisposable
{
    /// <summary>People remembered; far beyond what any tier allows.</summary>
    private const int PeopleMax = 2_000;

    private const int RunsMax = 10;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Names on disk of the documents of this folder.</summary>
    public static IReadOnlyList<DocumentType> Documents { get; } =
    [
        new DocumentType<ZaloBotMonth>("zalo-bot-month", () => ZaloBotStored.Unescaped.ZaloBotMonth),
        new DocumentType<ZaloBotPeople>("zalo-bot-people", () => ZaloBotStored.Unescaped.ZaloBotPeople),
    ];

    /// <summary>Messages of a month that may leave when this one is worth so much.</summary>
    public static int AllowanceOf(ZaloBotWorth worth, ZaloBotLimits limits) => worth switch
    {
        ZaloBotWorth.Notice => limits.MessagesPerMonth - limits.Reserve,
        ZaloBotWorth.Reply => limits.MessagesPerMonth - (limits.Reserve / 3),
        ZaloBotWorth.Emergency => limits.MessagesPerMonth,
    };

    /// <summary>What this month has used, as far as is known here.</summary>
    public async ValueTask<int> UsedAsync(CancellationToken cancellationToken) =>
        (await NewSession().LoadAsync<ZaloBotMonth>(MonthId(), cancellationToken))?.Messages ?? 0;

    /// <summary>Counts one message that is about to leave; false when none of its worth may leave in this month any more.</summary>
    public ValueTask<bool> TakeAsync(ZaloBotWorth worth, CancellationToken cancellationToken) =>
        CountAsync(1, options.Limits.MessagesPerMonth == 0 ? int.MaxValue : AllowanceOf(worth, options.Limits), cancellationToken);

    /// <summary>The message that was counted has certainly not left.</summary>
    public async ValueTask GiveBackAsync(CancellationToken cancellationToken) => await CountAsync(-1, int.MaxValue, cancellationToken);

    /// <summary>Somebody wrote.</summary>
    public async ValueTask NoteReceivedAsync(ConversationReference from, CancellationToken cancellationToken)
    {
        try
        {
            await NotePersonAsync(from.UserId, cancellationToken);
            if (options.Limits.CountsReceived)
            {
                await CountAsync(1, int.MaxValue, cancellationToken);
            }
        }
        catch (StoreFailedException)
        {
            // What was said is on disk: it must not be taken again because of a figure.
            Log.NotCounted(logger);
        }
    }

    public void Dispose() => gate.Dispose();

    private async ValueTask<bool> CountAsync(int step, int allowance, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            for (var run = 1; run <= RunsMax; run++)
            {
                var session = NewSession();
                var month = await session.LoadAsync<ZaloBotMonth>(MonthId(), cancellationToken) ?? new ZaloBotMonth { Id = MonthId() };
                if (month.Messages + step > allowance)
                {
                    return false;
                }

                var used = Math.Max(0, month.Messages + step);
                session.Put(month with { Messages = used });
                if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
                {
                    WarnOf(month.Messages, used);
                    return true;
                }
            }

            throw new InvalidOperationException($"The messages of the month could not be counted in {RunsMax} commits.");
        }
        finally
        {
            gate.Release();
        }
    }

    private async ValueTask NotePersonAsync(string id, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (known.Contains(id))
            {
                return;
            }

            var session = NewSession();
            var people = await session.LoadAsync<ZaloBotPeople>(options.BotNumber, cancellationToken) ?? new ZaloBotPeople { Id = options.BotNumber };
            known.UnionWith(people.Ids);
            if (known.Contains(id) || people.Ids.Count >= PeopleMax)
            {
                return;
            }

            session.Put(people with { Ids = [.. people.Ids, id] });
            if (await session.CommitAsync(cancellationToken) is CommitOutcome.Committed)
            {
                known.Add(id);
                if (ZaloBotLimits.IsNear(known.Count, options.Limits.People))
                {
                    Log.PeopleNearLimit(logger, known.Count, options.Limits.People);
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private void WarnOf(int before, int used)
    {
        var limit = options.Limits.MessagesPerMonth;
        if (ZaloBotLimits.IsNear(used, limit) && !ZaloBotLimits.IsNear(before, limit))
        {
            Log.MonthNearLimit(logger, used, limit);
        }
    }

    private string MonthId() => string.Create(
        CultureInfo.InvariantCulture, $"{options.BotNumber}/{TimeZoneInfo.ConvertTime(time.GetUtcNow(), options.Limits.Zone):yyyy-MM}");

    private DocumentSession NewSession() => new(store, catalog, SystemAccess.Instance);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The Zalo bot has used {Used} of its {Limit} messages of this month; notices stop before the last ones.")]
        public static partial void MonthNearLimit(ILogger logger, int used, int limit);

        [LoggerMessage(2, LogLevel.Warning, "{People} people have written to the Zalo bot; its tier allows {Limit}.")]
        public static partial void PeopleNearLimit(ILogger logger, int people, int limit);

        [LoggerMessage(3, LogLevel.Warning, "A message that came in could not be counted.")]
        public static partial void NotCounted(ILogger logger);
    }
}
