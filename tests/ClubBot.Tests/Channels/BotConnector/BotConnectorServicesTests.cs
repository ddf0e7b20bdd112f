using System.Net;
using System.Text;
using ClubBot.Http;

namespace ClubBot.Tests.Channels.BotConnector;

/// <summary>The whole product, with and without the channel.</summary>
public sealed class BotConnectorServicesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clubbot-connector-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.NotFound, "--Channels:BotConnector:AppId=some-app")]
    [InlineData(HttpStatusCode.Unauthorized, "--Channels:BotConnector:AppId=some-app", "--Channels:BotConnector:AppPassword=some-password")]
    public async Task Messages_AreTakenOnlyWhenConfigured(HttpStatusCode status, params string[] settings)
    {
        await using var app = ClubBotHost.Build([$"--Storage:Path={folder.FullName}", "--Demo:Enabled=false", .. settings], "http://127.0.0.1:0");
        await app.StartAsync();
        using var http = new HttpClient();
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");

        using var answer = await http.PostAsync(new Uri(new Uri(app.Urls.Single()), "/api/messages"), body);

        Assert.Equal(status, answer.StatusCode);
        await app.StopAsync();
    }
}
