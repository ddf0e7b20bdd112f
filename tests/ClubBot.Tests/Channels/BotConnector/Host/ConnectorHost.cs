using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ClubBot.Channels;
using ClubBot.Channels.BotConnector;
using ClubBot.Delivery;
using ClubBot.Dialogs.Club;
using ClubBot.Kernel;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Schema;
using ClubBot.Kernel.Turns;
using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClubBot.Tests.Channels.BotConnector.Host;

/// <summary>The Bot Connector channel on a port of this machine, with the real kernel and delivery, an echoing bot and a store in memory.</summary>
internal sealed class ConnectorHost : IAsyncDisposable
{
    public const string Conversation = "19:abc@thread";

    private readonly WebApplication app;
    private readonly HttpClient http;

    private ConnectorHost(WebApplication app, FakeAzure azure, MovableClock clock)
    {
        this.app = app;
        Azure = azure;
        Clock = clock;
        http = new HttpClient { BaseAddress = Address };
    }

    public FakeAzure Azure { get; }

    public MovableClock Clock { get; }

    public Uri Address => new(app.Urls.Single());

    /// <summary>The address of the fake Connector as activities carry it.</summary>
    public string ServiceUrl => Azure.Address.ToString();

    public IConversationLog Log => app.Services.GetRequiredService<IConversationLog>();

    public IChannel Channel => app.Services.GetServices<IChannel>().Single();

    public OutgoingQueue Outgoing => app.Services.GetRequiredService<OutgoingQueue>();

    /// <summary>Where the conversation of <see cref="Says"/> is kept.</summary>
    public static ConversationReference Reference { get; } = new("botconnector", $"msteams/{Conversation}", "msteams/29:sau");

    /// <summary>Starts a host.</summary>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="serviceHosts">Setting <c>ServiceHosts</c>.</param>
    public static async Task<ConnectorHost> StartAsync(string environment = "Production", string serviceHosts = "127.0.0.1")
    {
        var azure = await FakeAzure.StartAsync();
        var clock = new MovableClock();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Channels:BotConnector:AppId"] = Authority.AppId,
            ["Channels:BotConnector:AppPassword"] = "p@ss word",
            ["Channels:BotConnector:OpenIdMetadataUrl"] = new Uri(azure.Address, "/metadata").ToString(),
            ["Channels:BotConnector:EmulatorMetadataUrl"] = new Uri(azure.Address, "/metadata").ToString(),
            ["Channels:BotConnector:TokenUrl"] = new Uri(azure.Address, "/token").ToString(),
            ["Channels:BotConnector:ServiceHosts"] = serviceHosts,
        });
        builder.Logging.ClearProviders();
        // The kernel's dialogs are not part of this host; in Development the container would ask for them.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = false);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IDocumentStore, BreakableStore>();
        builder.Services.AddSingleton<IBot, EchoBot>();
        builder.Services.AddSingleton(new ClubCalendar(TimeZoneInfo.Utc));
        builder.Services.AddKernel();
        builder.Services.AddBotConnector(builder.Configuration);
        builder.Services.AddDelivery(builder.Configuration);
        var app = builder.Build();
        app.MapBotConnector();
        await app.StartAsync();
        return new ConnectorHost(app, azure, clock);
    }

    /// <summary>A message as Teams sends it.</summary>
    public JsonObject Says(string text, string id = "1700000000001") => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["channelId"] = "msteams",
        ["serviceUrl"] = ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "29:sau", ["name"] = "Sáu" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "bot" },
        ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = "personal" },
        ["text"] = text,
    };

    /// <summary>The claims of a good token of Azure Bot Service now.</summary>
    public JsonObject Claims() => Authority.ServiceClaims(Clock.GetUtcNow(), ServiceUrl);

    public string Token() => Azure.Authority.Sign(Claims());

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(activity.ToJsonString(), $"Bearer {Token()}");

    public async Task<HttpResponseMessage> PostAsync(string body, string? authorization, string contentType = "application/json", string? forwardedFor = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        return await http.SendAsync(request);
    }

    /// <summary>Every text of the conversation, in order.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync() =>
        [.. (await Log.ReadAsync(Reference.Key, 0, 100, CancellationToken.None)).Select(entry => (string?)JsonNode.Parse(entry.Activity.Utf8.Span)!["text"]).OfType<string>()];

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Azure.DisposeAsync();
    }
}
