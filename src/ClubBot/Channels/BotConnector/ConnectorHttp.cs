namespace ClubBot.Channels.BotConnector;

/// <summary>Calls Microsoft's servers. A redirection is not followed: a token goes only where it was meant to go.</summary>
internal sealed class ConnectorHttp : IDisposable
{
    /// <summary>Largest answer read; lists of keys have some ten thousand bytes.</summary>
    private const int AnswerBytesMax = 1024 * 1024;

    /// <summary>An answer that takes longer counts as none. Guess.</summary>
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(15);

    private readonly HttpClient outside = ClientOf(useProxy: true);
    private readonly HttpClient thisMachine = ClientOf(useProxy: false);

    /// <summary>Sends a call and reads the whole answer.</summary>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    /// <exception cref="OperationCanceledException">No answer in time.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        (request.RequestUri is { IsLoopback: true } ? thisMachine : outside).SendAsync(request, cancellationToken);

    public void Dispose()
    {
        outside.Dispose();
        thisMachine.Dispose();
    }

    private static HttpClient ClientOf(bool useProxy) =>
        new(new SocketsHttpHandler { UseProxy = useProxy, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
        {
            Timeout = AnswerMax,
            MaxResponseContentBufferSize = AnswerBytesMax,
        };
}
