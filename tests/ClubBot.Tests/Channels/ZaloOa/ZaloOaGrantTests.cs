using System.Collections.Concurrent;
using ClubBot.Channels.ZaloOa;
using ClubBot.Channels.ZaloOa.Grants;
using ClubBot.Dialogs.Texts;
using ClubBot.Kernel.Documents;
using ClubBot.Kernel.Turns;
using ClubBot.Practice.ZaloOa;
using ClubBot.Tests.Channels.WebChat.Host;
using ClubBot.Tests.Channels.ZaloOa.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClubBot.Tests.Channels.ZaloOa;

/// <summary>How an administrator grants, is warned, and what is never told to anybody.</summary>
public sealed class ZaloOaGrantTests : IAsyncLifetime, IDisposable
{
    private readonly MovableClock clock = new();
    private readonly FakeZaloOa zalo;
    private readonly Notebook notebook = new();
    private readonly DocumentCatalog catalog = new([new DocumentType<ZaloOaGrant>("zalo-oa-grant", () => GrantJson.Unescaped.ZaloOaGrant)]);
    private readonly BreakableStore store;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public ZaloOaGrantTests()
    {
        zalo = new FakeZaloOa(clock);
        store = new BreakableStore(catalog);
    }

    public Task InitializeAsync() => zalo.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await zalo.DisposeAsync();

    public void Dispose()
    {
        http.Dispose();
        notebook.Dispose();
    }

    [Fact]
    public async Task Link_FollowedByAnAdministrator_GivesTheFirstTokens()
    {
        var options = Options() with { RefreshToken = null };
        using var keeper = Keeper(options);
        Assert.IsType<TokenReading.Dead>(await keeper.GetAsync(null, CancellationToken.None));

        Assert.Equal(GrantOutcome.Granted, await FollowAsync(options));

        Assert.IsType<TokenReading.Ready>(await keeper.GetAsync(null, CancellationToken.None));
        Assert.Equal(FakeZaloOa.OaId, (await Grants(options).LoadAsync(CancellationToken.None)).Grant.OaId);
    }

