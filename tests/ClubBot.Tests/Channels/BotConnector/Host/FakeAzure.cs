using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClubBot.Tests.Channels.BotConnector.Host;

/// <summary>Azure Bot Service on a port of this machine: OpenID metadata, keys, tokens for the bot, and the Connector that takes replies.</summary>
internal sealed class FakeAzure : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<ConnectorCall> calls = Channel.CreateUnbounded<ConnectorCall>();
    private readonly ConcurrentQueue<ConnectorAnswer> scripted = new();
    private int tokens;
    private int keyReadings;

    private FakeAzure(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public Authority Authority { get; } = new();

    /// <summary>Tokens given to the bot so far.</summary>
    public int TokensGiven => tokens;

    /// <summary>Times that the keys were read.</summary>
    public int KeyReadings => keyReadings;

    /// <summary>Forms sent to the token endpoint.</summary>
    public ConcurrentQueue<string> TokenForms { get; } = new();

    /// <summary>While set, the metadata cannot be read.</summary>
    public bool IsMetadataDown { get; set; }

    /// <summary>While set, the bot gets no token.</summary>
    public bool RefusesTokens { get; set; }

    public static async Task<FakeAzure> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var azure = new FakeAzure(app);
        app.MapGet("/metadata", azure.Metadata);
        app.MapGet("/keys", azure.Keys);
        app.MapPost("/token", (Delegate)azure.TokenAsync);
        app.MapPost("/v3/conversations/{conversation}/activities/{replyTo?}", azure.TakeAsync);
        await app.StartAsync();
        return azure;
    }

    /// <summary>The next reply is answered like this instead.</summary>
    public void Script(ConnectorAnswer answer) => scripted.Enqueue(answer);

    /// <summary>The next reply that came.</summary>
    public async Task<ConnectorCall> NextCallAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await calls.Reader.ReadAsync(limit.Token);
    }

    /// <summary>True when no reply waits to be looked at.</summary>
    public bool IsSilent => calls.Reader.Count == 0;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult Metadata() => IsMetadataDown
        ? Results.StatusCode(503)
        : Results.Text(
            new JsonObject { ["issuer"] = Authority.Issuer, ["jwks_uri"] = new Uri(Address, "/keys").ToString(), ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") }
                .ToJsonString(),
            "application/json");

    private IResult Keys()
    {
        Interlocked.Increment(ref keyReadings);
        return Results.Text(Authority.KeysJson(), "application/json");
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        TokenForms.Enqueue(await reader.ReadToEndAsync());
        if (RefusesTokens)
        {
            return Results.Text("""{"error":"invalid_client"}""", "application/json", statusCode: 401);
        }

        return Results.Text($$"""{"token_type":"Bearer","expires_in":3600,"access_token":"bot-token-{{Interlocked.Increment(ref tokens)}}"}""", "application/json");
    }

    private async Task<IResult> TakeAsync(HttpContext context, string conversation, string? replyTo)
    {
        using var reader = new StreamReader(context.Request.Body);
        var activity = JsonNode.Parse(await reader.ReadToEndAsync())!.AsObject();
        calls.Writer.TryWrite(new ConnectorCall(conversation, replyTo, context.Request.Headers.Authorization.ToString(), activity));
        if (!scripted.TryDequeue(out var answer))
        {
            return Results.Text("""{"id":"reply-1"}""", "application/json", statusCode: 201);
        }

        if (answer.IsCut)
        {
            context.Abort();
            return Results.Empty;
        }

        if (answer.RetryAfter is { } after)
        {
            context.Response.Headers["Retry-After"] = after;
        }

        return Results.Text("""{"error":{"code":"ServiceError","message":"As the test asked."}}""", "application/json", statusCode: answer.Status);
    }
}

/// <summary>A reply as it came to the Connector.</summary>
internal sealed record ConnectorCall(string Conversation, string? ReplyTo, string Authorization, JsonObject Activity)
{
    public string? Text => (string?)Activity["text"];
}

/// <summary>What the Connector says to a reply.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="RetryAfter">The header of that name.</param>
/// <param name="IsCut">True = the line breaks and nothing is said.</param>
internal sealed record ConnectorAnswer(int Status, string? RetryAfter = null, bool IsCut = false);
