using ClubBot.Practice.Page;

namespace ClubBot.Practice;

/// <summary>Puts the practice mode on top of the product: platforms of our own, and a page with their phones.</summary>
internal static class PracticeServices
{
    /// <summary>The setting that switches it on; false by default.</summary>
    public const string EnabledKey = "Practice:Enabled";

    private const string DemoKey = "Demo:Enabled";

    private const string StoreKey = "Storage:Path";

    /// <summary>Folder within the store's in which practice keeps everything: what is played never touches a club's own store.</summary>
    private const string StoreFolder = "practice";

    /// <summary>Nothing unless the practice mode is on. Must come before the channels: it tells them which platform to talk to, and starts it first.</summary>
    public static WebApplicationBuilder AddPractice(this WebApplicationBuilder builder)
    {
        if (!IsOn(builder.Configuration))
        {
            return builder;
        }

        var platforms = new PracticePlatforms(TimeProvider.System);
        builder.Configuration.AddInMemoryCollection(platforms.All.SelectMany(platform => platform.Settings));
        builder.Configuration.AddInMemoryCollection([new(StoreKey, Path.Combine(builder.Configuration[StoreKey] ?? "", StoreFolder))]);
        if (builder.Configuration[DemoKey] is null)
        {
            builder.Configuration.AddInMemoryCollection([new(DemoKey, "true")]);
        }

        builder.Services
            .AddSingleton(platforms)
            .AddSingleton<PracticeDesk>()
            .AddSingleton<PracticeEndpoints>()
            .AddHostedService<PracticeStarter>();
        return builder;
    }

    /// <summary>Maps the page <c>/practice</c> and what it calls; nothing unless the practice mode is on.</summary>
    public static WebApplication MapPractice(this WebApplication app)
    {
        app.Services.GetService<PracticeEndpoints>()?.Map(app);
        return app;
    }

    private static bool IsOn(IConfiguration configuration) => configuration.GetValue<bool?>(EnabledKey) ?? false;
}
