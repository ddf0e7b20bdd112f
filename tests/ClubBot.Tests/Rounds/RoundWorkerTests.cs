using ClubBot.Dialogs;
using ClubBot.Dialogs.Club;
using ClubBot.Dialogs.Club.Membership;
using ClubBot.Dialogs.Club.Rounds;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;
using ClubBot.Rounds;
using ClubBot.Testing.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Tests.Rounds;

public sealed class RoundWorkerTests : IAsyncDisposable
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 7, 59, 0, TimeSpan.FromHours(7)));
    private readonly NotedRound noted = new();
    private readonly ServiceProvider services;
    private readonly RoundWorker worker;

    public RoundWorkerTests()
    {
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IDocumentStore, MemoryDocumentStore>()
            .AddSingleton<IOutboxSignal>(new NoSignal())
            .AddKernel()
            .AddClubDialogs()
            .BuildServiceProvider();
        worker = new RoundWorker(
            new DailyRounds([noted], services.GetRequiredService<ClubCalendar>()),
            services.GetRequiredService<IDocumentStore>(),
            services.GetRequiredService<DocumentCatalog>(),
            services.GetRequiredService<IOutboxSignal>(),
            time,
            NullLogger<RoundWorker>.Instance);
    }

    public ValueTask DisposeAsync()
    {
        worker.Dispose();
        return services.DisposeAsync();
    }

    [Fact]
    public async Task Look_BeforeEightOClock_MakesNoRound()
    {
        await CreateAsync("a");

        Assert.Equal(0, await worker.LookAsync(default));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await worker.LookAsync(default));
    }

    [Fact]
    public async Task Look_SeveralTimesADay_MakesEachClubsRoundOnce()
    {
        await CreateAsync("a");
        await CreateAsync("b");
        time.Advance(TimeSpan.FromHours(1));

        await worker.LookAsync(default);
        await worker.LookAsync(default);
        time.Advance(TimeSpan.FromDays(1));
        await worker.LookAsync(default);

        Assert.Equal(["a 23", "b 23", "a 24", "b 24"], noted.Made);
    }

    [Fact]
    public async Task Look_MachineStoodStill_MakesUpForThreeDaysAndNoMore()
    {
        await CreateAsync("a");
        time.Advance(TimeSpan.FromHours(1));
        await worker.LookAsync(default);
        time.Advance(TimeSpan.FromDays(9));

        await worker.LookAsync(default);

        Assert.Equal(["a 23", "a 30,1,2"], noted.Made);
    }

    [Fact]
    public async Task Look_RoundOfOneClubFails_OthersGoOnAndItIsTriedAgain()
    {
        await CreateAsync("a");
        await CreateAsync("b");
        time.Advance(TimeSpan.FromHours(1));
        noted.Fails = "a";

        Assert.Equal(1, await worker.LookAsync(default));
        noted.Fails = null;
        Assert.Equal(1, await worker.LookAsync(default));

        Assert.Equal(["b 23", "a 23"], noted.Made);
    }

    private async Task CreateAsync(string id)
    {
        var session = new DocumentSession(
            services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);
        session.Put(new ClubProfile { Id = id, Name = "CLB", Commune = "xã" });
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(default));
    }

    private sealed class NotedRound : IDailyRound
    {
        public List<string> Made { get; } = [];

        public string? Fails { get; set; }

        public ValueTask RunAsync(DailyRound round, CancellationToken cancellationToken)
        {
            if (round.ClubId == Fails)
            {
                throw new InvalidOperationException("This round fails.");
            }

            Made.Add($"{round.ClubId} {string.Join(',', round.Days.Select(day => day.Day))}");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
        }
    }
}
