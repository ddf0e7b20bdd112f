using System.Globalization;
using ClubBot.Channels;
using ClubBot.Delivery;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Storage.LiteDb;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClubBot.DeliveryProbe;

/// <summary>The real kernel, delivery and embedded store over a channel that leads nowhere, with a bot that repeats what it hears.</summary>
internal sealed class DeliveryEngine : IAsyncDisposable
{
    /// <summary>Messages staged in one commit.</summary>
    private const int StageSize = 500;

    private readonly ServiceProvider services;

    private DeliveryEngine(ServiceProvider services) => this.services = services;

    public ITurnProcessor Turns => services.GetRequiredService<ITurnProcessor>();

    /// <summary>Opens the store in the folder, which may hold one from before.</summary>
    public static async Task<DeliveryEngine> OpenAsync(string folder, IChannel channel)
    {
        var services = new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton(provider => new LiteDbDocumentStore(
                new Storage.StorageOptions { Path = folder },
                provider.GetRequiredService<DocumentCatalog>(),
                [],
                TimeProvider.System,
                NullLogger<LiteDbDocumentStore>.Instance))
            .AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<LiteDbDocumentStore>())
            .AddSingleton<IBot, RepeatingBot>()
            .AddSingleton(channel)
            .AddSingleton<OutboxSignal>()
            .AddSingleton<IOutboxSignal>(provider => provider.GetRequiredService<OutboxSignal>())
            .AddSingleton<ChannelBreakers>()
            .AddSingleton<OutboxWorker>()
            .AddSingleton<WireWorker>()
            .AddKernel()
            .BuildServiceProvider();
        await services.GetRequiredService<LiteDbDocumentStore>().OpenAsync(CancellationToken.None);
        return new DeliveryEngine(services);
    }

    /// <summary>Turns what is due into words of its conversations until nothing is due any more.</summary>
    public Task RoundAsync() => services.GetRequiredService<OutboxWorker>().RoundAsync(CancellationToken.None);

    /// <summary>Sends until told to stop, and then until what is under way is noted.</summary>
    public async Task SendAsync(CancellationToken stoppingToken) =>
        await services.GetRequiredService<WireWorker>().RunAsync(stoppingToken);

    /// <summary>Delivers and sends until told to stop.</summary>
    public Task RunAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(services.GetRequiredService<OutboxWorker>().RunAsync(stoppingToken), SendAsync(stoppingToken));

    public static ConversationReference Person(int number) => new(Kernel.Schema.Channels.Telegram, $"{number}", $"{number}");

    public static string NoticeTo(int number) => string.Create(CultureInfo.InvariantCulture, $"notice-{number:D6}");

    /// <summary>Stages a notice to each person who has none yet.</summary>
    public async Task StageAsync(int people)
    {
        for (var first = 1; first <= people; first += StageSize)
        {
            var session = NewSession();
            for (var number = first; number < first + StageSize && number <= people; number++)
            {
                if (await session.LoadAsync<OutboxMessage>(NoticeTo(number), CancellationToken.None) is null)
                {
                    session.Put(Notice(number));
                }
            }

            await session.CommitAsync(CancellationToken.None);
        }

        services.GetRequiredService<IOutboxSignal>().Wake();
    }

    /// <summary>The notices as they stand on disk.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> NoticesAsync() =>
        await NewSession().QueryAsync<OutboxMessage>(OutboxIndexes.ByNotice, "notice", int.MaxValue, CancellationToken.None);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static OutboxMessage Notice(int number) => new()
    {
        Id = NoticeTo(number),
        To = Person(number),
        Activity = Activity.Message("The club meets on Sunday at eight in the house of culture. Blood pressure is measured there as well."),
        Lane = OutboxLane.Notice,
        Policy = ProactivePolicy.Now,
        NotBefore = DateTimeOffset.UnixEpoch,
        NoticeId = "notice",
    };

    private DocumentSession NewSession() =>
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
