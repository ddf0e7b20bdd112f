using ClubBot.Channels.WebChat.DirectLine;
using ClubBot.Channels.WebChat.Page;
using ClubBot.Channels.WebChat.Uploads;

namespace ClubBot.Channels.WebChat;

/// <summary>The web chat's addresses.</summary>
public static class WebChatEndpoints
{
    internal const string DirectLinePath = "/v3/directline";

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Maps <c>/v3/directline/...</c>, <c>/</c> and <c>/join/{code}</c>.</summary>
    public static WebApplication MapWebChat(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = PingInterval, KeepAliveTimeout = PingTimeout });
        app.UseCors();
        MapDirectLine(app.MapGroup(DirectLinePath).RequireCors(WebChatServices.CorsPolicy), app.Services);

        var page = app.Services.GetRequiredService<PageEndpoints>();
        app.MapMethods("/", ["GET", "HEAD"], page.HtmlAsync);
        app.MapMethods("/join/{code:length(1,64)}", ["GET", "HEAD"], page.HtmlAsync);
        app.MapMethods($"{PageFiles.Path}/{{version}}/{{name}}", ["GET", "HEAD"], page.FileAsync);
        return app;
    }

    private static void MapDirectLine(RouteGroupBuilder group, IServiceProvider services)
    {
        var gate = services.GetRequiredService<CallGate>();
        var tokens = services.GetRequiredService<TokenEndpoints>();
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var activities = services.GetRequiredService<ActivityEndpoints>();
        var uploads = services.GetRequiredService<UploadEndpoints>();
        var stream = services.GetRequiredService<StreamEndpoint>();

        group.MapPost("/tokens/generate", gate.Open(tokens.GenerateAsync));
        group.MapPost("/tokens/refresh", gate.Admit(tokens.RefreshAsync));
        group.MapPost("/conversations", gate.Admit(conversations.StartAsync));
        group.MapGet("/conversations/{conversationId}", gate.Admit(conversations.ReconnectAsync));
        group.MapPost("/conversations/{conversationId}/activities", gate.Admit(activities.PostAsync));
        group.MapGet("/conversations/{conversationId}/activities", gate.Admit(activities.GetAsync));
        group.MapPost("/conversations/{conversationId}/upload", gate.Admit(uploads.PostAsync));
        group.MapGet("/attachments/{name}", gate.Open(uploads.GetAsync));

        // Over HTTP/2 a WebSocket opens with CONNECT.
        group.MapMethods("/conversations/{conversationId}/stream", ["GET", "CONNECT"], gate.Open(stream.OpenAsync));

        // Everything else, session/getsessionid of the OAuth flow included, in Direct Line's shape.
        group.Map("/{**rest}", gate.Open(_ => ValueTask.FromResult<DirectLineError?>(DirectLineError.NotFound)));
    }
}
