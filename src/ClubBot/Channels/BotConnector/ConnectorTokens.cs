using System.Net;
using System.Text.Json;

namespace ClubBot.Channels.BotConnector;

/// <summary>The token that the bot shows when it replies: fetched by the bot's password, remembered until shortly before its end.</summary>
internal sealed partial class ConnectorTokens(BotConnectorOptions options, ConnectorHttp http, TimeProvider time, ILogger<ConnectorTokens> logger) : IDisposable
{
    /// <summary>Source: Azure Bot Service, "Authentication with the Bot Connector API".</summary>
    private const string Scope = "https://api.botframework.com/.default";

    /// <summary>How long before its end a token is not used any more.</summary>
    private static readonly TimeSpan ExpiryMargin = TimeSpan.FromMinutes(5);

    /// <summary>Life of a token whose answer names none. Guess; they live 3,600 s.</summary>
    private static readonly TimeSpan LifetimeDefault = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Known? known;

    /// <summary>A token, or why there is none now.</summary>
    public async ValueTask<TokenAnswer> GetAsync(CancellationToken cancellationToken)
    {
        if (Usable() is { } ready)
        {
            return new TokenAnswer.Token(ready);
        }

        await fetching.WaitAsync(cancellationToken);
        try
        {
            return Usable() is { } fetched ? new TokenAnswer.Token(fetched) : await FetchAsync(cancellationToken);
        }
        finally
        {
            fetching.Release();
        }
    }

    /// <summary>Forgets a token that was refused, unless a newer one is known.</summary>
    public void Drop(string token)
    {
        if (known is { } current && current.Token == token)
        {
            Interlocked.CompareExchange(ref known, null, current);
        }
    }

    public void Dispose() => fetching.Dispose();

    private string? Usable() => known is { } current && time.GetUtcNow() < current.UsableUntil ? current.Token : null;

    private async ValueTask<TokenAnswer> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.TokenUrl)
            {
                Content = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["grant_type"] = "client_credentials",
                    ["client_id"] = options.AppId,
                    ["client_secret"] = options.AppPassword,
                    ["scope"] = Scope,
                }),
            };
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.IsSuccessStatusCode
                && JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(cancellationToken), ConnectorJson.Default.TokenResponse)
                    is { AccessToken: { Length: > 0 } token } read)
            {
                var lifetime = read.ExpiresIn is { } seconds and > 0 and < int.MaxValue ? TimeSpan.FromSeconds(seconds) : LifetimeDefault;
                known = new Known(token, time.GetUtcNow() + lifetime - ExpiryMargin);
                return new TokenAnswer.Token(token);
            }

            Log.Refused(logger, (int)answer.StatusCode);
            return new TokenAnswer.None(answer.StatusCode == HttpStatusCode.TooManyRequests ? BotConnectorFailure.RetryAfterOf(answer, time) : null);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.Unreachable(logger, exception.GetType().Name);
            return new TokenAnswer.None(null);
        }
    }

    private sealed record Known(string Token, DateTimeOffset UsableUntil);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The bot got no token: {Code}. 400 or 401: Channels:BotConnector:AppId, AppPassword or TenantId is wrong.")]
        public static partial void Refused(ILogger logger, int code);

        [LoggerMessage(2, LogLevel.Warning, "The token endpoint cannot be reached ({Kind}).")]
        public static partial void Unreachable(ILogger logger, string kind);
    }
}

/// <summary>What asking for a token came to.</summary>
internal abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    public sealed record Token(string Value) : TokenAnswer
    {
        /// <summary>A secret stays out of whatever prints a record.</summary>
        public override string ToString() => nameof(Token);
    }

    /// <param name="After">How long the authority wants to be left alone; null = it did not say.</param>
    public sealed record None(TimeSpan? After) : TokenAnswer;
}
