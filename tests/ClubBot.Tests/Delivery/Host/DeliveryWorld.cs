using System.Globalization;
using ClubBot.Channels;
using ClubBot.Delivery;
using ClubBot.Dialogs.Club;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClubBot.Tests.Delivery.Host;

/// <summary>The real kernel and the real delivery in a world with a clock of its own, with a bot that repeats what it hears.</summary>
internal sealed class DeliveryWorld
{
    private readonly VirtualWorld world = new();
    private readonly ServiceProvider services;

    public DeliveryWorld(ScriptedChannel? channel = null, QuietHours? quietHours = null, Func<IServiceProvider, IDocumentStore>? store = null)
    {
        Channel = channel ?? new ScriptedChannel(world.Clock);
        var collection = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<TimeProvider>(world.Clock)
            .AddSingleton(store ?? (provider => new IndexedStore(provider.GetRequiredService<DocumentCatalog>())))
            .AddSingleton<IBot, RepeatingBot>()
            .AddSingleton<IChannel>(Channel)
            .AddSingleton<OutboxSignal>()
            .AddSingleton<IOutboxSignal>(provider => provider.GetRequiredService<OutboxSignal>())
            .AddSingleton<ChannelBreakers>()
            .AddSingleton<OutboxWorker>()
            .AddSingleton<WireWorker>()
            .AddKernel();
        if (quietHours is not null)
        {
            var calendar = new ClubCalendar(TimeZoneInfo.FindSystemTimeZoneById(ClubCalendar.DefaultZone));
            collection.AddSingleton<IDeliveryPolicy>(new QuietHoursPolicy(quietHours, calendar));
        }

        services = collection.BuildServiceProvider();
    }

    public ScriptedChannel Channel { get; }

    public TimeProvider Time => world.Clock;

    public DateTimeOffset Now => world.Now;

    public IndexedStore Store => (IndexedStore)services.GetRequiredService<IDocumentStore>();

    public OutgoingQueue Queue => services.GetRequiredService<OutgoingQueue>();

    public ChannelHealth Health => services.GetRequiredService<ChannelBreakers>().Of(Channel.ChannelId).Health;

    public static ConversationReference Person(int number) => new("telegram", $"{number}", $"{number}");

    /// <summary>Runs the story beside the workers, and ends them afterwards as a shutdown does.</summary>
    public void Run(Func<Task> story, TimeSpan? limit = null) => world.Run(
        async () =>
        {
            using var stop = new CancellationTokenSource();
            var workers = Task.WhenAll(
                services.GetRequiredService<OutboxWorker>().RunAsync(stop.Token), services.GetRequiredService<WireWorker>().RunAsync(stop.Token));
            await story();
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workers);
        },
        limit ?? TimeSpan.FromDays(2));

    /// <summary>Puts a notice to each of the people into the outbox.</summary>
    public async Task BroadcastAsync(int people, Func<OutboxMessage, OutboxMessage>? change = null)
    {
        var session = NewSession();
        for (var number = 1; number <= people; number++)
        {
            var notice = new OutboxMessage
            {
                Id = NoticeTo(number),
                To = Person(number),
                Activity = Activity.Message(string.Create(CultureInfo.InvariantCulture, $"notice {number}")),
                Lane = OutboxLane.Notice,
                Policy = ProactivePolicy.Now,
                NotBefore = Now,
                NoticeId = "notice",
            };
            session.Put(change?.Invoke(notice) ?? notice);
        }

        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
        services.GetRequiredService<IOutboxSignal>().Wake();
    }

    /// <summary>A person writes, and the turn is on disk.</summary>
    public async Task SayAsync(int person, string text) => await services.GetRequiredService<ITurnProcessor>().ProcessAsync(
        new InboundTurn(Person(person), $"{person}-{text}", Activity.Message(text)), CancellationToken.None);

    /// <summary>Lets virtual time pass.</summary>
    public Task PassAsync(TimeSpan time) => Task.Delay(time, world.Clock);

    /// <summary>Waits until the condition holds; it is looked at every so often.</summary>
    public async Task UntilAsync(Func<bool> condition, TimeSpan? every = null)
    {
        while (!condition())
        {
            await PassAsync(every ?? TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Waits until every notice has ended in one way or another.</summary>
    public Task UntilEndedAsync() => UntilAsync(() => Messages.All(message => message.State >= OutboxState.Sent), TimeSpan.FromSeconds(30));

    public IEnumerable<OutboxMessage> Messages => Store.All<OutboxMessage>();

    public OutboxMessage Notice(int number) => Messages.Single(message => message.Id == NoticeTo(number));

    public int Count(OutboxState state) => Messages.Count(message => message.State == state);

    public static string NoticeTo(int number) => $"notice-{number}";

    public DocumentSession NewSession() =>
        new(services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);

    private sealed class RepeatingBot : IBot
    {
        public ValueTask OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken) =>
            turn.SendActivityAsync(Activity.Message($"answer {turn.Activity.Text}"), cancellationToken);

        public ValueTask OnProactiveAsync(ITurnContext turn, OutboxMessage message, CancellationToken cancellationToken) =>
            turn.SendActivityAsync(message.Activity!, cancellationToken);

        public ValueTask OnTurnErrorAsync(ITurnContext turn, Exception exception, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
