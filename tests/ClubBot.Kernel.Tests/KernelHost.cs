using System.Text.Json;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ClubBot.Kernel.Tests;

/// <summary>The real kernel over a store in memory, on a clock that stands still until a test moves it.</summary>
internal sealed class KernelHost : IConversationObserver, IOutboxSignal
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;
    private readonly Lock gate = new();
    private readonly List<(string Key, LogEntry Entry)> committed = [];
    private int wakes;

    public KernelHost(Action<IServiceCollection> configure)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<DocumentType>(Counter.Type);
        collection.AddSingleton<IConversationObserver>(this);
        collection.AddSingleton<IOutboxSignal>(this);
        collection.AddSingleton<StoreProbe>();
        collection.AddSingleton<IDocumentStore>(provider => provider.GetRequiredService<StoreProbe>());
        collection.AddKernel();
        configure(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
        Store = services.GetRequiredService<StoreProbe>();
        Processor = services.GetRequiredService<ITurnProcessor>();
    }

    public KernelHost(IBot bot)
        : this(collection => collection.AddSingleton(bot))
    {
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public StoreProbe Store { get; }

    public ITurnProcessor Processor { get; }

    public OutgoingQueue Outgoing => services.GetRequiredService<OutgoingQueue>();

    public IConversationLog Log => services.GetRequiredService<IConversationLog>();

    public int Wakes => wakes;

    /// <summary>What the observer heard, in order.</summary>
    public IReadOnlyList<(string Key, LogEntry Entry)> Committed
    {
        get
        {
            lock (gate)
            {
                return [.. committed];
            }
        }
    }

    /// <summary>Number of the newest inbound id.</summary>
    public int Inbound;

    public int ObserverCalls { get; private set; }

    public static ConversationReference Reference(string conversation = "c1", string user = "u1") =>
        new(Channels.DirectLine, conversation, user);

    public static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };

    public static Activity Read(LogEntry entry) =>
        JsonSerializer.Deserialize(entry.Activity.Utf8.Span, ActivityJson.Wire.Activity)!;

    void IConversationObserver.Committed(string conversationKey, IReadOnlyList<LogEntry> entries)
    {
        lock (gate)
        {
            ObserverCalls++;
            committed.AddRange(entries.Select(entry => (conversationKey, entry)));
        }
    }

    void IOutboxSignal.Wake() => Interlocked.Increment(ref wakes);

    public DocumentSession NewSession() =>
        new(Store, services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);

    public async Task<TurnOutcome> ProcessAsync(Activity activity, string conversation = "c1", string user = "u1", string? id = null) =>
        await Processor.ProcessAsync(
            new InboundTurn(Reference(conversation, user), id ?? $"in-{Interlocked.Increment(ref Inbound)}", activity),
            CancellationToken.None);

    /// <summary>Says something and returns what the bot said in the same turn.</summary>
    public async Task<IReadOnlyList<Activity>> TalkAsync(Activity activity, string conversation = "c1")
    {
        var before = await ConversationAsync(conversation);
        Assert.IsType<TurnOutcome.Processed>(await ProcessAsync(activity, conversation));
        var said = await Log.ReadAsync(Reference(conversation).Key, before?.LastSequence ?? 0, 1000, CancellationToken.None);
        return [.. said.Select(Read).Where(each => each.From?.Role == Roles.Bot)];
    }

    /// <summary>Types something and returns the bot's words.</summary>
    public async Task<string[]> SayAsync(string text, string conversation = "c1") =>
        [.. (await TalkAsync(Message(text), conversation)).Select(each => each.Text!)];

    public async Task<Conversation?> ConversationAsync(string conversation = "c1") =>
        await NewSession().LoadAsync<Conversation>(Reference(conversation).Key, CancellationToken.None);

    public async Task<IReadOnlyList<Activity>> ReadLogAsync(string conversation = "c1") =>
        [.. (await Log.ReadAsync(Reference(conversation).Key, 0, int.MaxValue, CancellationToken.None)).Select(Read)];

    public async Task<T?> LoadAsync<T>(string id)
        where T : Document => await NewSession().LoadAsync<T>(id, CancellationToken.None);

    public async Task PutAsync<T>(T document)
        where T : Document
    {
        var session = NewSession();
        _ = await session.LoadAsync<T>(document.Id, CancellationToken.None);
        session.Put(document);
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
    }

    public async Task<OutboxMessage?> DeliverAsync(string outboxId, string conversation = "c1") =>
        await Processor.DeliverAsync(outboxId, Reference(conversation), CancellationToken.None);
}
