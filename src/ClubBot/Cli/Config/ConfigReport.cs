using System.Text.Json.Serialization;
using ClubBot.Demo;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace ClubBot.Cli.Config;

/// <summary>Whether a setting is there.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettingState>))]
internal enum SettingState
{
    Set,

    /// <summary>Not set; a value of the product's own counts.</summary>
    Default,

    NotSet,

    /// <summary>Not set, although something that is set cannot work without it.</summary>
    Missing,

    /// <summary>Set to something that nothing can work with.</summary>
    Invalid,
}

/// <summary>One setting as it is now.</summary>
/// <param name="Setting">Its name.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="Value">What counts; null for a secret and for what is not set.</param>
/// <param name="Source">Where it was read from; null when it is not set.</param>
internal sealed record ConfigLine(string Setting, SettingState State, string? Value, string? Source);

/// <summary>All settings that decide how the product runs. Secrets are never in it, only whether they are there.</summary>
/// <param name="Settings">Every setting.</param>
/// <param name="Problems">What has to be mended, a sentence each.</param>
internal sealed record ConfigReport(IReadOnlyList<ConfigLine> Settings, IReadOnlyList<string> Problems)
{
    /// <summary>Looks at every setting.</summary>
    public static ConfigReport Of(IConfigurationRoot configuration)
    {
        var missing = Missing(configuration).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new ConfigReport(
            [.. SettingCatalog.All.Select(setting => LineOf(setting, configuration, missing))],
            [
                .. SettingCatalog.All.Select(setting => setting.ProblemOf(configuration[setting.Key])).OfType<string>(),
                .. missing.Select(key => $"{key} is missing: its channel cannot work without it.{SettingSources.Of(key)}"),
                .. Unknown(configuration).Select(key => $"{key} is set but is no setting of this product. Is it mistyped?"),
            ]);
    }

    private static ConfigLine LineOf(Setting setting, IConfigurationRoot configuration, HashSet<string> missing)
    {
        if (configuration[setting.Key] is { } value && (value.Length > 0 || setting.ProblemOf(value) is not null))
        {
            var isValid = setting.ProblemOf(value) is null;
            // A value that fits nowhere may be a secret that was pasted into the wrong place.
            return new ConfigLine(setting.Key, isValid ? SettingState.Set : SettingState.Invalid, isValid ? setting.Shown(value) : null, SourceOf(setting.Key, configuration));
        }

        var fallback = setting.Key == "Demo:Enabled" ? DemoDefault(configuration) : setting.Default;
        var state = missing.Contains(setting.Key) ? SettingState.Missing : fallback is null ? SettingState.NotSet : SettingState.Default;
        return new ConfigLine(setting.Key, state, fallback is null ? null : setting.Shown(fallback), null);
    }

    private static string DemoDefault(IConfiguration configuration) => DemoServices.IsEnabled(configuration) ? "true" : "false";

    private static string? SourceOf(string key, IConfigurationRoot configuration) =>
        configuration.Providers.LastOrDefault(provider => provider.TryGet(key, out _)) switch
        {
            JsonConfigurationProvider => Config.Settings.FileName,
            EnvironmentVariablesConfigurationProvider => "environment",
            CommandLineConfigurationProvider => "command line",
            _ => null,
        };

    /// <summary>What a channel that was begun still needs.</summary>
    private static IEnumerable<string> Missing(IConfiguration configuration) =>
        from channel in SettingCatalog.Channels
        let section = configuration.GetSection(channel.Section)
        where section.GetChildren().Any(child => !string.IsNullOrEmpty(child.Value))
        from name in section["Mode"] == "webhook" ? channel.Needed.Concat(channel.NeededByWebhook) : channel.Needed
        where string.IsNullOrEmpty(section[name])
        select $"{channel.Section}:{name}";

    /// <summary>Names in the product's own sections that nothing reads; lists of the web chat end in a number.</summary>
    private static IEnumerable<string> Unknown(IConfiguration configuration) =>
        from pair in configuration.AsEnumerable()
        where pair.Value is not null && pair.Key.Contains(':', StringComparison.Ordinal)
        where SettingCatalog.IsSection(pair.Key.Split(':')[0]) && !pair.Key.StartsWith("Kestrel:", StringComparison.OrdinalIgnoreCase)
        where !pair.Key.StartsWith("Channels:WebChat:TrustedOrigins:", StringComparison.OrdinalIgnoreCase)
        where !SettingCatalog.All.Any(setting => setting.Key.Equals(pair.Key, StringComparison.OrdinalIgnoreCase))
        orderby pair.Key
        select pair.Key;
}
