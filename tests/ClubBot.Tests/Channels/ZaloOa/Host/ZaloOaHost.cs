using ClubBot.Http;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Practice.ZaloOa;
using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Channels.ZaloOa.Host;

/// <summary>The whole product with its demo club, and a Zalo of its own; both go by one clock that a test moves.</summary>
internal sealed class ZaloOaHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private ZaloOaHost(DirectoryInfo folder, WebApplication app, FakeZaloOa zalo, MovableClock clock)
    {
        this.folder = folder;
        this.app = app;
        Zalo = zalo;
        Clock = clock;
    }

    public FakeZaloOa Zalo { get; }

    public MovableClock Clock { get; }

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    public OutgoingQueue Outgoing => app.Services.GetRequiredService<OutgoingQueue>();

    public IConversationLog Log => app.Services.GetRequiredService<IConversationLog>();

    public IDocumentSession Documents => new DocumentSession(
        app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);

    public static Task<ZaloOaHost> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <summary>Starts a host.</summary>
    /// <param name="replace">Puts something else in the place of a part.</param>
    /// <param name="settings">Settings besides those of the fake platform.</param>
    public static async Task<ZaloOaHost> StartAsync(Action<IServiceCollection> replace, params string[] settings)
    {
        var clock = new MovableClock();
        var zalo = new FakeZaloOa(clock);
        await zalo.StartAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("clubbot-zalooa-");
        string[] all =
        [
            $"--Storage:Path={folder.FullName}", "--Demo:Enabled=true", "--Delivery:QuietHours=off", "--Channels:ZaloOa:MessagesPerSecond=50",
            .. zalo.Settings.Select(pair => $"--{pair.Key}={pair.Value}"), .. settings,
        ];
        var app = ClubBotHost.Build(all, "http://127.0.0.1:0", services => replace(services.AddSingleton<TimeProvider>(clock)));
        await app.StartAsync();
        var host = new ZaloOaHost(folder, app, zalo, clock);
        zalo.Product = host.Address;
        return host;
    }

    public static ConversationReference ReferenceOf(ZaloOaPhone phone) => new("zalo-oa", phone.Id, phone.Id);

    /// <summary>Puts notices to a person into the outbox, all at once.</summary>
    public async Task NotifyAsync(ZaloOaPhone phone, bool isUrgent, params (string Id, string Text)[] notices)
    {
        var session = Documents;
        foreach (var (id, text) in notices)
        {
            session.Put(new OutboxMessage
            {
                Id = id,
                To = ReferenceOf(phone),
                Activity = Activity.Message(text),
                Lane = OutboxLane.Notice,
                NotBefore = DateTimeOffset.UnixEpoch,
                Policy = ProactivePolicy.Now,
                IsUrgent = isUrgent,
            });
        }

        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
        app.Services.GetRequiredService<IOutboxSignal>().Wake();
    }

    public Task NotifyAsync(ZaloOaPhone phone, string id, string text) => NotifyAsync(phone, isUrgent: false, (id, text));

    /// <summary>Waits until the message stands as given.</summary>
    public async Task<OutboxMessage> UntilAsync(string id, OutboxState state)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await Documents.LoadAsync<OutboxMessage>(id, limit.Token) is { } message && message.State == state)
            {
                return message;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }
    }

    /// <summary>Waits until the person's last words are answered, nothing is left to send and all of it is read.</summary>
    public async Task UntilAllLeftAsync(ZaloOaPhone phone, bool heard)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        if (heard)
        {
            await phone.NextAsync(limit.Token);
        }

        while (await Outgoing.LoadAsync(ReferenceOf(phone).Key, limit.Token) is not { Outgoing.Count: 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }

        // An answer may be several messages: none of them is taken for the next answer.
        while (phone.Unread > 0)
        {
            await phone.NextAsync(limit.Token);
        }
    }

    /// <summary>Waits until the readiness probe says just that, or ends with it.</summary>
    public async Task UntilReadinessAsync(string expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var http = new HttpClient { BaseAddress = Address };
        while (!(await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), limit.Token)).EndsWith(expected, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Zalo.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
