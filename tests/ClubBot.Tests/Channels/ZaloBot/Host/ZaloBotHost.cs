using System.Text.Json.Nodes;
using ClubBot.Channels.ZaloBot;
using ClubBot.Http;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Practice;
using ClubBot.Practice.ZaloBot;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Channels.ZaloBot.Host;

/// <summary>The whole product with its demo club, and a Zalo Bot Platform of its own.</summary>
internal sealed class ZaloBotHost : IAsyncDisposable
{
    public const string Secret = "s3cret_of-the-webhook";

    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private ZaloBotHost(DirectoryInfo folder, WebApplication app, FakeZaloBot zalo)
    {
        this.folder = folder;
        this.app = app;
        Zalo = zalo;
    }

    public FakeZaloBot Zalo { get; }

    public Uri Address => new(app.Urls.Single());

    public ZaloBotInbox Inbox => app.Services.GetRequiredService<ZaloBotInbox>();

    private IDocumentSession Documents => new DocumentSession(
        app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);

    public static async Task<ZaloBotHost> StartAsync(params string[] settings)
    {
        var zalo = new FakeZaloBot(TimeProvider.System);
        await zalo.StartAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("clubbot-zalo-bot-");
        string[] all =
        [
            $"--Storage:Path={folder.FullName}", "--Demo:Enabled=true", "--Delivery:QuietHours=off", .. zalo.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. settings,
        ];
        var app = ClubBotHost.Build(all, "http://127.0.0.1:0");
        await app.StartAsync();
        zalo.Product = new Uri(app.Urls.Single());
        return new ZaloBotHost(folder, app, zalo);
    }

    /// <summary>The same with a webhook, and the webhook is set when this returns.</summary>
    public static async Task<ZaloBotHost> StartWithWebhookAsync(params string[] settings)
    {
        var host = await StartAsync(
            ["--Channels:ZaloBot:Mode=webhook", $"--Channels:ZaloBot:WebhookSecret={Secret}", "--Channels:ZaloBot:PublicUrl=https://club.example", .. settings]);
        await host.Zalo.HasWebhook;
        return host;
    }

    public ZaloBotPhone Person(int number) => Zalo.Person(new PhoneOwner(number, "Ba", "84900000001"));

    /// <summary>Puts a message that nobody asked for into the outbox.</summary>
    public async Task NotifyAsync(string id, ZaloBotPhone person, string text, bool isUrgent = false)
    {
        var session = Documents;
        session.Put(new OutboxMessage
        {
            Id = id,
            To = new ConversationReference("zalo-bot", person.Id, person.Id),
            Activity = Activity.Message(text),
            Lane = OutboxLane.Notice,
            NotBefore = DateTimeOffset.UnixEpoch,
            Policy = ProactivePolicy.Now,
            // Quiet hours hold a notice; no test may depend on the hour.
            IsUrgent = isUrgent,
        });
        Assert.IsType<CommitOutcome.Committed>(await session.CommitAsync(CancellationToken.None));
        app.Services.GetRequiredService<IOutboxSignal>().Wake();
    }

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

    /// <summary>Every entry of the conversation's log, in order.</summary>
    public async Task<IReadOnlyList<JsonObject>> LogAsync(string chat) =>
        [.. (await app.Services.GetRequiredService<IConversationLog>().ReadAsync($"zalo-bot/{chat}", 0, 500, CancellationToken.None))
            .Select(entry => JsonNode.Parse(entry.Activity.Utf8.Span)!.AsObject())];

    /// <summary>How often the words stand in the conversation's log.</summary>
    public async Task<int> CountAsync(string chat, string text) => (await LogAsync(chat)).Count(entry => (string?)entry["text"] == text);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Zalo.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
