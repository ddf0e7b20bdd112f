using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ClubBot.AcceptanceTests.Host;

/// <summary>Somebody at a page: speaks Direct Line over loopback.</summary>
internal sealed class Visitor(Uri address, string conversationId, string token) : IDisposable
{
    private readonly HttpClient http = new()
    {
        BaseAddress = address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    public string ConversationId => conversationId;

    /// <summary>Opens a new conversation.</summary>
    public static async Task<Visitor> OpenAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var generated = await http.PostAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), null);
        var token = await generated.Content.ReadFromJsonAsync<JsonElement>();
        var visitor = new Visitor(address, token.GetProperty("conversationId").GetString()!, token.GetProperty("token").GetString()!);
        using var started = await visitor.http.PostAsJsonAsync("/v3/directline/conversations", new { });
        started.EnsureSuccessStatusCode();
        return visitor;
    }

    /// <summary>The same person and conversation at a product that was started anew on the same folder.</summary>
    public Visitor At(Uri newAddress) => new(newAddress, conversationId, token);

    /// <summary>Says something under an id of the sender's own; true when the product said that it is kept.</summary>
    public async Task<bool> SayAsync(string text, string clientActivityId)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(
                $"/v3/directline/conversations/{conversationId}/activities",
                new { type = "message", text, channelData = new { clientActivityID = clientActivityId } });
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Everything said in the conversation after a watermark.</summary>
    public async Task<IReadOnlyList<JsonElement>> HistoryAsync(string watermark = "")
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(
                $"/v3/directline/conversations/{conversationId}/activities?watermark={watermark}");
            if (page.GetProperty("activities").GetArrayLength() == 0)
            {
                return all;
            }

            all.AddRange(page.GetProperty("activities").EnumerateArray());
            watermark = page.GetProperty("watermark").GetString()!;
        }
    }

    /// <summary>What the bot said last.</summary>
    public async Task<string> LastAsync() =>
        (await HistoryAsync()).Last(activity => activity.GetProperty("from").GetProperty("role").GetString() == "bot").GetProperty("text").GetString()!;

    public void Dispose() => http.Dispose();
}