    [Fact]
    public async Task Link_OfTheConsoleWithItsFixedVerifier_NeedsNoState()
    {
        var options = Options() with { PkceVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk" };
        var code = zalo.Grants.Permit("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

        Assert.Equal(GrantOutcome.NotAsked, await Link(Options()).TakeAsync(code, FakeZaloOa.OaId, null, CancellationToken.None));
        Assert.Equal(GrantOutcome.Granted, await Link(options).TakeAsync(code, FakeZaloOa.OaId, null, CancellationToken.None));
    }

    [Fact]
    public async Task Link_ThatIsTooOldOrForged_IsNotTaken()
    {
        var link = await Link(Options()).MakeAsync(CancellationToken.None);
        var state = System.Web.HttpUtility.ParseQueryString(link!.Query)["state"];
        var code = zalo.Grants.Permit(System.Web.HttpUtility.ParseQueryString(link.Query)["code_challenge"]!);

        Assert.Equal(GrantOutcome.NotAsked, await Link(Options()).TakeAsync(code, FakeZaloOa.OaId, state + "x", CancellationToken.None));
        Assert.Equal(GrantOutcome.NotAsked, await Link(Options()).TakeAsync(null, FakeZaloOa.OaId, state, CancellationToken.None));
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(GrantOutcome.NotAsked, await Link(Options()).TakeAsync(code, FakeZaloOa.OaId, state, CancellationToken.None));
    }

    [Fact]
    public async Task Link_FollowedForAnotherAccount_ChangesNothing()
    {
        Assert.Equal(GrantOutcome.Granted, await FollowAsync(Options()));
        var before = (await Grants(Options()).LoadAsync(CancellationToken.None)).Grant.Tokens;

        Assert.Equal(GrantOutcome.OtherAccount, await FollowAsync(Options(), "5000000000000000010"));

        Assert.Equal(before, (await Grants(Options()).LoadAsync(CancellationToken.None)).Grant.Tokens);
    }

    [Fact]
    public async Task Watch_FourteenDaysBeforeTheEnd_WarnsOnceADayUntilGrantedAgain()
    {
        var options = Options();
        using var keeper = Keeper(options);
        using var watch = Watch(options, keeper);
        await watch.LookAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(75));
        await watch.LookAsync(CancellationToken.None);
        Assert.Empty(notebook.Lines);

        clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await watch.LookAsync(CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);
        Assert.Contains("/v4/oa/permission?app_id=", Assert.Single(notebook.Lines), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(1));
        await watch.LookAsync(CancellationToken.None);
        Assert.Equal(2, notebook.Lines.Count);

        Assert.Equal(GrantOutcome.Granted, await FollowAsync(options));
        notebook.Lines.Clear();
        clock.Advance(TimeSpan.FromDays(2));
        await watch.LookAsync(CancellationToken.None);
        Assert.Empty(notebook.Lines);
    }

    [Fact]
    public void Texts_MethodsAndKeys_MatchBothWays()
    {
        var catalogue = TextCatalog.Load(typeof(GrantTexts).Assembly);
        var texts = new GrantTexts(catalogue);

        Assert.Equal(4, new[] { texts.Granted(), texts.NotAsked(), texts.OtherAccount(), texts.Refused() }.Distinct().Count());
        Assert.Equal(4, catalogue.Sentences.Keys.Count(key => key.StartsWith("zalooa.grant.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Log_OfADayWithEveryMishap_HoldsNoSecretAndNoWords()
    {
        using var written = new Notebook();
        using var factory = LoggerFactory.Create(logging => logging
            .SetMinimumLevel(LogLevel.Trace)
            .AddFilter((category, _) => category?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) != true)
            .AddProvider(written));
        await using var host = await ZaloOaHost.StartAsync(services => services.AddSingleton<ILoggerFactory>(factory), "--Channels:ZaloOa:PublicUrl=https://club.example");
        var sau = host.Zalo.Person(7);
        sau.SharesPhone();
        sau.Says("xin chào các cháu");
        await host.UntilAllLeftAsync(sau, heard: true);
        await host.Zalo.Events.BringAsync("{\"text\":\"xin chào các cháu\"", FakeEvents.HeadersOf("x", "1"), CancellationToken.None);
        host.Zalo.Script("cs", ZaloOaAnswers.Refuse(-201, "user_id at-secret-1 is invalid"));
        host.Zalo.Grants.EndAccess();
        await host.NotifyAsync(sau, "notice-1", "Lời nhắn riêng.");
        await host.UntilAsync("notice-1", OutboxState.Failed);
        host.Zalo.Grants.EndAccess();
        host.Zalo.Grants.EndRefresh();
        await host.NotifyAsync(sau, "notice-2", "Lời nhắn riêng.");
        await host.UntilReadinessAsync("zalo-oa: no-grant");

        Assert.NotEmpty(written.Lines);
        Assert.All(written.Lines, line => Assert.DoesNotContain("secret", line.Replace("AppSecret", "", StringComparison.Ordinal).Replace("OaSecret", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
        Assert.All(written.Lines, line => Assert.DoesNotContain("xin chào", line, StringComparison.Ordinal));
        Assert.All(written.Lines, line => Assert.DoesNotContain("nhắn riêng", line, StringComparison.Ordinal));
        Assert.All(written.Lines, line => Assert.DoesNotContain("84900000007", line, StringComparison.Ordinal));
    }

    private async Task<GrantOutcome> FollowAsync(ZaloOaOptions options, string? oaId = null)
    {
        using var permitted = await http.GetAsync(await Link(options).MakeAsync(CancellationToken.None));
        var back = System.Web.HttpUtility.ParseQueryString(permitted.Headers.Location!.Query);
        return await Link(options).TakeAsync(back["code"], oaId ?? back["oa_id"], back["state"], CancellationToken.None);
    }

    private ZaloOaOptions Options() => new()
    {
        AppId = FakeZaloOa.AppId,
        AppSecret = FakeZaloOa.AppSecret,
        OaSecret = FakeZaloOa.OaSecret,
        RefreshToken = FakeZaloOa.FirstRefreshToken,
        OAuthBaseUrl = zalo.Address,
        PublicUrl = new Uri("http://127.0.0.1:1"),
    };

    private GrantStore Grants(ZaloOaOptions options) => new(store, catalog, SecretBox.Of(null), options, clock);

    private GrantLink Link(ZaloOaOptions options) =>
        new(Grants(options), new TokenEndpoint(http, options, clock), options, clock, NullLogger<GrantLink>.Instance);

    private TokenKeeper Keeper(ZaloOaOptions options) =>
        new(Grants(options), new TokenEndpoint(http, options, clock), clock, NullLogger<TokenKeeper>.Instance);

    private GrantWatch Watch(ZaloOaOptions options, TokenKeeper keeper) =>
        new(keeper, Grants(options), Link(options), new ZaloOaHealth(), clock, new Logger<GrantWatch>(LoggerFactory.Create(logging => logging.AddProvider(notebook))));

    /// <summary>Keeps what is logged.</summary>
    private sealed class Notebook : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
