using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ClubBot.Practice;

/// <summary>Brings to the product what happened on a platform, as that platform's servers do.</summary>
/// <remarks>One delivery for each call: how often a platform tries again is the platform's own rule.</remarks>
internal sealed class WebhookCourier : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Posts a body of JSON.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="body">The JSON as it goes over the wire, so that a signature over it holds.</param>
    /// <param name="headers">Headers besides, such as a secret or a signature.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the product answered; null when it could not be reached.</returns>
    public async Task<HttpStatusCode?> BringAsync(Uri to, string body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();
}
