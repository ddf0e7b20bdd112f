namespace ClubBot.Cli.Config;

/// <summary>Where settings come from, for the commands and the server alike.</summary>
internal static class Settings
{
    public const string FileName = "appsettings.json";

    /// <summary>Adds the sources; the later ones win: the file beside the program, the environment, the command line.</summary>
    public static IConfigurationBuilder AddTo(IConfigurationBuilder builder, IReadOnlyList<string> settings) => builder
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, FileName), optional: true, reloadOnChange: false)
        .AddEnvironmentVariables()
        .AddCommandLine([.. settings]);

    /// <summary>Reads all sources.</summary>
    /// <exception cref="InvalidSettingsException">The file is not JSON.</exception>
    public static IConfigurationRoot Read(IReadOnlyList<string> settings)
    {
        try
        {
            return AddTo(new ConfigurationBuilder(), settings).Build();
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidSettingsException($"{exception.Message} {exception.InnerException?.Message}");
        }
    }

    /// <summary>Reads all sources and refuses values that nothing can work with.</summary>
    /// <exception cref="InvalidSettingsException">A value is wrong; the message names every such setting.</exception>
    public static IConfigurationRoot ReadValid(IReadOnlyList<string> settings)
    {
        var configuration = Read(settings);
        string[] problems = [.. ConfigReport.ProblemsOf(configuration)];
        return problems.Length == 0 ? configuration : throw new InvalidSettingsException(string.Join(Environment.NewLine, problems));
    }
}
