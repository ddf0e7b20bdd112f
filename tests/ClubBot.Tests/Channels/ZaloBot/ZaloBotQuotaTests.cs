using ClubBot.Channels.ZaloBot;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Testing.Documents;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Channels.ZaloBot;

/// <summary>The messages of a month and the people of a bot, on a virtual clock.</summary>
public sealed class ZaloBotQuotaTests
{
    private static readonly DocumentCatalog Catalog = new(ZaloBotQuota.Documents);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero));
    private readonly MemoryDocumentStore store = new(Catalog);
    private readonly SaidLines log = new();

    [Fact]
    public async Task Take_MonthFillsUp_NoticesStopFirstThenAnswersThenEmergencies()
    {
        using var quota = QuotaOf(new ZaloBotLimits { MessagesPerMonth = 30, Reserve = 9 });

        Assert.Equal((21, 6, 3), (await DrainAsync(quota, ZaloBotWorth.Notice), await DrainAsync(quota, ZaloBotWorth.Reply), await DrainAsync(quota, ZaloBotWorth.Emergency)));
        Assert.Equal(30, await quota.UsedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Take_RestartAndNextMonth_CountGoesOnAndBeginsAnewAtTheClubsMidnight()
    {
        var limits = new ZaloBotLimits { MessagesPerMonth = 2, Reserve = 0, Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh") };
        using (var before = QuotaOf(limits))
        {
            Assert.Equal(2, await DrainAsync(before, ZaloBotWorth.Reply));
        }

        using var after = QuotaOf(limits);
        Assert.False(await after.TakeAsync(ZaloBotWorth.Reply, CancellationToken.None));
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.True(await after.TakeAsync(ZaloBotWorth.Reply, CancellationToken.None));
    }

    [Fact]
    public async Task Take_FourFifthsUsed_IsSaidOnce()
    {
        using var quota = QuotaOf(new ZaloBotLimits { MessagesPerMonth = 10, Reserve = 0 });
        for (var message = 1; message <= 10; message++)
        {
            await quota.TakeAsync(ZaloBotWorth.Reply, CancellationToken.None);
            Assert.Equal(message < 8 ? 0 : 1, log.Lines.Count);
        }

        Assert.Contains("8 of its 10 messages", log.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_NoLimitAndGivenBack_Counts()
    {
        using var quota = QuotaOf(new ZaloBotLimits { MessagesPerMonth = 0 });
        await quota.TakeAsync(ZaloBotWorth.Notice, CancellationToken.None);
        await quota.TakeAsync(ZaloBotWorth.Notice, CancellationToken.None);
        await quota.GiveBackAsync(CancellationToken.None);

        Assert.Equal(1, await quota.UsedAsync(CancellationToken.None));
    }

    [Theory, InlineData(false, 0), InlineData(true, 45)]
    public async Task Received_FromMorePeopleThanTheTierAllows_IsSaidFromFourFifthsOn(bool countsReceived, int used)
    {
        using var quota = QuotaOf(new ZaloBotLimits { CountsReceived = countsReceived });
        for (var person = 1; person <= 45; person++)
        {
            await quota.NoteReceivedAsync(new ConversationReference("zalo-bot", $"p{person % 41}", $"p{person % 41}"), CancellationToken.None);
        }

        Assert.Equal(used, await quota.UsedAsync(CancellationToken.None));
        Assert.Equal(["40 people have written to the Zalo bot; its tier allows 50.", "41 people have written to the Zalo bot; its tier allows 50."], log.Lines);
    }

    private static async Task<int> DrainAsync(ZaloBotQuota quota, ZaloBotWorth worth)
    {
        var taken = 0;
        while (await quota.TakeAsync(worth, CancellationToken.None))
        {
            taken++;
        }

        return taken;
    }

    private ZaloBotQuota QuotaOf(ZaloBotLimits limits) =>
        new(store, Catalog, new ZaloBotOptions { BotToken = "12345689:abc", Limits = limits }, time, log.For<ZaloBotQuota>());
}

/// <summary>Keeps what is logged.</summary>
internal sealed class SaidLines
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    public ILogger<T> For<T>() => new Pen<T>(lines);

    private sealed class Pen<T>(List<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add(exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");
            }
        }
    }
}
