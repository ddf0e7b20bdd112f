using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Calls the platform: one HTTP request for each call, never a second one by itself.</summary>
internal sealed class ZaloBotApi(HttpClient http, ZaloBotOptions options, TimeProvider time)
{
    private const int AnswerBytesMax = 1024 * 1024;

    /// <summary>Calls one method.</summary>
    /// <param name="method">Its name; upper and lower case matter.</param>
    /// <param name="parameters">What it is given, or null for nothing.</param>
    /// <param name="answerMax">An answer that takes longer counts as none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">The platform was not reached, or the connection broke.</exception>
    /// <exception cref="OperationCanceledException">No answer came in time, or the caller gave up.</exception>
    public async Task<ZaloBotAnswer> CallAsync(string method, JsonObject? parameters, TimeSpan answerMax, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(answerMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBaseUrl, $"/bot{options.BotToken}/{method}"))
        {
            Content = new StringContent(parameters?.ToJsonString() ?? "{}", Encoding.UTF8, MediaTypeNames.Application.Json),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        await response.Content.LoadIntoBufferAsync(AnswerBytesMax, either.Token);
        return ZaloBotAnswer.Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
    }
}
