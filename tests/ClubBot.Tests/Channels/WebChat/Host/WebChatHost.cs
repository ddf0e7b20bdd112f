using ClubBot.Channels.WebChat;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClubBot.Tests.Channels.WebChat.Host;

/// <summary>The web chat on a port of this machine, with the real kernel, an echoing bot and a store in memory.</summary>
internal sealed class WebChatHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DirectoryInfo folder;
    private readonly OpenConnections connections;

    private WebChatHost(WebApplication app, DirectoryInfo folder, OpenConnections connections, MovableClock clock)
    {
        this.app = app;
        this.folder = folder;
        this.connections = connections;
        Clock = clock;
        Address = new Uri(app.Urls.Single());
    }

    public Uri Address { get; }

    public MovableClock Clock { get; }

    public string StoragePath => folder.FullName;

    public BreakableStore Store => (BreakableStore)app.Services.GetRequiredService<IDocumentStore>();

    public ITurnProcessor Turns => app.Services.GetRequiredService<ITurnProcessor>();

    public IConversationLog Log => app.Services.GetRequiredService<IConversationLog>();

    /// <summary>Starts a host.</summary>
    /// <param name="settings">Keys below <c>Channels:WebChat</c>.</param>
    /// <param name="extend">Adds addresses of a test.</param>
    public static async Task<WebChatHost> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplication>? extend = null)
    {
        var folder = Directory.CreateTempSubdirectory("clubbot-webchat-");
        var connections = new OpenConnections();
        var clock = new MovableClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = folder.FullName });
        builder.Configuration.AddInMemoryCollection(
            (settings ?? new Dictionary<string, string?>()).Select(pair => KeyValuePair.Create($"Channels:WebChat:{pair.Key}", pair.Value)));
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Use(connections.Track)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IDocumentStore, BreakableStore>();
        builder.Services.AddSingleton<IOutboxSignal, NoOutbox>();
        builder.Services.AddSingleton<IBot, EchoBot>();
        builder.Services.AddKernel();
        builder.Services.AddWebChat(builder.Configuration);
        var app = builder.Build();
        app.MapWebChat();
        extend?.Invoke(app);
        await app.StartAsync();
        return new WebChatHost(app, folder, connections, clock);
    }

    /// <summary>Cuts every connection without a word, as a network that fails does.</summary>
    public void CutConnections() => connections.Abort();

    /// <summary>Cuts every connection and takes no new ones until <see cref="ComeBack"/>.</summary>
    public void GoAway()
    {
        connections.Refuses = true;
        connections.Abort();
    }

    public void ComeBack() => connections.Refuses = false;

    public async ValueTask DisposeAsync()
    {
        connections.Abort();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private sealed class NoOutbox : IOutboxSignal
    {
        public void Wake()
        {
        }
    }
}
