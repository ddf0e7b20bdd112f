using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Http;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Practice.ZaloBot;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ClubBot.Tests.Channels.ZaloBot.Host;

/// <summary>The whole product with its demo club, and a Zalo Bot Platform of its own.</summary>
internal sealed class ZaloBotHost : IAsyncDisposable
{
    public const string Secret = "s3cret-of-the-zalo-webhook";

    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private ZaloBotHost(DirectoryInfo folder, WebApplication app, FakeZaloBot zalo)
    {
        this.folder = folder;
        this.app = app;
        Zalo = zalo;
    }

    public FakeZaloBot Zalo { get; }

    /// <summary>Where the product keeps everything.</summary>
    public string Folder => folder.FullName;

    private IDocumentSession Documents => new DocumentSession(
        app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<DocumentCatalog>(), SystemAccess.Instance);

    public static async Task<ZaloBotHost> StartAsync(params string[] settings)
    {
        var zalo = new FakeZaloBot(TimeProvider.System);
        await zalo.StartAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("clubbot-zalo-bot-");
        string[] all =
        [
            $"--Storage:Path={folder.FullName}", "--Demo:Enabled=true", "--Delivery:QuietHours=off",
            .. zalo.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), .. settings,
        ];
        var app = ClubBotHost.Build(all, "http://127.0.0.1:0");
        await app.StartAsync();
        return new ZaloBotHost(folder, app, zalo);
    }

    /// <summary>As above, with Zalo bringing the messages; the test brings them itself by <see cref="PostAsync"/>.</summary>
    public static Task<ZaloBotHost> StartWithWebhookAsync() => StartAsync(
        "--Channels:ZaloBot:Mode=webhook", $"--Channels:ZaloBot:WebhookSecret={Secret}", "--Channels:ZaloBot:PublicUrl=http://127.0.0.1:1");

    /// <summary>Brings a body to the webhook.</summary>
    public async Task<HttpStatusCode> PostAsync(string body, string? secret = Secret)
    {
        // A stranger may send whatever bytes.
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/zalo-bot") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.TryAddWithoutValidation(FakeZaloBot.SecretHeader, secret);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Puts a notice to a person into the outbox.</summary>
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

    /// <summary>Everything that stands in a conversation's log, as JSON.</summary>
    public async Task<IReadOnlyList<JsonNode>> LogAsync(string conversation) =>
        [.. (await app.Services.GetRequiredService<IConversationLog>().ReadAsync($"zalo-bot/{conversation}", 0, 1_000, CancellationToken.None))
            .Select(entry => JsonNode.Parse(entry.Activity.Utf8.Span)!)];

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Zalo.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
