using System.Net;
using System.Text;
using ClubBot.Channels.ZaloOa;
using ClubBot.Channels.ZaloOa.Grants;
using ClubBot.Kernel.Documents;
using ClubBot.Practice.ZaloOa;
using ClubBot.Tests.Channels.WebChat.Host;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>Tokens: single-use refresh tokens that must never be lost, nor used by two at once.</summary>
public sealed class ZaloOaTokenTests : IAsyncLifetime, IDisposable
{
    private readonly MovableClock clock = new();
    private readonly FakeZaloOa zalo;
    private readonly BreakableStore store;
    private readonly DocumentCatalog catalog = new([new DocumentType<ZaloOaGrant>("zalo-oa-grant", () => GrantJson.Unescaped.ZaloOaGrant)]);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    public ZaloOaTokenTests()
    {
        zalo = new FakeZaloOa(clock);
        store = new BreakableStore(catalog);
    }

    public Task InitializeAsync() => zalo.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await zalo.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Refresh_ByTheFirstToken_GivesAPairThatOutlivesARestart()
    {
        using var first = NewKeeper();
        var token = await ReadyAsync(first);

        using var second = NewKeeper();
        Assert.Equal(token, await ReadyAsync(second));
        Assert.Equal(1, zalo.Grants.Pairs);
    }

