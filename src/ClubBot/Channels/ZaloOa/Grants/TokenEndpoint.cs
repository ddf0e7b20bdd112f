using System.Text.Json;

namespace ClubBot.Channels.ZaloOa.Grants;

/// <summary>How the token endpoint answered.</summary>
internal abstract record TokenReply
{
    private TokenReply()
    {
    }

    /// <summary>A new pair.</summary>
    /// <param name="AccessToken">For calls.</param>
    /// <param name="RefreshToken">For the next refresh; null when it sent none, and the old one stays.</param>
    /// <param name="Lifetime">How long the access token works.</param>
    public sealed record Granted(string AccessToken, string? RefreshToken, TimeSpan Lifetime) : TokenReply;

    /// <summary>It said no, with its code.</summary>
    public sealed record Refused(int Code) : TokenReply;

    /// <summary>Nothing that can be understood came back; whether the token was used up is not known.</summary>
    public sealed record NoAnswer : TokenReply;
}

/// <summary>Zalo's token endpoint, OAuth version 4 for Official Accounts.</summary>
internal sealed class TokenEndpoint(HttpClient http, ZaloOaOptions options, TimeProvider time)
{
    /// <summary>An answer that takes longer counts as none. Guess; far below the time for which a refresh is reserved.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    /// <summary>25 hours. Source: Zalo OAuth v4, expires_in.</summary>
    private static readonly TimeSpan LifetimeDefault = TimeSpan.FromSeconds(90_000);

    public ValueTask<TokenReply> ExchangeAsync(string code, string verifier, CancellationToken cancellationToken) => CallAsync(
        [new("code", code), new("app_id", options.AppId), new("grant_type", "authorization_code"), new("code_verifier", verifier)],
        cancellationToken);

    public ValueTask<TokenReply> RefreshAsync(string refreshToken, CancellationToken cancellationToken) => CallAsync(
        [new("refresh_token", refreshToken), new("app_id", options.AppId), new("grant_type", "refresh_token")],
        cancellationToken);

    private async ValueTask<TokenReply> CallAsync(KeyValuePair<string, string>[] form, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AnswerMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.OAuthBaseUrl, "/v4/oa/access_token")) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("secret_key", options.AppSecret);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return ReplyOf(JsonSerializer.Deserialize(body, ZaloOaWireJson.Default.TokenAnswer));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new TokenReply.NoAnswer();
        }
    }

    private static TokenReply ReplyOf(TokenAnswer? answer) => answer switch
    {
        { Error: { } code and not 0 } => new TokenReply.Refused(code),
        { AccessToken: { Length: > 0 } access } => new TokenReply.Granted(
            access,
            answer.RefreshToken is { Length: > 0 } refresh ? refresh : null,
            answer.ExpiresIn is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : LifetimeDefault),
        _ => new TokenReply.NoAnswer(),
    };
}
