using System.Text.Json.Nodes;
using ClubBot.Http;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Practice.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Channels.Telegram.Host;

/// <summary>The whole product with its demo club, and a Telegram of its own.</summary>
internal sealed class TelegramHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private TelegramHost(DirectoryInfo folder, WebApplication app, FakeTelegram telegram)
    {
        this.folder = folder;
        this.app = app;
        Telegram = telegram;
    }

    public FakeTelegram Telegram { get; }

    /// <summary>Where the product keeps everything.</summary>
    public string Folder => folder.FullName;

    public Uri Address => new(app.Urls.Single());

    public OutgoingQueue Outgoing => app.Services.GetRequiredService<OutgoingQueue>();

    public IConversationLog Log => app.Services.GetRequiredService<IConversationLog>();

    public IDocumentSession Documents => new DocumentSession(
        app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);

    public static async Task<TelegramHost> StartAsync(params string[] settings)
    {
        var telegram = new FakeTelegram(TimeProvider.System);
        await telegram.StartAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("clubbot-telegram-");
        string[] all =
        [
            $"--Storage:Path={folder.FullName}", "--Demo:Enabled=true", $"--Channels:Telegram:BotToken={FakeTelegram.Token}",
            $"--Channels:Telegram:ApiBaseUrl={telegram.Address}", .. settings,
        ];
        var app = ClubBotHost.Build(all, "http://127.0.0.1:0");
        await app.StartAsync();
        return new TelegramHost(folder, app, telegram);
    }

    /// <summary>Puts a notice to a person of Telegram into the outbox.</summary>
    public Task NotifyAsync(string id, long person, string text) => NotifyAsync(id, person, Activity.Message(text));

    /// <inheritdoc cref="NotifyAsync(string, long, string)" />
    public async Task NotifyAsync(string id, long person, Activity activity)
    {
        var session = Documents;
        session.Put(new OutboxMessage
        {
            Id = id,
            To = ReferenceOf(person),
            Activity = activity,
            Lane = OutboxLane.Notice,
            NotBefore = DateTimeOffset.UnixEpoch,
            Policy = ProactivePolicy.Now,
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

    /// <summary>Every text of a conversation, in order.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string key) =>
        [.. (await Log.ReadAsync(key, 0, 1_000, CancellationToken.None)).Select(entry => (string?)JsonNode.Parse(entry.Activity.Utf8.Span)!["text"]).OfType<string>()];

    public static ConversationReference ReferenceOf(long person) => new("telegram", $"{person}", $"{person}");

    public async ValueTask DisposeAsync()
    {
        Telegram.Updates.Close();
        await app.StopAsync();
        await app.DisposeAsync();
        await Telegram.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
