using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using ClubBot.Channels.ZaloOa.Grants;

namespace ClubBot.Channels.ZaloOa;

/// <summary>How a call of the OpenAPI ended.</summary>
internal abstract record ApiReply
{
    private ApiReply()
    {
    }

    /// <summary>Zalo answered.</summary>
    /// <param name="Code">0 = done.</param>
    /// <param name="Data">What was done, or null.</param>
    /// <param name="After">How long Zalo wants to be left alone, when it said so.</param>
    public sealed record Answered(int Code, ApiData? Data, TimeSpan? After = null) : ApiReply;

    /// <summary>Something in front of Zalo refused; the call was not taken.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="After">How long it wants to be left alone, when it said so.</param>
    public sealed record Gateway(int Status, TimeSpan? After) : ApiReply;

    /// <summary>No connection: the call never left.</summary>
    public sealed record NotConnected : ApiReply;

    /// <summary>It left, and nothing that can be understood came back.</summary>
    public sealed record NoAnswer : ApiReply;

    /// <summary>There was no token to call with, so it did not leave.</summary>
    /// <param name="IsDead">True when an administrator has to grant again.</param>
    public sealed record NoToken(bool IsDead) : ApiReply;
}

/// <summary>Calls Zalo's OpenAPI: once, and once more with a new token when the old one was refused.</summary>
internal sealed class ZaloOaApi(HttpClient http, TokenKeeper tokens, ZaloOaOptions options, TimeProvider time)
{
    /// <summary>An answer that takes longer counts as none. Guess.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    /// <summary>Longest text of an answer that is read; real ones are a few hundred bytes.</summary>
    private const int AnswerBytesMax = 256 * 1024;

    /// <summary>Codes that say the access token is wrong, over or taken back; the last is that of templates.</summary>
    private static readonly int[] TokenCodes = [-216, -220, -124];

    /// <summary>Posts JSON.</summary>
    /// <param name="path">Path below the API's address.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<ApiReply> PostAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        var reading = await tokens.GetAsync(null, cancellationToken);
        if (reading is not TokenReading.Ready first)
        {
            return new ApiReply.NoToken(reading is TokenReading.Dead);
        }

        var reply = await CallAsync(path, body, first.AccessToken, cancellationToken);
        if (reply is not ApiReply.Answered { Code: var code } || !TokenCodes.Contains(code))
        {
            return reply;
        }

        return await tokens.GetAsync(first.AccessToken, cancellationToken) switch
        {
            TokenReading.Ready second => await CallAsync(path, body, second.AccessToken, cancellationToken),
            TokenReading.Dead => new ApiReply.NoToken(IsDead: true),
            _ => new ApiReply.NoToken(IsDead: false),
        };
    }

    private async ValueTask<ApiReply> CallAsync(string path, byte[] body, string token, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AnswerMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBaseUrl, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("access_token", token);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            await response.Content.LoadIntoBufferAsync(AnswerBytesMax, either.Token);
            return ReplyOf(response, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (HttpRequestException failure)
        {
            return failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new ApiReply.NotConnected()
                : new ApiReply.NoAnswer();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ApiReply.NoAnswer();
        }
    }

    /// <summary>The body counts, whatever the status says: Zalo answers errors with 200.</summary>
    private static ApiReply ReplyOf(HttpResponseMessage response, byte[] body)
    {
        var after = response.Headers.RetryAfter?.Delta;
        try
        {
            if (JsonSerializer.Deserialize(body, ZaloOaWireJson.Default.ApiAnswer) is { Error: { } code } answer)
            {
                return new ApiReply.Answered(code, answer.Data, after);
            }
        }
        catch (JsonException)
        {
            // A page of a gateway, or half an answer.
        }

        return response.IsSuccessStatusCode ? new ApiReply.NoAnswer() : new ApiReply.Gateway((int)response.StatusCode, after);
    }

    /// <summary>A stable word for a code.</summary>
    public static string WordOf(int code) => string.Create(CultureInfo.InvariantCulture, $"zalo{code}");
}
