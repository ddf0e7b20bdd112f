using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ClubBot.Benchmarks.Turns;

/// <summary>One visitor who opens and leaves a dialog again and again; every message is answered when it is on disk.</summary>
internal sealed class WebConversation
{
    private static readonly string[] Words = ["1", "0"];

    private readonly HttpClient http;
    private readonly string path;
    private readonly AuthenticationHeaderValue authorization;
    private int said;

    private WebConversation(HttpClient http, string path, AuthenticationHeaderValue authorization)
    {
        this.http = http;
        this.path = path;
        this.authorization = authorization;
    }

    public static async Task<WebConversation> OpenAsync(HttpClient http)
    {
        using var generated = await http.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), null);
        using var token = JsonDocument.Parse(await generated.Content.ReadAsStreamAsync());
        var conversation = new WebConversation(
            http,
            $"/v3/directline/conversations/{token.RootElement.GetProperty("conversationId").GetString()}/activities",
            new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("token").GetString()));
        using var started = await conversation.SendAsync("/v3/directline/conversations", "{}");
        started.EnsureSuccessStatusCode();
        return conversation;
    }

    /// <summary>Takes one turn.</summary>
    /// <returns>Milliseconds until the server said that it is on disk.</returns>
    public async Task<double> TurnAsync()
    {
        var text = Words[said++ % Words.Length];
        var body = $$"""{"type":"message","text":"{{text}}","channelData": {"clientActivityID":"{{said}}" } }""";
        var start = Stopwatch.GetTimestamp();
        using var answer = await SendAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private Task<HttpResponseMessage> SendAsync(string address, string body) => http.SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Headers = { Authorization = authorization },
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    });
}
