using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using System.Threading.Channels;

namespace ClubBot.Practice.ZaloOa;

/// <summary>Brings events to the product, signed and one after the other, and again when they were not taken.</summary>
internal sealed class FakeEvents : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Pauses before an event is brought again. Source: Zalo, webhook.</summary>
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    private readonly Channel<JsonObject> waiting = System.Threading.Channels.Channel.CreateUnbounded<JsonObject>();
    private readonly CancellationTokenSource stopping = new();
    private readonly WebhookCourier courier = new();
    private readonly Func<Uri?> product;
    private readonly TimeProvider time;
    private readonly Task pump;

    public FakeEvents(Func<Uri?> product, TimeProvider time)
    {
        this.product = product;
        this.time = time;
        pump = PumpAsync();
    }

    /// <summary>True while events stay here: a test brings them itself, in any order.</summary>
    public bool AreHeld { get; set; }

    /// <summary>True when every event is brought twice.</summary>
    public bool AreDoubled { get; set; }

    /// <summary>The body as it goes over the wire.</summary>
    public static string BodyOf(JsonObject happened) => happened.ToJsonString(Unescaped);

    /// <summary>The headers that belong to a body.</summary>
    public static Dictionary<string, string> HeadersOf(string body, string? timestamp) => new(StringComparer.Ordinal)
    {
        ["X-ZEvent-Signature"] = "mac=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FakeZaloOa.AppId + body + timestamp + FakeZaloOa.OaSecret))),
    };

    /// <summary>Something happened.</summary>
    public JsonObject Add(JsonObject happened)
    {
        if (!AreHeld)
        {
            waiting.Writer.TryWrite(happened);
        }

        return happened;
    }

    /// <summary>Brings an event now, once.</summary>
    public Task<HttpStatusCode?> BringAsync(JsonObject happened, CancellationToken cancellationToken)
    {
        var body = BodyOf(happened);
        return BringAsync(body, HeadersOf(body, (string?)happened["timestamp"]), cancellationToken);
    }

    /// <summary>Brings a text with headers of one's own choice; null when nobody listens.</summary>
    public async Task<HttpStatusCode?> BringAsync(string body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken) =>
        product() is { } address ? await courier.BringAsync(new Uri(address, "/webhooks/zalo-oa"), body, headers, cancellationToken) : null;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await pump;
        courier.Dispose();
        stopping.Dispose();
    }

    private async Task PumpAsync()
    {
        try
        {
            await foreach (var happened in waiting.Reader.ReadAllAsync(stopping.Token))
            {
                for (var times = AreDoubled ? 2 : 1; times > 0; times--)
                {
                    await BringUntilTakenAsync(happened);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The platform is closed.
        }
    }

    private async Task BringUntilTakenAsync(JsonObject happened)
    {
        foreach (var pause in Pauses)
        {
            if (await BringAsync(happened, stopping.Token) is HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(pause, time, stopping.Token);
        }
    }
}
