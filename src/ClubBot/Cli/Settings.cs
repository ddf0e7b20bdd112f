namespace ClubBot.Cli;

/// <summary>Settings of a command without a server: the same sources in the same order.</summary>
internal static class Settings
{
    public static IConfiguration Read(string[] settings) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(settings)
        .Build();
}
