using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ClubBot.Tests.Channels.WebChat.Host;

/// <summary>Calls a Direct Line server as a client does, with the token it was given last.</summary>
internal sealed class DirectLineCaller : IDisposable
{
    private readonly HttpClient http;

    public DirectLineCaller(Uri server) => http = new HttpClient { BaseAddress = new Uri(server, "/v3/directline/") };

    public string Token { get; set; } = "";

    public string ConversationId { get; set; } = "";

    public HttpClient Http => http;

    public static async Task<DirectLineCaller> StartAsync(WebChatHost host)
    {
        var caller = new DirectLineCaller(host.Address);
        await caller.GenerateAsync();
        using var started = await caller.SendAsync(HttpMethod.Post, "conversations");
        Assert.Equal(System.Net.HttpStatusCode.Created, started.StatusCode);
        return caller;
    }

    public async Task<JsonElement> GenerateAsync()
    {
        using var answer = await http.PostAsync(new Uri("tokens/generate", UriKind.Relative), null);
        return Keep(await JsonAsync(answer));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return await http.SendAsync(request);
    }

    /// <summary>Posts an activity to the caller's conversation.</summary>
    public Task<HttpResponseMessage> PostAsync(object activity) => PostRawAsync(JsonSerializer.SerializeToUtf8Bytes(activity));

    public Task<HttpResponseMessage> PostRawAsync(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(HttpMethod.Post, $"conversations/{ConversationId}/activities", content);
    }

    /// <summary>Everything said so far.</summary>
    public async Task<IReadOnlyList<JsonElement>> HistoryAsync()
    {
        var all = new List<JsonElement>();
        var watermark = "";
        while (true)
        {
            using var answer = await SendAsync(HttpMethod.Get, $"conversations/{ConversationId}/activities?watermark={watermark}");
            var page = await JsonAsync(answer);
            if (page.GetProperty("activities").GetArrayLength() == 0)
            {
                return all;
            }

            all.AddRange(page.GetProperty("activities").EnumerateArray());
            watermark = page.GetProperty("watermark").GetString()!;
        }
    }

    /// <summary>A stream address from the watermark on, or for what is new.</summary>
    public async Task<Uri> StreamUrlAsync(string? watermark)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"conversations/{ConversationId}{(watermark is null ? "" : $"?watermark={watermark}")}");
        return new Uri(Keep(await JsonAsync(answer)).GetProperty("streamUrl").GetString()!);
    }

    public static async Task<ClientWebSocket> OpenAsync(Uri stream, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(stream, CancellationToken.None);
        return socket;
    }

    /// <summary>Reads whole frames until that many activities have come.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReceiveAsync(ClientWebSocket socket, int activities)
    {
        var received = new List<JsonElement>();
        using var frame = new MemoryStream();
        var buffer = new byte[4096];
        while (received.Count < activities)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            frame.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
            {
                received.AddRange(Parse(frame.ToArray()).GetProperty("activities").EnumerateArray());
                frame.SetLength(0);
            }
        }

        return received;
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => Parse(await answer.Content.ReadAsByteArrayAsync());

    public static async Task<string?> ErrorCodeAsync(HttpResponseMessage answer) =>
        (await JsonAsync(answer)).GetProperty("error").GetProperty("code").GetString();

    public void Dispose() => http.Dispose();

    private JsonElement Keep(JsonElement answer)
    {
        Token = answer.GetProperty("token").GetString()!;
        ConversationId = answer.GetProperty("conversationId").GetString()!;
        return answer;
    }

    private static JsonElement Parse(byte[] utf8)
    {
        using var document = JsonDocument.Parse(new UTF8Encoding(false, true).GetString(utf8));
        return document.RootElement.Clone();
    }
}