    [Fact]
    public async Task Refresh_ManyCallsWithTheSameRefusedToken_HappensOnce()
    {
        using var keeper = NewKeeper();
        var refused = await ReadyAsync(keeper);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => keeper.GetAsync(refused, CancellationToken.None).AsTask()));

        Assert.Single(tokens.Distinct());
        Assert.NotEqual(new TokenReading.Ready(refused), tokens[0]);
        Assert.Equal(2, zalo.Grants.Pairs);
    }

    [Fact]
    public async Task Refresh_ByTwoHosts_HappensOnce()
    {
        using var one = NewKeeper();
        using var other = NewKeeper();

        var tokens = await Task.WhenAll(one.GetAsync(null, CancellationToken.None).AsTask(), other.GetAsync(null, CancellationToken.None).AsTask());

        Assert.Equal(tokens[0], tokens[1]);
        Assert.Equal(1, zalo.Grants.Pairs);
    }

    [Fact]
    public async Task Refresh_After20Hours_HappensBeforeTheTokenEnds()
    {
        using var keeper = NewKeeper();
        var first = await ReadyAsync(keeper);
        clock.Advance(TokenKeeper.RefreshAge - TimeSpan.FromMinutes(5));
        Assert.Equal(first, await ReadyAsync(keeper));

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.NotEqual(first, await ReadyAsync(keeper));
    }

    [Fact]
    public async Task Refresh_NotAnsweredWhileTheTokenStillWorks_KeepsUsingIt()
    {
        using var keeper = NewKeeper();
        var first = await ReadyAsync(keeper);
        clock.Advance(TimeSpan.FromHours(21));
        zalo.Script("access_token", ClubBot.Practice.FakeAnswer.BadGateway);

        Assert.Equal(first, await ReadyAsync(keeper));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, await ReadyAsync(keeper));
    }

    [Fact]
    public async Task Refresh_RefusedForGood_StopsUntilThereIsANewGrant()
    {
        zalo.Grants.EndRefresh();
        using (var keeper = NewKeeper())
        {
            Assert.IsType<TokenReading.Dead>(await keeper.GetAsync(null, CancellationToken.None));
        }

        using var restarted = NewKeeper();
        clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<TokenReading.Dead>(await restarted.GetAsync(null, CancellationToken.None));

        using var answers = new ScriptedTokens("""{"access_token":"at-new","refresh_token":"rt-new","expires_in":90000}""");
        using var granted = NewKeeper(answers, Options() with { RefreshToken = "rt-by-hand" });
        Assert.Equal("at-new", await ReadyAsync(granted));
    }

    [Theory]
    [InlineData("""{"access_token":"at-1","expires_in":"90000"}"""), InlineData("""{"access_token":"at-1","refresh_token":"","expires_in":90000}""")]
    [InlineData("""{"access_token":"at-1","refresh_token":null}""")]
    public async Task Refresh_AnswerWithoutRefreshToken_KeepsTheOldOne(string first)
    {
        using var answers = new ScriptedTokens(first, """{"access_token":"at-2","refresh_token":"rt-2","expires_in":"90000"}""");
        using var keeper = NewKeeper(answers);
        Assert.Equal("at-1", await ReadyAsync(keeper));

        clock.Advance(TimeSpan.FromHours(26));

        Assert.Equal("at-2", await ReadyAsync(keeper));
        Assert.All(answers.Bodies, body => Assert.Contains($"refresh_token={FakeZaloOa.FirstRefreshToken}", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refresh_LifetimeAsTextOrNumber_IsTheSame()
    {
        using var answers = new ScriptedTokens("""{"access_token":"at-1","refresh_token":"rt-1","expires_in":"3600"}""", """{"access_token":"at-2","refresh_token":"rt-2","expires_in":3600}""", """{"access_token":"at-3","refresh_token":"rt-3"}""");
        using var keeper = NewKeeper(answers);

        Assert.Equal("at-1", await ReadyAsync(keeper));
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("at-2", await ReadyAsync(keeper));
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal("at-3", await ReadyAsync(keeper));
    }

    [Fact]
    public async Task Refresh_StoreFailsBehindTheAnswer_UsesNothingAndLosesNothing()
    {
        using var answers = new ScriptedTokens("""{"access_token":"at-1","refresh_token":"rt-1","expires_in":"90000"}""") { Before = () => store.Fails = true };
        using var keeper = NewKeeper(answers);
        await Assert.ThrowsAsync<StoreFailedException>(() => keeper.GetAsync(null, CancellationToken.None).AsTask());
        await Assert.ThrowsAsync<StoreFailedException>(() => keeper.GetAsync(null, CancellationToken.None).AsTask());

        store.Fails = false;

        Assert.Equal("at-1", await ReadyAsync(keeper));
        Assert.Single(answers.Bodies);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Tokens_OnDisk_AreClosedWhereThereIsAKey(bool hasKey)
    {
        var keyFile = Path.GetTempFileName();
        await File.WriteAllBytesAsync(keyFile, Enumerable.Range(0, 32).Select(number => (byte)number).ToArray());
        using var keeper = NewKeeper(box: SecretBox.Of(hasKey ? keyFile : null));
        var token = await ReadyAsync(keeper);

        var stored = (ZaloOaGrant)(await store.ReadAsync(new DocumentKey("zalo-oa-grant", FakeZaloOa.AppId), CancellationToken.None))!.Document;
        Assert.DoesNotContain(token, stored.ToString(), StringComparison.Ordinal);
        Assert.Equal(hasKey, SecretBox.Of(null).Open(stored.Tokens!, FakeZaloOa.AppId) is null);
        Assert.Contains(token, SecretBox.Of(keyFile).Open(stored.Tokens!, FakeZaloOa.AppId), StringComparison.Ordinal);
        Assert.Equal(hasKey, SecretBox.Of(keyFile).Open(stored.Tokens!, "elsewhere") is null);
        File.Delete(keyFile);
    }

    private static async Task<string> ReadyAsync(TokenKeeper keeper) =>
        Assert.IsType<TokenReading.Ready>(await keeper.GetAsync(null, CancellationToken.None)).AccessToken;

    private ZaloOaOptions Options() => new()
    {
        AppId = FakeZaloOa.AppId,
        AppSecret = FakeZaloOa.AppSecret,
        OaSecret = FakeZaloOa.OaSecret,
        RefreshToken = FakeZaloOa.FirstRefreshToken,
        OAuthBaseUrl = zalo.Address,
    };

    private TokenKeeper NewKeeper(HttpMessageHandler? answers = null, ZaloOaOptions? options = null, SecretBox? box = null)
    {
        var used = options ?? Options();
        var client = answers is null ? http : new HttpClient(answers, disposeHandler: false);
        return new TokenKeeper(
            new GrantStore(store, catalog, box ?? SecretBox.Of(null), used, clock), new TokenEndpoint(client, used, clock), clock, NullLogger<TokenKeeper>.Instance);
    }

    /// <summary>A token endpoint that answers as written, one after the other.</summary>
    private sealed class ScriptedTokens(params string[] answers) : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        public Action Before { get; init; } = () => { };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            Before();
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answers[Bodies.Count - 1], Encoding.UTF8, "application/json") };
        }
    }
}
