using ClubBot.Channels.WebChat.DirectLine;
using ClubBot.Channels.WebChat.Page;
using ClubBot.Channels.WebChat.Tokens;
using ClubBot.Channels.WebChat.Uploads;
using ClubBot.Kernel.Turns;
using ClubBot.Pictures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ClubBot.Channels.WebChat;

/// <summary>Registers the web chat: the Direct Line 3.0 server and the product's own page.</summary>
public static class WebChatServices
{
    internal const string CorsPolicy = "WebChat";

    /// <summary>
    /// Adds the web chat with the settings of <c>Channels:WebChat</c> and <c>Storage:Path</c>. The host adds <see cref="ITurnProcessor"/>
    /// and <see cref="IConversationLog"/>, and calls <see cref="WebChatEndpoints.MapWebChat"/>.
    /// </summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebChatOptions>()
            .Bind(configuration.GetSection(WebChatOptions.Section))
            .Configure(options => options.StoragePath = configuration["Storage:Path"] ?? options.StoragePath)
            .ValidateDataAnnotations()
            .Validate(
                options => options.PublicUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" },
                $"{WebChatOptions.Section}:PublicUrl must be an absolute http or https address.")
            .ValidateOnStart();
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<WebChatOptions>>(AllowTrustedOrigins);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new TokenAuthority(
            SigningKeyFile.LoadOrCreate(provider.GetRequiredService<IOptions<WebChatOptions>>().Value.StoragePath),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<OriginPolicy>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton<CallGate>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<UploadEndpoints>();
        services.AddSingleton<PageFiles>();
        services.AddSingleton<PageEndpoints>();
        services.AddSingleton<IChannel, WebChatChannel>();
        services.AddSingleton<ConversationStreams>();
        services.AddPictures();
        services.AddSingleton<IConversationObserver>(provider => provider.GetRequiredService<ConversationStreams>());
        return services;
    }

    private static void AllowTrustedOrigins(Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions cors, IOptions<WebChatOptions> options) =>
        cors.AddPolicy(CorsPolicy, policy => policy
            .WithOrigins([.. options.Value.TrustedOrigins])
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
            .WithMethods("GET", "POST")
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1)));
}
