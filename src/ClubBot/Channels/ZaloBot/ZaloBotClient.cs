using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClubBot.Channels.ZaloBot;

/// <summary>Calls the Zalo Bot API, each call once. The token is part of every address, so no exception of a call leaves here.</summary>
internal sealed class ZaloBotClient(ZaloBotOptions options, TimeProvider time) : IDisposable
{
    private const int AnswerBytesMax = 1024 * 1024;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        UseProxy = !options.ApiBaseUrl.IsLoopback,
        // The token would go wherever a redirect leads.
        AllowAutoRedirect = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = AnswerBytesMax,
    };

    private readonly string root = $"{options.ApiBaseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/')}/bot{options.BotToken}/";

    /// <summary>Calls one method.</summary>
    /// <param name="method">Its name, in the letters of the documents: large and small ones differ.</param>
    /// <param name="body">Its parameters, or null when it has none.</param>
    /// <param name="limit">An answer that takes longer counts as none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ZaloBotAnswer> CallAsync(string method, JsonObject? body, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, root + method);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, ZaloBotJson.Wire.JsonObject));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return Read(await response.Content.ReadAsByteArrayAsync(either.Token), response.StatusCode);
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new ZaloBotAnswer.Unreachable()
                : new ZaloBotAnswer.Silence();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ZaloBotAnswer.Silence();
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>The body counts, whatever the status: it is not documented with which status a refusal comes.</summary>
    internal static ZaloBotAnswer Read(ReadOnlyMemory<byte> body, HttpStatusCode status)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } said && said.TryGetProperty("ok", out var ok))
            {
                return ok.ValueKind == JsonValueKind.True
                    ? new ZaloBotAnswer.Done(said.TryGetProperty("result", out var result) ? result.Clone() : default)
                    : new ZaloBotAnswer.Refused(CodeOf(said) ?? (int)status);
            }
        }
        catch (JsonException)
        {
            // A gateway spoke, or a page for people was shown, as has been seen with a wrong token.
        }

        return (int)status >= 300 ? new ZaloBotAnswer.Refused((int)status) : new ZaloBotAnswer.Silence();
    }

    private static int? CodeOf(JsonElement said) => !said.TryGetProperty("error_code", out var code) ? null : code.ValueKind switch
    {
        JsonValueKind.Number when code.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(code.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
